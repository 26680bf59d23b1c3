/**
 * How tables and the records that feed them are declared.
 *
 * <p>Knows types and words, no session.
 */
package org.contretemps.table;
