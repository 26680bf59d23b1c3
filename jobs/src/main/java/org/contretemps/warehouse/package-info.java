/** Opens sessions and creates, reads and writes Delta tables: the only door to them. */
package org.contretemps.warehouse;
