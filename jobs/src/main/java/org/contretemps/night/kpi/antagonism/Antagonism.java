package org.contretemps.night.kpi.antagonism;

import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.Measure;

/**
 * A measure of how an indicator of quantity and one of quality go together, in one organisation,
 * team or pair of teams.
 *
 * @param givingTeam null over an organisation
 * @param receivingTeam null but between teams
 * @param contacts whose quality is known
 * @param units days of teams over an organisation, else 0
 * @param value a difference of adverse shares, or a correlation over an organisation
 * @param p two-sided, against their having nothing to do with each other
 */
record Antagonism(
    String organisation,
    AntagonismKpi.Scope scope,
    String givingTeam,
    String receivingTeam,
    Quantity quantity,
    Quality quality,
    long contacts,
    long units,
    double value,
    double lower,
    double upper,
    double p) {

  private static final double LEAST_DIFFERENCE = 0.02;
  private static final double LEAST_CORRELATION = 0.1;

  /** What is counted. */
  enum Quantity {
    NORM_MET(Measure.WITHIN_NORM, Measure.WITH_NORM),
    CONTACTS_PER_AGENT_DAY(Measure.HANDLED, Measure.AGENT_DAYS),
    SALES(Measure.SOLD, Measure.HANDLED);

    private final Measure events;
    private final Measure trials;

    Quantity(Measure events, Measure trials) {
      this.events = events;
      this.trials = trials;
    }

    Measure events() {
      return events;
    }

    Measure trials() {
      return trials;
    }
  }

  /** How well it is done. */
  enum Quality {
    NO_REPEAT(Measure.COUNTED, Measure.REPEATS, true),
    SATISFIED(Measure.ANSWERS, Measure.SATISFIED, false),
    COMPLIANT(Measure.REVIEWS, Measure.COMPLIANT, false);

    private final Measure trials;
    private final Measure events;
    private final boolean isAdverse;

    Quality(Measure trials, Measure events, boolean isAdverse) {
      this.trials = trials;
      this.events = events;
      this.isAdverse = isAdverse;
    }

    Measure trials() {
      return trials;
    }

    /** Contacts without the quality. */
    long adverse(KpiGroup group) {
      return isAdverse ? group.of(events) : group.of(trials) - group.of(events);
    }
  }

  /** Whether they pull against each other by as much as matters. */
  boolean isLarge() {
    return scope == AntagonismKpi.Scope.ORGANISATION
        ? value <= -LEAST_CORRELATION
        : value >= LEAST_DIFFERENCE;
  }
}
