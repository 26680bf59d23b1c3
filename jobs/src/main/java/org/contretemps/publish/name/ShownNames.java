package org.contretemps.publish.name;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.contretemps.config.Names;
import org.contretemps.night.kpi.antagonism.AntagonismKpi;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableRow;
import org.contretemps.wording.Printable;

/**
 * Prepares names from the data for a report: people's names in place of codes, without characters
 * that a PDF cannot hold, and not longer than a name is. Breaking thousands of words into lines
 * would take a minute for the PDF.
 */
public final class ShownNames {
  private static final int MOST_CHARACTERS = 120;
  private static final Map<String, String> NONE = Map.of();

  private final Map<String, Map<String, String>> namesOfColumns;

  public ShownNames(Names names) {
    this.namesOfColumns =
        Map.of(
            Contact.ORGANISATION, names.organisations(),
            Contact.SERVICE, names.services(),
            Contact.TEAM, names.teams(),
            AntagonismKpi.GIVING_TEAM, names.teams(),
            AntagonismKpi.RECEIVING_TEAM, names.teams(),
            Contact.TERRITORY, names.territories());
  }

  /** A name without characters that cannot be shown, and not longer than a name is. */
  public static String of(String name) {
    return Printable.name(name, MOST_CHARACTERS);
  }

  /** The texts as they are, so that they can be shown. */
  public static List<Row> in(List<Row> rows) {
    ShownNames codes = new ShownNames(Names.NONE);
    return rows.stream().map(codes::named).toList();
  }

  /** The same with names in place of codes. */
  public List<Row> named(List<Row> rows) {
    return rows.stream().map(this::named).toList();
  }

  /** A row with names in place of codes. */
  public Row named(Row row) {
    if (row.schema() == null) {
      return row;
    }
    TableRow shown = new TableRow(row.schema());
    for (String column : row.schema().fieldNames()) {
      Object value = row.getAs(column);
      shown.set(column, value instanceof String text ? shown(column, text) : value);
    }
    return shown.row();
  }

  private String shown(String column, String code) {
    return of(namesOfColumns.getOrDefault(column, NONE).getOrDefault(code, code));
  }

  /** An organisation by its name. */
  public String organisation(String code) {
    return shown(Contact.ORGANISATION, code);
  }
}
