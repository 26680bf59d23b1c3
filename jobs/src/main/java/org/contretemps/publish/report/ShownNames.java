package org.contretemps.publish.report;

import java.util.List;
import org.apache.spark.sql.Row;
import org.contretemps.table.TableRow;
import org.contretemps.wording.Printable;

/**
 * The texts in rows as a report can show them: without characters that a document on paper cannot
 * hold, and no longer than a name is. To break thousands of words into lines takes paper a minute.
 */
final class ShownNames {
  private static final int MOST_CHARACTERS = 120;

  private ShownNames() {}

  static String of(String name) {
    return Printable.name(name, MOST_CHARACTERS);
  }

  static List<Row> in(List<Row> rows) {
    return rows.stream().map(ShownNames::in).toList();
  }

  private static Row in(Row row) {
    if (row.schema() == null) {
      return row;
    }
    TableRow shown = new TableRow(row.schema());
    for (String column : row.schema().fieldNames()) {
      Object value = row.getAs(column);
      shown.set(column, value instanceof String text ? of(text) : value);
    }
    return shown.row();
  }
}
