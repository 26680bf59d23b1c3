package org.contretemps.kpi;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.contact.Contact;
import org.contretemps.table.TableDefinition;

/**
 * One row per date, facet and group of contacts of which something was said: the additive parts of
 * surveys and reviews. Counted apart from {@link KpiDay}, so that answers which come weeks later
 * count few contacts anew. An internal table, which holds small groups: not for those who query.
 */
public final class KpiFeedbackDay {
  public static final TableDefinition TABLE =
      KpiDay.table(
          "kpi_feedback_day",
          "Internal. One row per date, facet and group of contacts that a survey or review speaks of: the additive parts of these.",
          "CENTRE, TEAM, TERRITORY, LOGIC, CHANNEL_STRATUM, TEAM_STRATUM, CELL_SIDE, HANDOVER or FELT: what it is counted by.",
          Measure.Part.FEEDBACK);

  private KpiFeedbackDay() {}

  /**
   * The rows of both tables of days, with every measure; what a table does not measure is 0.
   *
   * @param contacts rows of {@link KpiDay}
   * @param feedback rows of this table
   */
  public static Dataset<Row> withContacts(Dataset<Row> contacts, Dataset<Row> feedback) {
    return whole(contacts, Measure.Part.CONTACTS)
        .unionByName(whole(feedback, Measure.Part.FEEDBACK));
  }

  private static Dataset<Row> whole(Dataset<Row> rows, Measure.Part part) {
    List<Measure> measured = Measure.of(part);
    Stream<Column> names =
        Stream.concat(Stream.of(Contact.CONTACT_DATE, KpiDay.FACET), KpiDay.NAMES.stream())
            .map(functions::col);
    Stream<Column> measures =
        Arrays.stream(Measure.values())
            .map(
                measure ->
                    (measured.contains(measure) ? col(measure.column()) : lit(0L))
                        .as(measure.column()));
    return rows.select(Stream.concat(names, measures).toArray(Column[]::new));
  }
}
