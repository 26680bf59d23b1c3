package org.contretemps.night.qualify;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.config.Definitions;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.night.load.LoadQuartiles;
import org.contretemps.night.load.ServiceLoad;
import org.contretemps.night.load.ServiceLoads;
import org.contretemps.night.outcome.ConversationCustomers;
import org.contretemps.night.outcome.ConversationDays;
import org.contretemps.night.outcome.FollowUps;
import org.contretemps.night.outcome.Suspicion;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ContactKeys;
import org.contretemps.record.contact.SituationClassifier;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.table.Direction;

/**
 * Adds to each contact what was asked of it and what came of it, from norms, incidents, load and
 * the customer's other contacts: rows of {@link QualifiedContact}, except the classes of its day
 * and agent. Pure.
 */
public final class ContactQualifier {
  private final Definitions definitions;
  private final OutcomeWindows windows;

  public ContactQualifier(Definitions definitions) {
    this.definitions = definitions;
    this.windows = definitions.outcomes();
  }

  /**
   * What contacts are set against.
   *
   * @param norms the norms in force
   * @param loadQuartiles rows of {@link LoadQuartiles}
   * @param incidents rows of {@link org.contretemps.record.incident.Incident}
   * @param conversations rows of {@link ConversationDays}
   * @param customers rows of {@link ConversationCustomers}
   * @param followUps rows of {@link FollowUps} with the columns of {@link Suspicion}
   * @param asOf the night's date
   */
  public record Surroundings(
      NormAsOf norms,
      Dataset<Row> loadQuartiles,
      Dataset<Row> incidents,
      Dataset<Row> conversations,
      Dataset<Row> customers,
      Dataset<Row> followUps,
      LocalDate asOf) {}

  /** Qualified contacts without their classes. */
  public Dataset<Row> qualify(Dataset<Row> contacts, Surroundings around) {
    Dataset<Row> known = ConversationCustomers.fill(situated(contacts), around.customers());
    Dataset<Row> normed = around.norms().join(known);
    return withOutcomes(
        withConversations(withStrata(withPosition(normed), around), around), around);
  }

  /** A contact without a row is a conversation by itself, if it is number 1 of it. */
  private static Dataset<Row> withConversations(Dataset<Row> contacts, Surroundings around) {
    Column isNumberOne = col(Contact.LEG).equalTo(1);
    Column isAlone = col(ConversationDays.IS_FIRST_LEG).isNull().and(isNumberOne);
    Column isOnTheLine = isAlone.and(col(Contact.DIRECTION).equalTo(Direction.INBOUND.name()));
    Column isAnswered = isOnTheLine.and(expr(Contact.IS_ANSWERED));
    Column isAbandoned = isOnTheLine.and(col(Contact.ABANDONED));
    Column wait = col(Contact.WAIT_SECONDS);
    return contacts
        .join(around.conversations(), new String[] {QualifiedContact.CONTACT_KEY}, "left")
        .withColumns(
            Map.of(
                QualifiedContact.IS_FIRST_LEG,
                coalesce(col(ConversationDays.IS_FIRST_LEG), isNumberOne),
                QualifiedContact.CONVERSATION_WAIT,
                own(QualifiedContact.CONVERSATION_WAIT, isOnTheLine, wait),
                QualifiedContact.SECONDS_TO_ANSWER,
                own(QualifiedContact.SECONDS_TO_ANSWER, isAnswered, wait),
                QualifiedContact.IS_ABANDONED,
                own(QualifiedContact.IS_ABANDONED, isAlone, isAbandoned),
                QualifiedContact.CONVERSATION_HANDLING,
                own(
                    QualifiedContact.CONVERSATION_HANDLING,
                    isAlone,
                    col(Contact.HANDLING_SECONDS))));
  }

  /** What is said of a conversation of several legs, else the leg's own. */
  private static Column own(String figure, Column isOwn, Column value) {
    return coalesce(col(figure), when(isOwn, value));
  }

  /**
   * Rows of {@link QualifiedContact}: qualified contacts with the classes of mature dates.
   *
   * @param classes rows of {@link DayClass}
   */
  public Dataset<Row> classify(Dataset<Row> qualified, Dataset<Row> classes, LocalDate asOf) {
    String[] day = {Contact.CONTACT_DATE, Contact.ORGANISATION, Contact.SERVICE};
    String[] agent = {
      Contact.CONTACT_DATE, Contact.ORGANISATION, Contact.SERVICE, Contact.AGENT_KEY
    };
    Dataset<Row> ofDays =
        classes
            .where(col(Contact.AGENT_KEY).isNull())
            .select(columns(day, QualifiedContact.SERVICE_DAY_CLASS));
    Dataset<Row> ofAgents =
        classes
            .where(col(Contact.AGENT_KEY).isNotNull())
            .select(columns(agent, QualifiedContact.AGENT_CLASS));
    Column isMature = col(Contact.CONTACT_DATE).leq(lit(windows.lastMature(asOf)));
    return qualified
        .join(broadcast(ofDays), day, "left")
        .join(broadcast(ofAgents), agent, "left")
        .withColumns(
            Map.of(
                QualifiedContact.SERVICE_DAY_CLASS,
                when(
                    isMature,
                    coalesce(col(QualifiedContact.SERVICE_DAY_CLASS), lit(Thirds.MIDDLE))),
                QualifiedContact.AGENT_CLASS,
                when(isMature, coalesce(col(QualifiedContact.AGENT_CLASS), lit(Thirds.MIDDLE)))));
  }

