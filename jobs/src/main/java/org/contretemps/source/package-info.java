/**
 * From raw files to typed records: what a source mapping says, which files have landed, how their
 * records are read without losing one, and which of them are accepted, rejected or excluded.
 */
package org.contretemps.source;
