/** The two languages that the product speaks, English and French. */
package org.contretemps.wording;
