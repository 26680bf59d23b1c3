package org.contretemps.kpi;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.contact.Contact;
import org.contretemps.feedback.Review;
import org.contretemps.feedback.Survey;
import org.contretemps.qualification.QualifiedContact;

/**
 * Legs under a norm that an agent passed on, with what came of the conversation in the hands of the
 * team that ended it. A conversation that goes on after midnight is left out. Pure.
 */
final class Handovers {
  /** What is counted of them. */
  static final Set<Measure> MEASURES =
      Set.of(
          Measure.CONTACTS,
          Measure.COUNTED,
          Measure.REPEATS,
          Measure.ANSWERS,
          Measure.SATISFIED,
          Measure.REVIEWS,
          Measure.COMPLIANT);

  private static final List<String> CONVERSATION =
      List.of(Contact.ORGANISATION, Contact.SOURCE, Contact.CONVERSATION_ID, Contact.CONTACT_DATE);
  private static final String LAST_LEG = "last_leg";

  /** What is told of the giving leg. */
  private static final List<String> GIVEN =
      List.of(
          Contact.LEG,
          Contact.TEAM,
          Contact.SERVICE,
          Contact.CHANNEL,
          QualifiedContact.SITUATION_TYPE,
          KpiFacts.SURVEY_STRATUM);

  /** What is told of the last leg. */
  private static final List<String> OUTCOME =
      List.of(
          LAST_LEG,
          KpiDay.RECEIVING_TEAM,
          QualifiedContact.HAS_REPEAT,
          Survey.CSAT,
          Survey.CSAT_SCALE,
          Review.COMPLIANCE_SCORE);

  private Handovers() {}

  /**
   * Giving legs as contacts with the outcome of their conversations.
   *
   * @param contacts rows of {@link QualifiedContact}
   * @param answered the same with those of their feedback
   */
  static Dataset<Row> of(Dataset<Row> contacts, Dataset<Row> answered) {
    Dataset<Row> giving =
        contacts
            .where(col(Contact.TRANSFERRED_TO).isNotNull().and(col(Contact.TEAM).isNotNull()))
            .where(col(QualifiedContact.NORM_BIN).isNotNull())
            .withColumn(KpiFacts.SURVEY_STRATUM, KpiFacts.stratum())
            .select(columns(CONVERSATION, GIVEN));
    Dataset<Row> last =
        answered
            .where(col(QualifiedContact.REPEAT_STATE).equalTo(QualifiedContact.COUNTED))
            .where(col(Contact.LEG).gt(1).and(col(Contact.TEAM).isNotNull()))
            .withColumns(
                Map.of(LAST_LEG, col(Contact.LEG), KpiDay.RECEIVING_TEAM, col(Contact.TEAM)))
            .select(columns(CONVERSATION, OUTCOME));
    return giving
        .join(last, CONVERSATION.toArray(String[]::new))
        .where(col(Contact.LEG).lt(col(LAST_LEG)))
        .where(col(Contact.TEAM).notEqual(col(KpiDay.RECEIVING_TEAM)));
  }

  private static Column[] columns(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).map(functions::col).toArray(Column[]::new);
  }
}
