/** The only place that opens sessions and that creates, reads and writes Delta tables. */
package org.contretemps.warehouse;
