package org.contretemps.table;

import java.util.Optional;
import org.apache.spark.sql.types.DataType;

/**
 * One declared column of a table: its name (with the unit), its type, whether it may be null, its
 * meaning, and, for a generated column, the expression by which Delta computes it.
 */
public record Column(
    String name, DataType type, boolean nullable, String comment, Optional<String> generatedAs) {}
