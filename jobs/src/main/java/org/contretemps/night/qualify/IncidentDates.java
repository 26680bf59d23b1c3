package org.contretemps.night.qualify;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.incident.Incident;

/**
 * Lists for each organisation and date the incidents during which a contact of that date may have
 * taken place, so that each contact is compared with few. Pure.
 */
final class IncidentDates {
  private static final String INCIDENTS = "_incidents";

  private IncidentDates() {}

  /**
   * The lists of incidents.
   *
   * @param incidents rows of {@link Incident}
   * @param last the last date of interest: an incident that goes on reaches up to it
   */
  static Dataset<Row> of(Dataset<Row> incidents, LocalDate last) {
    // A local date begins and ends up to a day before or after the one in UTC.
    Column first = date_add(to_date(col(Incident.STARTED_AT)), -1);
    Column until = coalesce(date_add(to_date(col(Incident.ENDED_AT)), 1), lit(last));
    return incidents
        .where(first.leq(until))
        .withColumn(Contact.CONTACT_DATE, explode(sequence(first, until)))
        .groupBy(Incident.ORGANISATION, Contact.CONTACT_DATE)
        .agg(
            collect_list(
                    struct(col(Incident.SERVICE), col(Incident.STARTED_AT), col(Incident.ENDED_AT)))
                .as(INCIDENTS));
  }

  /** Whether a contact joined with its date's list started during one of them. */
  static Column isDuring() {
    return coalesce(
        exists(
            col(INCIDENTS),
            incident ->
                col(Contact.STARTED_AT)
                    .geq(incident.getField(Incident.STARTED_AT))
                    .and(
                        coalesce(
                            col(Contact.STARTED_AT).lt(incident.getField(Incident.ENDED_AT)),
                            lit(true)))
                    .and(
                        coalesce(
                            col(Contact.SERVICE).equalTo(incident.getField(Incident.SERVICE)),
                            lit(true)))),
        lit(false));
  }
}