  private static Column[] columns(String[] names, String renamedClass) {
    return Stream.concat(
            Arrays.stream(names).map(functions::col),
            Stream.of(col(DayClass.CLASS).as(renamedClass)))
        .toArray(Column[]::new);
  }

  private Dataset<Row> situated(Dataset<Row> contacts) {
    SituationClassifier classifier = new SituationClassifier(definitions.typology());
    Column[] points =
        classifier.points().entrySet().stream()
            .map(point -> point.getValue().cast("bigint").as(point.getKey()))
            .toArray(Column[]::new);
    return contacts
        .withColumns(
            Map.of(
                QualifiedContact.SITUATION_TYPE, classifier.situationType(),
                QualifiedContact.SITUATION_SCORE, classifier.score(),
                QualifiedContact.SITUATION_POINTS, struct(points),
                QualifiedContact.CONTACT_KEY, ContactKeys.contact()))
        .withColumns(
            Map.of(
                QualifiedContact.CELL_ID, ContactKeys.cell(),
                ServiceLoad.SLOT, ServiceLoads.slot()));
  }

  private static Dataset<Row> withPosition(Dataset<Row> normed) {
    return normed.withColumns(
        Map.of(
            QualifiedContact.NORM_GAP_SECONDS,
            col(Contact.HANDLING_SECONDS).minus(col(NormAsOf.NORM_SECONDS)),
            QualifiedContact.NORM_BIN,
            NormPosition.bin()));
  }

  private Dataset<Row> withStrata(Dataset<Row> contacts, Surroundings around) {
    String[] slot = {Contact.CONTACT_DATE, Contact.ORGANISATION, Contact.SERVICE, ServiceLoad.SLOT};
    String[] day = {Contact.ORGANISATION, Contact.CONTACT_DATE};
    Column isNew = col(Contact.AGENT_EXPERIENCE_DAYS).lt(definitions.newAgentDays());
    return contacts
        .join(broadcast(around.loadQuartiles()), slot, "left")
        .join(broadcast(IncidentDates.of(around.incidents(), around.asOf())), day, "left")
        .withColumns(
            Map.of(
                QualifiedContact.LOAD_QUARTILE, col(LoadQuartiles.LOAD_QUARTILE),
                QualifiedContact.IS_DURING_INCIDENT, IncidentDates.isDuring(),
                QualifiedContact.IS_NEW_AGENT, coalesce(isNew, lit(false))));
  }

  private Dataset<Row> withOutcomes(Dataset<Row> contacts, Surroundings around) {
    Column isCounted = col(QualifiedContact.REPEAT_STATE).equalTo(QualifiedContact.COUNTED);
    Column isMissed = col(QualifiedContact.REPEAT_STATE).equalTo(QualifiedContact.NOT_HANDLED);
    Column seconds = col(FollowUps.SECONDS_TO_REPEAT);
    Column isKnown =
        col(Contact.CUSTOMER_KEY)
            .isNotNull()
            .and(not(coalesce(col(Suspicion.IS_SUSPECTED_BEFORE), lit(false))));
    return contacts
        .join(around.followUps(), new String[] {QualifiedContact.CONTACT_KEY}, "left")
        .withColumn(QualifiedContact.REPEAT_STATE, repeatState(around.asOf()))
        .withColumns(
            Map.of(
                QualifiedContact.HAS_REPEAT, when(isCounted, seconds.isNotNull()),
                QualifiedContact.HAS_EARLY_REPEAT,
                    when(
                        isCounted,
                        coalesce(seconds.leq(windows.earlyRepeatHours() * 3600), lit(false))),
                QualifiedContact.SECONDS_TO_REPEAT, when(isCounted.or(isMissed), seconds),
                QualifiedContact.HAS_PRIOR_CONTACT,
                    when(isKnown, coalesce(col(FollowUps.HAS_PRIOR_CONTACT), lit(false))),
                QualifiedContact.HAS_EARLY_PRIOR_CONTACT,
                    when(isKnown, coalesce(col(FollowUps.HAS_EARLY_PRIOR_CONTACT), lit(false)))));
  }

  private Column repeatState(LocalDate asOf) {
    return when(col(Contact.CUSTOMER_KEY).isNull(), QualifiedContact.NO_CUSTOMER)
        .when(
            col(Contact.CONTACT_DATE).gt(lit(windows.lastMature(asOf))),
            QualifiedContact.NOT_MATURE)
        .when(
            coalesce(col(Suspicion.IS_SUSPECTED), lit(false)), QualifiedContact.SUSPECTED_STAND_IN)
        .when(
            coalesce(col(FollowUps.IS_LAST_SPOKEN), lit(true)).equalTo(lit(false)),
            QualifiedContact.NOT_LAST_LEG)
        .when(
            coalesce(
                col(FollowUps.IS_OF_OUTBOUND),
                col(Contact.DIRECTION).equalTo(Direction.OUTBOUND.name())),
            QualifiedContact.OUTBOUND)
        .when(col(Contact.HANDLING_SECONDS).isNull(), QualifiedContact.NOT_HANDLED)
        .otherwise(QualifiedContact.COUNTED);
  }
}
