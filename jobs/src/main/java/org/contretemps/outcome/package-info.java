/** What came of a contact: repeats and prior contacts of the same customer on the same service. */
package org.contretemps.outcome;
