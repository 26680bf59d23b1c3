/** Contacts with what was asked of them and what came of them. */
package org.contretemps.night.qualify;
