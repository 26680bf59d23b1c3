/** Texts of fields as values, read byte by byte. */
package org.contretemps.source.value;
