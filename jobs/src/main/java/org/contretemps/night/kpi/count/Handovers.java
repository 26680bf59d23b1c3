package org.contretemps.night.kpi.count;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;

/**
 * Selects the contact legs under a norm that an agent passed on, with the outcome of the
 * conversation in the team that ended it. A conversation that goes on after midnight is left out.
 * Pure.
 */
final class Handovers {
  private static final List<String> CONVERSATION =
      List.of(Contact.ORGANISATION, Contact.SOURCE, Contact.CONVERSATION_ID, Contact.CONTACT_DATE);
  private static final String LAST_LEG = "last_leg";

  /** What is known of the giving leg. */
  private static final List<String> GIVEN =
      List.of(
          Contact.LEG,
          Contact.TEAM,
          Contact.SERVICE,
          Contact.CHANNEL,
          QualifiedContact.SITUATION_TYPE,
          Contact.HANDLING_SECONDS,
          Contact.AGENT_KEY,
          Contact.CUSTOMER_KEY,
          KpiFacts.SIDE);

  /** What is known of the last leg. */
  private static final List<String> ENDING =
      Stream.concat(CONVERSATION.stream(), Stream.of(LAST_LEG, KpiDay.RECEIVING_TEAM)).toList();

  private Handovers() {}

  /**
   * Giving legs as contacts with whether their customers came back.
   *
   * @param contacts rows of {@link QualifiedContact}
   */
  static Dataset<Row> of(Dataset<Row> contacts) {
    return of(contacts, contacts, List.of(QualifiedContact.HAS_REPEAT));
  }

  /**
   * Giving legs as contacts with what was said of their conversations.
   *
   * @param contacts rows of {@link QualifiedContact}
   * @param answered those with feedback, and that
   */
  static Dataset<Row> of(Dataset<Row> contacts, Dataset<Row> answered) {
    return of(contacts, answered, List.of(Survey.CSAT, Survey.CSAT_SCALE, Review.COMPLIANCE_SCORE));
  }

  private static Dataset<Row> of(Dataset<Row> contacts, Dataset<Row> ending, List<String> outcome) {
    Dataset<Row> underNorm =
        contacts
            .where(col(Contact.TRANSFERRED_TO).isNotNull().and(col(Contact.TEAM).isNotNull()))
            .where(col(QualifiedContact.NORM_BIN).isNotNull());
    Dataset<Row> giving =
        KpiFacts.withSide(underNorm.withColumn(KpiFacts.SURVEY_STRATUM, ContactStratum.ofContact()))
            .select(columns(CONVERSATION, GIVEN));
    Dataset<Row> last =
        ending
            .where(col(QualifiedContact.REPEAT_STATE).equalTo(QualifiedContact.COUNTED))
            .where(col(Contact.LEG).gt(1).and(col(Contact.TEAM).isNotNull()))
            .withColumns(
                Map.of(LAST_LEG, col(Contact.LEG), KpiDay.RECEIVING_TEAM, col(Contact.TEAM)))
            .select(columns(ENDING, outcome));
    return giving
        .join(last, CONVERSATION.toArray(String[]::new))
        .where(col(Contact.LEG).lt(col(LAST_LEG)))
        .where(col(Contact.TEAM).notEqual(col(KpiDay.RECEIVING_TEAM)));
  }

  private static Column[] columns(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).map(functions::col).toArray(Column[]::new);
  }
}
