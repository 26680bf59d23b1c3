/**
 * The time norm: its log, the intervals that follow, the norm in force for a contact.
 *
 * <p>Reads no table and writes none.
 */
package org.contretemps.record.norm;
