package org.contretemps.night.kpi.intraday;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.kpi.month.World;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableDefinition;

/**
 * One row per month, service, channel, day of the week and local half-hour: how much comes in, how
 * it is answered, how tight the work is, and what comes back. Counts add up; a mean is per date of
 * that day of the week on which the service had contacts by the channel.
 */
public final class IntradayKpi {
  public static final String WEEKDAY = "weekday";
  public static final String DATES = "dates";
  public static final String OCCUPANCY = "occupancy_by_contacts";
  public static final String AT_ONCE = "contacts_at_once";
  static final String MEAN_WAIT = "mean_wait_seconds";
  static final String MEAN_AGENTS = "mean_agents_at_work";

  /** A share: its events and trials, each null below 10 trials. */
  record Share(String name, String events, String trials, World world, String comment) {
    IntervalColumns bounds() {
      return new IntervalColumns(name);
    }
  }

  static final Share PICK_UP =
      new Share(
          "pick_up_rate",
          SlotDay.ANSWERED,
          SlotDay.OFFERED,
          World.CIVIC,
          "Of conversations that customers began, the share that an agent answered.");
  static final Share ABANDONMENT =
      new Share(
          "abandonment_rate",
          SlotDay.ABANDONED,
          SlotDay.OFFERED,
          World.CIVIC,
          "Of these, the share in which the customer left before an agent answered.");
  static final Share ATTAINMENT =
      new Share(
          "norm_attainment",
          SlotDay.WITHIN_NORM,
          SlotDay.WITH_NORM,
          World.INDUSTRIAL,
          "Share of contacts that kept to a norm of seconds per contact.");
  static final Share REPEAT =
      new Share(
          "repeat_rate",
          SlotDay.REPEATS,
          SlotDay.COUNTED,
          World.CIVIC,
          "Share of counted contacts that are followed by a repeat.");
  static final Share SHORT =
      new Share(
          "short_share",
          SlotDay.SHORT,
          SlotDay.HANDLED,
          World.INDUSTRIAL,
          "Share of handled legs that lasted less than 10 seconds, by phone and chat.");

  static final List<Share> SHARES = List.of(PICK_UP, ABANDONMENT, ATTAINMENT, REPEAT, SHORT);

  public static final TableDefinition TABLE = table();

  private IntradayKpi() {}

  private static TableDefinition table() {
    TableDefinition.Builder table = counts(names());
    SHARES.forEach(share -> declare(table, share));
    return table
        .generated(
            MEAN_WAIT,
            DoubleType,
            "CASE WHEN waited > 0 THEN wait_seconds / waited END",
            World.CIVIC.of("Mean seconds on the line of those whose wait is known."))
        .generated(
            AT_ONCE,
            DoubleType,
            "handled_seconds / (1800 * dates)",
            World.INDUSTRIAL.of(
                "Contacts in hand at once, on average: handling seconds of what began in the half-hour, by its 1,800 seconds. Long contacts reach into the next."))
        .generated(
            MEAN_AGENTS,
            DoubleType,
            "agents_at_work / dates",
            World.INDUSTRIAL.of("Agents with a contact that began in it, on an average date."))
        .generated(
            OCCUPANCY,
            DoubleType,
            "CASE WHEN agents_at_work > 0 THEN handled_seconds / (1800 * agents_at_work) END",
            World.INDUSTRIAL.of(
                "How tight the work is, as far as contacts can tell: handling seconds of what began in the half-hour by the time of the agents seen in it. Agents who wait for a contact are not seen, so it is rather too high; above 1 contacts reach into the next half-hour."))
        .partitionedBy(KpiMonth.MONTH)
        .key(
            KpiMonth.MONTH,
            Contact.ORGANISATION,
            Contact.SERVICE,
            Contact.CHANNEL,
            WEEKDAY,
            SlotDay.HALF_HOUR)
        .statisticsOn(Contact.ORGANISATION)
        .build();
  }

  private static TableDefinition.Builder names() {
    return TableDefinition.named(
            "kpi_intraday",
            "One row per month, service, channel, day of the week and local half-hour: what came in, how it was answered, how tight the work was and what came back. Groups under 10 contacts, 10 customers or 5 agents are left out, and so is the smallest half-hour of each service and channel, so that the rows never add up to a whole.")
        .required(KpiMonth.MONTH, DateType, "First day of the month.")
        .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
        .required(Contact.SERVICE, StringType, "The benefit or product.")
        .required(Contact.CHANNEL, StringType, "The channel.")
        .required(WEEKDAY, StringType, "MON, TUE, WED, THU, FRI, SAT or SUN.")
        .required(SlotDay.HALF_HOUR, StringType, "Its local beginning, as 08:30.")
        .required(
            DATES,
            LongType,
            World.INDUSTRIAL.of(
                "Dates of that day of the week on which the service had contacts by the channel."));
  }

  private static TableDefinition.Builder counts(TableDefinition.Builder table) {
    return table
        .required(SlotDay.CONTACTS, LongType, World.INDUSTRIAL.of("Contact legs that began in it."))
        .optional(
            SlotDay.OFFERED,
            LongType,
            World.CIVIC.of("Conversations that customers began, each once. Null below 10."))
        .optional(SlotDay.ANSWERED, LongType, World.CIVIC.of("Those that an agent answered."))
        .optional(SlotDay.ABANDONED, LongType, World.CIVIC.of("Those that the customer left."))
        .optional(
            SlotDay.WAITED, LongType, World.CIVIC.of("Those whose wait is known. Null below 10."))
        .optional(SlotDay.WAIT_SECONDS, LongType, World.CIVIC.of("Their seconds of waiting."))
        .optional(SlotDay.HANDLED, LongType, World.INDUSTRIAL.of("Handled legs. Null below 10."))
        .optional(SlotDay.HANDLED_SECONDS, LongType, World.INDUSTRIAL.of("Their handling seconds."))
        .optional(
            SlotDay.SHORT,
            LongType,
            World.INDUSTRIAL.of("Those of less than 10 seconds, by phone and chat."))
        .optional(
            SlotDay.WITH_NORM,
            LongType,
            World.INDUSTRIAL.of("Handled legs under a norm per contact. Null below 10."))
        .optional(
            SlotDay.WITHIN_NORM, LongType, World.INDUSTRIAL.of("Those that kept to the norm."))
        .optional(
            SlotDay.COUNTED,
            LongType,
            World.CIVIC.of("Handled legs whose repeats are known. Null below 10."))
        .optional(SlotDay.REPEATS, LongType, World.CIVIC.of("Those followed by a repeat."))
        .optional(
            SlotDay.AGENTS,
            LongType,
            World.INDUSTRIAL.of(
                "Agents with a contact that began in it, each once on a date, added up over dates. Nobody is named."));
  }

  private static void declare(TableDefinition.Builder table, Share share) {
    table
        .generated(
            share.name(),
            DoubleType,
            "CASE WHEN %s > 0 THEN %s / %s END"
                .formatted(share.trials(), share.events(), share.trials()),
            share
                .world()
                .of(share.comment() + " = %s / %s.".formatted(share.events(), share.trials())))
        .interval(
            share.bounds(),
            share.world().of("Its lower bound, 95 % (Wilson)."),
            share.world().of("Its upper bound, 95 % (Wilson)."));
  }
}
