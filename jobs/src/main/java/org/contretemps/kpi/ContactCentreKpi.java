package org.contretemps.kpi;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.contretemps.contact.Contact;
import org.contretemps.kpi.KpiMonth.KpiCell;
import org.contretemps.statistics.TimeHistogram;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/** One row per month, organisation and channel: what contact centres usually report, honestly. */
public final class ContactCentreKpi {
  public static final String AHT = "average_handling_seconds";
  public static final String AHT_CONVERSATION = "average_handling_seconds_per_conversation";
  public static final String MEDIAN = "median_handling_seconds";
  public static final String P90 = "p90_handling_seconds";
  public static final String SERVICE_LEVEL = "service_level";
  public static final String MEAN_WAIT = "average_wait_seconds";
  public static final String TIME_TO_RESOLUTION = "seconds_to_resolution";
  public static final String FCR_GAP = "resolution_code_gap";
  public static final String STATUS_CHASING = "status_chasing_share";
  public static final String ZONE_SECONDS = "handled_seconds_in_zones";
  public static final String ZONE_SHARE = "share_of_work_in_zones";

  /** Share of conversations followed by a repeat; first-contact resolution is 1 less it. */
  static final Rates REPEAT =
      new Rates("repeat_share", Measure.REPEATS, Measure.COUNTED, World.MARKET);

  static final Rates CODE =
      new Rates("coded_resolution", Measure.RESOLVED, Measure.CODED, World.MARKET);
  static final Rates ABANDONMENT =
      new Rates("abandonment", Measure.ABANDONED, Measure.OFFERED, World.CIVIC);
  static final Rates ATTAINMENT =
      new Rates("norm_attainment", Measure.WITHIN_NORM, Measure.WITH_NORM, World.INDUSTRIAL);
  static final Rates CSAT =
      new Rates("satisfied_share", Measure.SATISFIED, Measure.ANSWERS, World.MARKET);

  public static final TableDefinition TABLE = table();

  private static final List<String> NAMES = List.of(Contact.ORGANISATION, Contact.CHANNEL);
  private static final List<String> WHOLE = List.of(Contact.ORGANISATION);
  private static final List<String> CELL =
      List.of(Contact.ORGANISATION, Contact.CHANNEL, Contact.SERVICE, Contact.SITUATION_TYPE);

  private ContactCentreKpi() {}

