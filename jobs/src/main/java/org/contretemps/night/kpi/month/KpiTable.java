package org.contretemps.night.kpi.month;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.contretemps.table.TableDefinition;

/**
 * A KPI table, partitioned by {@link KpiMonth#MONTH}, with how the rows of a month are made.
 *
 * @param rows a month → its rows, in the columns that a writer fills
 */
public record KpiTable(TableDefinition table, Function<KpiMonth, List<Row>> rows) {}
