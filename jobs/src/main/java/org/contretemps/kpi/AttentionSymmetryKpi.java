package org.contretemps.kpi;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.contretemps.contact.Contact;
import org.contretemps.kpi.KpiMonth.TeamPulse;
import org.contretemps.statistics.ProportionDifference;
import org.contretemps.statistics.ProportionInterval;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/** One row per month and team: what its customers say beside what its members say. */
public final class AttentionSymmetryKpi {
  public static final String PULSES = "pulse_answers";
  public static final String GOOD = "pulse_good_work";
  public static final String GOOD_SHARE = "good_work_share";
  public static final String GAP = "customers_less_employees";
  public static final String IS_ASYMMETRIC = "is_asymmetric";
  public static final String RESPONSE = "response_rate";
  public static final String SATISFIED_SHARED = "satisfied_shared_share";
  public static final String DISSATISFIED_SHARED = "dissatisfied_shared_share";
  public static final String FELT = "felt_by_measured_wait";

  private static final double CONFIDENCE = 0.95;
  private static final double LEAST_GAP = 0.10;
  private static final List<String> NAMES = List.of(Contact.ORGANISATION, Contact.TEAM);

  public static final TableDefinition TABLE = table();

  private AttentionSymmetryKpi() {}

  private static TableDefinition table() {
    TableDefinition.Builder table =
        TableDefinition.named(
                "kpi_attention_symmetry",
                "One row per month and team: satisfied customers beside employees who can do good work (METHOD §10). Teams under 10 contacts are left out, and fewer than 10 answers.")
            .required(KpiMonth.MONTH, DateType, "First day of the month.")
            .required(Contact.ORGANISATION, StringType, "The organisation.")
            .required(Contact.TEAM, StringType, "The team.")
            .required(Measure.HANDLED.column(), LongType, World.INDUSTRIAL.of("Handled legs."));
    ContactCentreKpi.CSAT.declare(table, "Satisfied share of those who answered, not weighted");
    return table
        .generated(
            RESPONSE,
            DoubleType,
            "CASE WHEN handled > 0 THEN answers / handled END",
            World.MARKET.of("Answers / handled legs."))
        .optional(
            PULSES,
            LongType,
            World.CIVIC.of(
                "Answers to \"I can do good work\" in the weeks that began in the month; null below 10."))
        .optional(GOOD, LongType, World.CIVIC.of("Those of 4 or 5."))
        .generated(
            GOOD_SHARE,
            DoubleType,
            "CASE WHEN pulse_answers > 0 THEN pulse_good_work / pulse_answers END",
            World.CIVIC.of("Share of the answers that are 4 or 5."))
        .optional(
            GOOD_SHARE + "_lower", DoubleType, World.CIVIC.of("Its lower bound, 95 % (Wilson)."))
        .optional(
            GOOD_SHARE + "_upper", DoubleType, World.CIVIC.of("Its upper bound, 95 % (Wilson)."))
        .generated(
            GAP,
            DoubleType,
            "CASE WHEN answers > 0 AND pulse_answers > 0 THEN satisfied / answers - pulse_good_work / pulse_answers END",
            World.CIVIC.of("Satisfied share of the customers less that of the employees."))
        .optional(GAP + "_lower", DoubleType, World.CIVIC.of("Its lower bound, 95 % (Newcombe)."))
        .optional(GAP + "_upper", DoubleType, World.CIVIC.of("Its upper bound, 95 % (Newcombe)."))
        .optional(
            IS_ASYMMETRIC,
            BooleanType,
            World.CIVIC.of(
                "Whether the interval lies beyond 10 points on either side; null without both."))
        .optional(
            SATISFIED_SHARED,
            DoubleType,
            World.CIVIC.of("Share of satisfied answers that the team was told of; null below 10."))
        .optional(
            DISSATISFIED_SHARED,
            DoubleType,
            World.CIVIC.of("Share of the other answers that the team was told of; null below 10."))
        .optional(
            FELT,
            DoubleType,
            World.CIVIC.of("Geometric mean of felt wait / measured wait; null below 10."))
        .partitionedBy(KpiMonth.MONTH)
        .key(KpiMonth.MONTH, Contact.ORGANISATION, Contact.TEAM)
        .statisticsOn(Contact.ORGANISATION)
        .build();
  }

  /** The rows of a month. */
  static List<Row> rows(KpiMonth month) {
    Map<String, TeamPulse> pulses =
        month.pulses().stream()
            .filter(pulse -> pulse.answers() >= SmallGroups.LEAST)
            .collect(Collectors.toMap(p -> p.organisation() + "\u0000" + p.team(), p -> p));
    List<Row> rows = new ArrayList<>();
    for (KpiGroup team :
        SmallGroups.without(month.by(Facet.TEAM, NAMES), List.of(Contact.ORGANISATION))) {
      TableRow row =
          new TableRow(TABLE.writtenSchema())
              .set(KpiMonth.MONTH, month.date())
              .set(Contact.ORGANISATION, team.name(Contact.ORGANISATION))
              .set(Contact.TEAM, team.name(Contact.TEAM))
              .set(Measure.HANDLED.column(), team.of(Measure.HANDLED))
              .set(SATISFIED_SHARED, share(team, Measure.SATISFIED_SHARED, Measure.SATISFIED_TOLD))
              .set(
                  DISSATISFIED_SHARED,
                  share(team, Measure.DISSATISFIED_SHARED, Measure.DISSATISFIED_TOLD))
              .set(FELT, felt(team));
      ContactCentreKpi.CSAT.fill(row, team);
      Optional.ofNullable(pulses.get(team.key(NAMES))).ifPresent(pulse -> fill(row, team, pulse));
      rows.add(row.row());
    }
    return rows;
  }

  private static Double share(KpiGroup team, Measure events, Measure trials) {
    return team.of(trials) < SmallGroups.LEAST ? null : (Double) team.ratio(events, trials);
  }

  private static Double felt(KpiGroup team) {
    return team.of(Measure.FELT_WAITS) < SmallGroups.LEAST
        ? null
        : (Double) Math.exp(team.ratio(Measure.FELT_LOG_MILLIONTHS, Measure.FELT_WAITS) / 1e6);
  }

  private static void fill(TableRow row, KpiGroup team, TeamPulse pulse) {
    ProportionInterval good = ProportionInterval.wilson(pulse.good(), pulse.answers(), CONFIDENCE);
    row.set(PULSES, pulse.answers())
        .set(GOOD, pulse.good())
        .set(GOOD_SHARE + "_lower", good.lower())
        .set(GOOD_SHARE + "_upper", good.upper());
    if (team.of(Measure.ANSWERS) >= SmallGroups.LEAST) {
      ProportionDifference gap =
          ProportionDifference.newcombe(
              team.of(Measure.SATISFIED),
              team.of(Measure.ANSWERS),
              pulse.good(),
              pulse.answers(),
              CONFIDENCE);
      row.set(GAP + "_lower", gap.lower())
          .set(GAP + "_upper", gap.upper())
          .set(IS_ASYMMETRIC, gap.lower() > LEAST_GAP || gap.upper() < -LEAST_GAP);
    }
  }
}
