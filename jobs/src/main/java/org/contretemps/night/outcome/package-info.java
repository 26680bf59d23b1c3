/** Repeats and prior contacts of the same customer. */
package org.contretemps.night.outcome;
