package org.contretemps.night.kpi.month;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.KpiKey;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.count.SmallGroups;
import org.contretemps.night.kpi.month.KpiMonth.TeamPulse;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.Correlation;
import org.contretemps.statistics.ProportionDifference;
import org.contretemps.statistics.ProportionInterval;
import org.contretemps.statistics.SurveyEstimate;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * One row per month and team: how satisfied its customers are beside how its members answer the
 * pulse (METHOD §10). From kpi_day and agent_pulse. Counts add up over months.
 */
public final class AttentionSymmetryKpi {
  public static final String PULSES = "pulse_answers";
  public static final String GOOD = "pulse_good_work";
  public static final String GOOD_SHARE = "good_work_share";
  public static final String GAP = "customers_less_employees";
  public static final String IS_ASYMMETRIC = "is_asymmetric";
  public static final String RESPONSE = "response_rate";
  public static final String SATISFIED_SHARED = "satisfied_shared_share";
  public static final String DISSATISFIED_SHARED = "dissatisfied_shared_share";
  public static final String SHARED_RATIO = "shared_ratio";
  public static final String FELT_WAITS = "felt_waits";
  public static final String FELT = "felt_by_measured_wait";
  public static final String RANK_CORRELATION = "rank_correlation";
  public static final String TEAMS = "ranked_teams";
  public static final String SATISFIED = PostStratified.SHARE;

  private static final double CONFIDENCE = 0.95;
  private static final double LEAST_GAP = 0.10;
  private static final double TWO_SIDED_95 = 1.96;
  private static final List<String> WHOLE = List.of(Contact.ORGANISATION);
  private static final List<String> NAMES = List.of(Contact.ORGANISATION, Contact.TEAM);
  private static final Rates SHARED =
      new Rates(SATISFIED_SHARED, Measure.SATISFIED_SHARED, Measure.SATISFIED_TOLD, World.CIVIC);
  private static final Rates OTHERS_SHARED =
      new Rates(
          DISSATISFIED_SHARED, Measure.DISSATISFIED_SHARED, Measure.DISSATISFIED_TOLD, World.CIVIC);

  public static final TableDefinition TABLE = table();

  private AttentionSymmetryKpi() {}

  private static TableDefinition table() {
    TableDefinition.Builder table =
        TableDefinition.named(
                "kpi_attention_symmetry",
                "One row per month and team: satisfied customers, and employees who can do good work (METHOD §10). Teams under 10 contacts are left out, and fewer than 10 answers.")
            .required(KpiMonth.MONTH, DateType, "First day of the month.")
            .required(Contact.ORGANISATION, StringType, "The organisation.")
            .required(Contact.TEAM, StringType, "The team.")
            .optional(
                Measure.HANDLED.column(),
                LongType,
                World.INDUSTRIAL.of("Handled legs. Null below 10."));
    ContactCentreKpi.CSAT.declare(table, "Satisfied share of those who answered, not weighted");
    PostStratified.declare(table);
    table
        .generated(
            RESPONSE,
            DoubleType,
            "CASE WHEN handled > 0 THEN answers / handled END",
            World.MARKET.of("Answers / handled legs."))
        .optional(
            PULSES,
            LongType,
            World.CIVIC.of(
                "Answers to \"I can do good work\" in the weeks that began in the month; null below 10, or if no week has 5."))
        .optional(GOOD, LongType, World.CIVIC.of("Those of 4 or 5."))
        .generated(
            GOOD_SHARE,
            DoubleType,
            "CASE WHEN pulse_answers > 0 THEN pulse_good_work / pulse_answers END",
            World.CIVIC.of("Share of the answers that are 4 or 5."))
        .interval(
            new IntervalColumns(GOOD_SHARE),
            World.CIVIC.of("Its lower bound, 95 % (Wilson)."),
            World.CIVIC.of("Its upper bound, 95 % (Wilson)."))
        .optional(
            GAP,
            DoubleType,
            World.CIVIC.of(
                "Weighted satisfied share of the customers less good_work_share; null without both."))
        .interval(
            new IntervalColumns(GAP),
            World.CIVIC.of("Its lower bound, 95 % (Newcombe, on Kish's effective answers)."),
            World.CIVIC.of("Its upper bound, 95 % (Newcombe, on Kish's effective answers)."))
        .optional(
            IS_ASYMMETRIC,
            BooleanType,
            World.CIVIC.of(
                "Whether the interval lies beyond 10 points on either side; null without both."))
        .optional(
            TEAMS, LongType, World.CIVIC.of("Teams of the organisation that have both shares."))
        .optional(
            RANK_CORRELATION,
            DoubleType,
            World.CIVIC.of(
                "Spearman's correlation of both shares over these teams; the same in each row of an organisation."))
        .interval(
            new IntervalColumns(RANK_CORRELATION),
            World.CIVIC.of("Its lower bound, 95 % (Fisher)."),
            World.CIVIC.of("Its upper bound, 95 % (Fisher)."));
    SHARED.declare(table, "Share of satisfied answers that the team heard of");
    OTHERS_SHARED.declare(table, "Share of the other answers that the team heard of");
    return table
        .generated(
            SHARED_RATIO,
            DoubleType,
            "CASE WHEN dissatisfied_shared > 0 AND satisfied_told > 0 THEN (satisfied_shared / satisfied_told) / (dissatisfied_shared / dissatisfied_told) END",
            World.CIVIC.of(
                "The first of these shares by the second: above 1 praise is passed on more than criticism."))
        .optional(
            FELT_WAITS, LongType, World.CIVIC.of(Measure.FELT_WAITS.comment() + " Null below 10."))
        .optional(FELT, DoubleType, World.CIVIC.of("Median of felt wait / measured wait, to 2 %."))
        .interval(
            new IntervalColumns(FELT),
            World.CIVIC.of("Its lower bound, 95 % (order statistics)."),
            World.CIVIC.of("Its upper bound, 95 % (order statistics)."))
        .partitionedBy(KpiMonth.MONTH)
        .key(KpiMonth.MONTH, Contact.ORGANISATION, Contact.TEAM)
        .statisticsOn(Contact.ORGANISATION)
        .build();
  }

