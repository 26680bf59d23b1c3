package org.contretemps.night.kpi.month;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.KpiKey;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.month.KpiMonth.Centre;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.SurveyEstimate;
import org.contretemps.statistics.TimeHistogram;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * One row per month, organisation and channel: the figures that contact centres usually report,
 * such as service level and abandonment (METHOD §10). From kpi_day; the median and the ninth tenth
 * from handling_time_histogram; work in zones and coverage from what impeded_quality_zone states in
 * the month's last night.
 *
 * <p>Counts add up over months and channels, and every share and mean is a ratio of counts that
 * Delta computes, so that a year's is the ratio of the year's counts.
 */
public final class ContactCentreKpi {
  public static final String AHT = "average_handling_seconds";
  public static final String AHT_CONVERSATION = "average_handling_seconds_per_conversation";
  public static final String MEDIAN = "median_handling_seconds";
  public static final String P90 = "p90_handling_seconds";
  public static final String SERVICE_LEVEL = "service_level";
  public static final String PICK_UP_TARGET = "pick_up_target";
  public static final String MEAN_WAIT = "average_wait_seconds";
  public static final String TIME_TO_RESOLUTION = "seconds_to_resolution";
  public static final String FCR = "first_contact_resolution";
  public static final String FCR_GAP = "resolution_code_gap";
  public static final String STATUS_CHASING = "status_chasing_share";
  public static final String ZONE_SECONDS = CentreZones.SECONDS;
  public static final String ZONE_SHARE = CentreZones.SHARE;
  public static final String FAILURE_MINUTES = FailureDemand.MINUTES;
  public static final String FAILURE_FTE = FailureDemand.FTE;
  public static final String COVERAGE = CentreNorms.COVERAGE;
  public static final String MEAN_BY_TARGET = CentreNorms.MEAN_BY_TARGET;
  public static final String CONTACTS_PER_DAY = CentreNorms.CONTACTS_PER_DAY;
  public static final String PER_DAY_BY_TARGET = CentreNorms.PER_DAY_BY_TARGET;
  public static final String MINUTES_PER_DAY = CentreNorms.MINUTES_PER_DAY;
  public static final String MINUTES_BY_TARGET = CentreNorms.MINUTES_BY_TARGET;
  public static final String WEIGHTED = PostStratified.SHARE;
  public static final String LEAST = PostStratified.LEAST;
  public static final String MOST = PostStratified.MOST;
  public static final String SIGNED_SHARE = "sales_signed_share";
  public static final String SIGNED_KEPT_SHARE = "signed_without_repeat_share";

  /** Share of conversations followed by a repeat; first-contact resolution is 1 less it. */
  public static final Rates REPEAT =
      new Rates("repeat_share", Measure.REPEATS, Measure.COUNTED, World.MARKET);

  static final Rates CODE =
      new Rates("coded_resolution", Measure.RESOLVED, Measure.CODED, World.MARKET);
  static final Rates ABANDONMENT =
      new Rates("abandonment", Measure.ABANDONED, Measure.OFFERED, World.CIVIC);

  /** Share of the conversations that customers began which an agent answered. */
  public static final Rates PICK_UP =
      new Rates("pick_up_rate", Measure.ANSWERED, Measure.OFFERED, World.CIVIC);

  static final Rates RETRY = new Rates("retry_share", Measure.RETRIED, Measure.MISSED, World.CIVIC);
  static final Rates FOLLOW_UP =
      new Rates(STATUS_CHASING, Measure.FOLLOW_UPS, Measure.CONTACTS, World.CIVIC);
  public static final Rates ATTAINMENT =
      new Rates("norm_attainment", Measure.WITHIN_NORM, Measure.WITH_NORM, World.INDUSTRIAL);
  public static final Rates CSAT =
      new Rates("satisfied_share", Measure.SATISFIED, Measure.ANSWERS, World.MARKET);
  static final Rates SALES = new Rates(SIGNED_SHARE, Measure.SIGNED, Measure.SOLD, World.MARKET);
  static final Rates SALES_KEPT =
      new Rates(SIGNED_KEPT_SHARE, Measure.SIGNED_KEPT, Measure.SIGNED_COUNTED, World.MARKET);

  public static final TableDefinition TABLE = table();

  private static final List<Rates> RATES =
      List.of(REPEAT, CODE, ABANDONMENT, PICK_UP, RETRY, ATTAINMENT, CSAT, SALES, SALES_KEPT);
  private static final List<String> NAMES = List.of(Contact.ORGANISATION, Contact.CHANNEL);
  private static final List<String> WHOLE = List.of(Contact.ORGANISATION);

  private ContactCentreKpi() {}

  private static TableDefinition table() {
    TableDefinition.Builder table =
        TableDefinition.named(
                "kpi_contact_centre",
                "One row per month, organisation and channel: handling, waiting, resolution, norms, sales and satisfaction (METHOD §10). Groups under 10 contacts are left out.")
            .required(KpiMonth.MONTH, DateType, "First day of the month.")
            .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
            .required(Contact.CHANNEL, StringType, "PHONE, CHAT, MESSAGE, EMAIL, VIDEO or DESK.");
    handling(table);
    CentreWaiting.declare(table);
    resolution(table);
    FailureDemand.declare(table);
    ATTAINMENT.declare(table, "Share of contacts that kept to a norm of seconds per contact");
    CentreNorms.declare(table);
    SALES.declare(table, "Share of agreed sales that were signed");
    SALES_KEPT.declare(table, "Share of signed sales whose customer did not have to come back");
    CSAT.declare(table, "Satisfied share of those who answered, not weighted");
    PostStratified.declare(table);
    CentreZones.declare(table);
    return table
        .partitionedBy(KpiMonth.MONTH)
        .key(KpiMonth.MONTH, Contact.ORGANISATION, Contact.CHANNEL)
        .statisticsOn(Contact.ORGANISATION)
        .build();
  }

