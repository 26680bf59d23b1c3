/** Contacts passed on around their norms: counted by cell, and what they show. */
package org.contretemps.night.passing;
