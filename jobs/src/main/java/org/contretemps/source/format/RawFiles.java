package org.contretemps.source.format;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.source.landing.FileForm;

/**
 * The raw records of some files, and how the form of each file differs from what was expected.
 *
 * @param records {@link RawRecord}s
 * @param forms once the records have been read: file name → how the file differs from what was
 *     expected; absent if it does not
 */
public record RawFiles(Dataset<Row> records, Supplier<Map<String, FileForm>> forms) {}