  private static TableDefinition table() {
    TableDefinition.Builder table =
        TableDefinition.named(
                "kpi_contact_centre",
                "One row per month, organisation and channel: handling, waiting, resolution, norms and satisfaction (METHOD §10). Groups under 10 contacts are left out.")
            .required(KpiMonth.MONTH, DateType, "First day of the month.")
            .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
            .required(Contact.CHANNEL, StringType, "PHONE, CHAT, MESSAGE, EMAIL, VIDEO or DESK.");
    handling(table);
    waiting(table);
    REPEAT.declare(table, "Repeats within the window; first-contact resolution is 1 less it");
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
            World.INDUSTRIAL.of("Average handling time / first-contact resolution."))
        .required(
            Measure.FOLLOW_UPS.column(), LongType, World.CIVIC.of(Measure.FOLLOW_UPS.comment()))
        .generated(
            STATUS_CHASING,
            DoubleType,
            "follow_ups / contacts",
            World.CIVIC.of("Contacts that ask where a case stands / contacts."));
    ATTAINMENT.declare(table, "Share of contacts that kept to a norm of seconds per contact");
    CSAT.declare(table, "Satisfied share of those who answered, not weighted");
    return table
        .required(
            ZONE_SECONDS,
            LongType,
            World.INDUSTRIAL.of(
                "Handling seconds in cells where a zone stood in the month's last night."))
        .generated(
            ZONE_SHARE,
            DoubleType,
            "CASE WHEN handled_seconds > 0 THEN handled_seconds_in_zones / handled_seconds END",
            World.INDUSTRIAL.of("Their share of all handling seconds."))
        .partitionedBy(KpiMonth.MONTH)
        .key(KpiMonth.MONTH, Contact.ORGANISATION, Contact.CHANNEL)
        .statisticsOn(Contact.ORGANISATION)
        .build();
  }

  private static void handling(TableDefinition.Builder table) {
    for (Measure measure :
        List.of(
            Measure.CONTACTS, Measure.CONVERSATIONS, Measure.HANDLED, Measure.HANDLED_SECONDS)) {
      table.required(measure.column(), LongType, World.INDUSTRIAL.of(measure.comment()));
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
  }

  private static void waiting(TableDefinition.Builder table) {
    ABANDONMENT.declare(table, "Abandoned / offered, callbacks left out");
    table
        .required(
            Measure.ABANDONED_AT_ONCE.column(),
            LongType,
            World.CIVIC.of(Measure.ABANDONED_AT_ONCE.comment()))
        .required(
            Measure.ANSWERED_IN_TIME.column(),
            LongType,
            World.CIVIC.of(Measure.ANSWERED_IN_TIME.comment()))
        .generated(
            SERVICE_LEVEL,
            DoubleType,
            "CASE WHEN offered > abandoned_at_once THEN answered_in_time / (offered - abandoned_at_once) END",
            World.CIVIC.of("Answered within 20 s / (offered − abandoned within 5 s)."))
        .required(Measure.WAITED.column(), LongType, World.CIVIC.of(Measure.WAITED.comment()))
        .required(
            Measure.WAIT_SECONDS.column(), LongType, World.CIVIC.of(Measure.WAIT_SECONDS.comment()))
        .generated(
            MEAN_WAIT,
            DoubleType,
            "CASE WHEN waited > 0 THEN wait_seconds / waited END",
            World.CIVIC.of("Seconds of waiting per contact whose wait is known."));
  }

  /** The rows of a month. */
  static List<Row> rows(KpiMonth month) {
    List<Row> rows = new ArrayList<>();
    for (KpiGroup group : SmallGroups.without(month.by(Facet.CENTRE, NAMES), WHOLE)) {
      TableRow row =
          new TableRow(TABLE.writtenSchema())
              .set(KpiMonth.MONTH, month.date())
              .set(Contact.ORGANISATION, group.name(Contact.ORGANISATION))
              .set(Contact.CHANNEL, group.name(Contact.CHANNEL))
              .set(ZONE_SECONDS, inZones(month, group));
      for (Measure measure :
          List.of(
              Measure.CONTACTS,
              Measure.CONVERSATIONS,
              Measure.HANDLED,
              Measure.HANDLED_SECONDS,
              Measure.ABANDONED_AT_ONCE,
              Measure.ANSWERED_IN_TIME,
              Measure.WAITED,
              Measure.WAIT_SECONDS,
              Measure.FOLLOW_UPS)) {
        row.set(measure.column(), group.of(measure));
      }
      List.of(REPEAT, CODE, ABANDONMENT, ATTAINMENT, CSAT).forEach(rate -> rate.fill(row, group));
      fillTimes(row, month.times().get(centre(group)));
      rows.add(row.row());
    }
    return rows;
  }

  private static String centre(KpiGroup group) {
    return KpiMonth.centreKey(group.name(Contact.ORGANISATION), group.name(Contact.CHANNEL));
  }

  private static void fillTimes(TableRow row, TimeHistogram times) {
    if (times != null && !times.isEmpty()) {
      row.set(MEDIAN, times.quantile(0.5)).set(P90, times.quantile(0.9));
    }
  }

  private static long inZones(KpiMonth month, KpiGroup centre) {
    return month.by(Facet.CENTRE, CELL).stream()
        .filter(cell -> centre(cell).equals(centre(centre)))
        .filter(cell -> month.openZones().contains(cell(cell)))
        .mapToLong(cell -> cell.of(Measure.HANDLED_SECONDS))
        .sum();
  }

  private static KpiCell cell(KpiGroup cell) {
    return new KpiCell(
        cell.name(Contact.ORGANISATION),
        cell.name(Contact.SERVICE),
        cell.name(Contact.CHANNEL),
        cell.name(Contact.SITUATION_TYPE));
  }
}
