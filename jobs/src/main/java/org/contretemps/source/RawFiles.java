package org.contretemps.source;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was read of some files.
 *
 * @param records {@link RawRecord}s
 * @param forms file name → how the file differs from what was expected; absent where it does not
 */
record RawFiles(Dataset<Row> records, Map<String, FileForm> forms) {}