  /** The rows of a month. */
  public static List<Row> rows(KpiMonth month) {
    Shown shown = shown(month);
    Map<KpiKey, SurveyEstimate> satisfied = PostStratified.of(month, Facet.TEAM_STRATUM);
    Map<KpiKey, FeltWait> felt = FeltWait.of(month);
    Map<KpiKey, TeamPulse> pulses =
        month.details().pulses().stream()
            .filter(pulse -> pulse.answers() >= SmallGroups.LEAST)
            .collect(Collectors.toMap(p -> KpiKey.of(p.organisation(), p.team()), p -> p));
    Map<KpiKey, Correlation> ranks = ranks(shown.groups(), satisfied, pulses);
    List<Row> rows = new ArrayList<>();
    for (KpiGroup team : shown.groups()) {
      KpiKey key = team.key(NAMES);
      TableRow row =
          new TableRow(TABLE.writtenSchema())
              .set(KpiMonth.MONTH, month.date())
              .set(Contact.ORGANISATION, team.name(Contact.ORGANISATION))
              .set(Contact.TEAM, team.name(Contact.TEAM));
      if (shown.has(team, Measure.HANDLED)) {
        row.set(Measure.HANDLED.column(), team.of(Measure.HANDLED));
      }
      List.of(ContactCentreKpi.CSAT, SHARED, OTHERS_SHARED)
          .forEach(rate -> rate.fill(row, team, shown));
      Optional<SurveyEstimate> customers =
          Optional.ofNullable(satisfied.get(key)).filter(e -> shown.has(team, Measure.ANSWERS));
      PostStratified.fill(row, customers);
      Optional.ofNullable(felt.get(key))
          .filter(wait -> shown.has(team, Measure.FELT_WAITS))
          .ifPresent(wait -> fill(row, wait));
      Optional.ofNullable(pulses.get(key)).ifPresent(pulse -> fill(row, customers, pulse));
      Optional.ofNullable(ranks.get(team.key(WHOLE))).ifPresent(rank -> fill(row, rank));
      rows.add(row.row());
    }
    return rows;
  }

  /** The teams that have a row. */
  public static Shown shown(KpiMonth month) {
    return Shown.ofSome(month, month.by(Facet.TEAM, NAMES), WHOLE);
  }

  private static void fill(TableRow row, FeltWait wait) {
    row.set(FELT_WAITS, wait.answers())
        .set(FELT, wait.median())
        .set(new IntervalColumns(FELT), wait.lower(), wait.upper());
  }

  private static void fill(TableRow row, Correlation ranks) {
    row.set(TEAMS, (long) ranks.units())
        .set(RANK_CORRELATION, ranks.r())
        .set(
            new IntervalColumns(RANK_CORRELATION),
            ranks.plusErrors(-TWO_SIDED_95),
            ranks.plusErrors(TWO_SIDED_95));
  }

  private static void fill(TableRow row, Optional<SurveyEstimate> customers, TeamPulse pulse) {
    ProportionInterval good = ProportionInterval.wilson(pulse.good(), pulse.answers(), CONFIDENCE);
    row.set(PULSES, pulse.answers())
        .set(GOOD, pulse.good())
        .set(new IntervalColumns(GOOD_SHARE), good.lower(), good.upper());
    customers.ifPresent(
        known -> {
          ProportionDifference gap =
              ProportionDifference.of(known.share(), known.interval(), goodShare(pulse), good);
          row.set(GAP, gap.difference())
              .set(new IntervalColumns(GAP), gap.lower(), gap.upper())
              .set(IS_ASYMMETRIC, gap.lower() > LEAST_GAP || gap.upper() < -LEAST_GAP);
        });
  }

  private static double goodShare(TeamPulse pulse) {
    return (double) pulse.good() / pulse.answers();
  }

  /** Of each organisation, over its teams that have both shares. */
  private static Map<KpiKey, Correlation> ranks(
      List<KpiGroup> teams, Map<KpiKey, SurveyEstimate> satisfied, Map<KpiKey, TeamPulse> pulses) {
    Map<KpiKey, List<KpiGroup>> both =
        teams.stream()
            .filter(team -> satisfied.containsKey(team.key(NAMES)))
            .filter(team -> pulses.containsKey(team.key(NAMES)))
            .collect(Collectors.groupingBy(team -> team.key(WHOLE)));
    Map<KpiKey, Correlation> ranks = new HashMap<>();
    both.forEach(
        (organisation, of) ->
            Correlation.ofRanks(
                    of.stream().mapToDouble(t -> satisfied.get(t.key(NAMES)).share()).toArray(),
                    of.stream().mapToDouble(t -> goodShare(pulses.get(t.key(NAMES)))).toArray())
                .ifPresent(rank -> ranks.put(organisation, rank)));
    return ranks;
  }
}
