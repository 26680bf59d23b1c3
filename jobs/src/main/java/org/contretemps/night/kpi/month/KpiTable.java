package org.contretemps.night.kpi.month;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.contretemps.table.TableDefinition;

/**
 * A monthly indicator table: its declaration, and the function that computes its rows of a month.
 *
 * @param rows a month → its rows, in the columns that a writer fills
 */
public record KpiTable(TableDefinition table, Function<KpiMonth, List<Row>> rows) {}
