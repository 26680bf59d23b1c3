/** Erasure of a person. */
package org.contretemps.care.privacy;
