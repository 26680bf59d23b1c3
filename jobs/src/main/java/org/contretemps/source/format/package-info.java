/** Bytes to raw records: delimited text, JSON, Parquet, packed or not. */
package org.contretemps.source.format;