  private static void handling(TableDefinition.Builder table) {
    table.required(
        Measure.CONTACTS.column(), LongType, World.INDUSTRIAL.of(Measure.CONTACTS.comment()));
    for (Measure measure :
        List.of(Measure.CONVERSATIONS, Measure.HANDLED, Measure.HANDLED_SECONDS)) {
      table.optional(
          measure.column(), LongType, World.INDUSTRIAL.of(measure.comment() + " Null below 10."));
    }
    table
        .generated(
            AHT,
            DoubleType,
            "CASE WHEN handled > 0 THEN handled_seconds / handled END",
            World.INDUSTRIAL.of("Talk, hold and wrap-up per handled leg."))
        .generated(
            AHT_CONVERSATION,
            DoubleType,
            "CASE WHEN conversations > 0 THEN handled_seconds / conversations END",
            World.INDUSTRIAL.of("The same per conversation, over all its legs."))
        .optional(MEDIAN, IntegerType, World.INDUSTRIAL.of("Half of the legs last no longer."))
        .optional(P90, IntegerType, World.INDUSTRIAL.of("90 % of the legs last no longer."));
    HandlingParts.declare(table);
  }

  private static void resolution(TableDefinition.Builder table) {
    REPEAT.declare(table, "Repeats within the window; first-contact resolution is 1 less it");
    table.generated(
        FCR,
        DoubleType,
        "CASE WHEN counted > 0 THEN 1 - repeats / counted END",
        World.MARKET.of("First-contact resolution by repeats = 1 − repeats / counted."));
    CODE.declare(table, "First-contact resolution as agents code it");
    table
        .generated(
            FCR_GAP,
            DoubleType,
            "CASE WHEN counted > 0 AND coded > 0 THEN resolved / coded - (1 - repeats / counted) END",
            World.MARKET.of("Resolution by code less resolution by repeats."))
        .generated(
            TIME_TO_RESOLUTION,
            DoubleType,
            "CASE WHEN handled > 0 AND counted > repeats THEN handled_seconds / handled / (1 - repeats / counted) END",
            World.INDUSTRIAL.of("Average handling time / first-contact resolution."));
    table.required(
        Measure.FOLLOW_UPS.column(), LongType, World.CIVIC.of(Measure.FOLLOW_UPS.comment()));
    FOLLOW_UP.declareShare(table, "Contacts that ask where a case stands");
  }

  /** The rows of a month. */
  public static List<Row> rows(KpiMonth month) {
    Shown shown = shown(month);
    Map<KpiKey, SurveyEstimate> satisfied = PostStratified.of(month, Facet.CHANNEL_STRATUM);
    List<Row> rows = new ArrayList<>();
    for (KpiGroup group : shown.groups()) {
      TableRow row =
          new TableRow(TABLE.writtenSchema())
              .set(KpiMonth.MONTH, month.date())
              .set(Contact.ORGANISATION, group.name(Contact.ORGANISATION))
              .set(Contact.CHANNEL, group.name(Contact.CHANNEL))
              .set(Measure.CONTACTS.column(), group.of(Measure.CONTACTS))
              .set(Measure.FOLLOW_UPS.column(), group.of(Measure.FOLLOW_UPS));
      fillHandling(row, month, group, shown);
      HandlingParts.fill(row, group, shown);
      RATES.forEach(rate -> rate.fill(row, group, shown));
      FOLLOW_UP.fillInterval(row, group);
      CentreWaiting.fill(row, group, shown);
      CentreWaiting.fillTarget(row, group, month.settings());
      FailureDemand.fill(row, group, month, shown);
      CentreNorms.fill(row, group, shown, CentreZones.stated(month, group));
      if (shown.has(group, Measure.ANSWERS)) {
        PostStratified.fill(row, Optional.ofNullable(satisfied.get(group.key(NAMES))));
      }
      rows.add(row.row());
    }
    return rows;
  }

  /** The channels that have a row. */
  public static Shown shown(KpiMonth month) {
    List<KpiGroup> parts = new ArrayList<>(month.by(Facet.CENTRE, NAMES));
    month.by(Facet.CHANNEL_DAY, NAMES).forEach(days -> parts.add(CentreNorms.ofAgents(days)));
    return new Shown(KpiGroup.by(NAMES, parts), WHOLE);
  }

  private static void fillHandling(TableRow row, KpiMonth month, KpiGroup group, Shown shown) {
    if (shown.has(group, Measure.CONVERSATIONS)) {
      row.set(Measure.CONVERSATIONS.column(), group.of(Measure.CONVERSATIONS));
    }
    if (shown.has(group, Measure.HANDLED)) {
      row.set(Measure.HANDLED.column(), group.of(Measure.HANDLED))
          .set(Measure.HANDLED_SECONDS.column(), group.of(Measure.HANDLED_SECONDS))
          .set(ZONE_SECONDS, CentreZones.seconds(month, group));
      fillTimes(row, month.details().times().get(Centre.of(group)));
    }
  }

  private static void fillTimes(TableRow row, TimeHistogram times) {
    if (times != null && !times.isEmpty()) {
      row.set(MEDIAN, times.quantile(0.5)).set(P90, times.quantile(0.9));
    }
  }
}
