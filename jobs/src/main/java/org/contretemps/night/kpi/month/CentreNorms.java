package org.contretemps.night.kpi.month;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import java.util.List;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.count.SmallGroups;
import org.contretemps.night.kpi.month.KpiMonth.StatedCell;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * The columns of kpi_contact_centre that compare work with its norms: coverage and the share within
 * a norm per contact, and the three bases without a threshold per contact.
 */
final class CentreNorms {
  static final String COVERAGE_CONTACTS = "coverage_contacts";
  static final String COVERED = "covered_contacts";
  static final String COVERAGE = "norm_coverage";
  static final String MEAN_BY_TARGET = "mean_seconds_by_target";
  static final String CONTACTS_PER_DAY = "contacts_per_agent_day";
  static final String MINUTES_PER_DAY = "handling_minutes_per_agent_day";
  static final String PER_DAY_BY_TARGET = "contacts_per_agent_day_by_target";
  static final String MINUTES_BY_TARGET = "minutes_per_day_by_target";

  private static final List<Measure> MEAN =
      List.of(
          Measure.MEAN_NORM_CONTACTS, Measure.MEAN_NORM_SECONDS, Measure.MEAN_NORM_TARGET_SECONDS);
  private static final List<Measure> DAYS =
      List.of(
          Measure.AGENT_DAYS,
          Measure.PER_DAY_AGENT_DAYS,
          Measure.PER_DAY_CONTACTS,
          Measure.PER_DAY_TARGET_HUNDREDTHS,
          Measure.MINUTES_AGENT_DAYS,
          Measure.MINUTES_SECONDS,
          Measure.MINUTES_TARGET_SECONDS);

  private CentreNorms() {}

  static void declare(TableDefinition.Builder table) {
    coverage(table);
    MEAN.forEach(measure -> count(table, measure));
    ratio(
        table,
        MEAN_BY_TARGET,
        "mean_norm_seconds / mean_norm_target_seconds",
        "mean_norm_target_seconds",
        "Mean seconds / what norms on the mean set; above 1 they are exceeded.");
    DAYS.forEach(measure -> count(table, measure));
    ratio(
        table,
        CONTACTS_PER_DAY,
        "handled / agent_days",
        "agent_days",
        "Handled legs / days of agents who handled one in the channel.");
    ratio(
        table,
        MINUTES_PER_DAY,
        "handled_seconds / 60 / agent_days",
        "agent_days",
        "Minutes of handling / the same: for e-mail, the e-mail minutes realised.");
    ratio(
        table,
        PER_DAY_BY_TARGET,
        "per_day_contacts * 100 / per_day_target_hundredths",
        "per_day_target_hundredths",
        "Contacts per agent-day / what norms of contacts per day set; below 1 they are missed.");
    ratio(
        table,
        MINUTES_BY_TARGET,
        "minutes_seconds / minutes_target_seconds",
        "minutes_target_seconds",
        "Minutes per agent-day / what norms of minutes per day set; above 1 they are exceeded.");
  }

  private static void coverage(TableDefinition.Builder table) {
    table
        .optional(
            COVERAGE_CONTACTS,
            LongType,
            World.INDUSTRIAL.of(
                "Contacts in the window of the month's last night whose norm's coverage is known."))
        .optional(
            COVERED,
            LongType,
            World.INDUSTRIAL.of("Those that fit their norm by nature, rounded over all cells."));
    ratio(
        table,
        COVERAGE,
        "covered_contacts / coverage_contacts",
        "coverage_contacts",
        "Share of the work that fits its norm by nature (METHOD §2), beside norm_attainment.");
  }

  private static void count(TableDefinition.Builder table, Measure measure) {
    table.optional(
        measure.column(), LongType, World.INDUSTRIAL.of(measure.comment() + " Null below 10."));
  }

  private static void ratio(
      TableDefinition.Builder table, String name, String formula, String divisor, String comment) {
    table.generated(
        name,
        DoubleType,
        "CASE WHEN %s > 0 THEN %s END".formatted(divisor, formula),
        World.INDUSTRIAL.of(comment));
  }

  /** The measures of a day's agents, to be added to their channel's. */
  static KpiGroup ofAgents(KpiGroup days) {
    return days.counting(DAYS.toArray(Measure[]::new));
  }

  static void fill(TableRow row, KpiGroup group, Shown shown, List<StatedCell> stated) {
    fill(row, group, shown, Measure.MEAN_NORM_CONTACTS, MEAN);
    fill(row, group, shown, Measure.AGENT_DAYS, DAYS.subList(0, 1));
    fill(row, group, shown, Measure.PER_DAY_AGENT_DAYS, DAYS.subList(1, 4));
    fill(row, group, shown, Measure.MINUTES_AGENT_DAYS, DAYS.subList(4, 7));
    List<StatedCell> known = stated.stream().filter(c -> c.coverage().isPresent()).toList();
    long contacts = known.stream().mapToLong(StatedCell::contacts).sum();
    if (contacts >= SmallGroups.LEAST) {
      double covered =
          known.stream().mapToDouble(c -> c.contacts() * c.coverage().orElseThrow()).sum();
      row.set(COVERAGE_CONTACTS, contacts).set(COVERED, Math.round(covered));
    }
  }

  private static void fill(
      TableRow row, KpiGroup group, Shown shown, Measure trials, List<Measure> measures) {
    if (shown.has(group, trials)) {
      measures.forEach(measure -> row.set(measure.column(), group.of(measure)));
    }
  }
}
