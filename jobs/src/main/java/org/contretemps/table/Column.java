package org.contretemps.table;

import java.util.Optional;
import org.apache.spark.sql.types.DataType;

/**
 * One column of a table as it is declared: its name with the unit in it, its type, whether it may
 * be null, what it means, and, for a generated column, the expression Delta computes it with.
 */
public record Column(
    String name, DataType type, boolean nullable, String comment, Optional<String> generatedAs) {}
