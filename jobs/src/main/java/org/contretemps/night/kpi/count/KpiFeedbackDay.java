package org.contretemps.night.kpi.count;

import org.contretemps.table.TableDefinition;

/**
 * One row per date, facet and group of contacts with feedback: the additive counts of surveys and
 * reviews. It is separate from {@link KpiDay}, so that answers which arrive weeks later cause few
 * contacts to be recounted. An internal table, which holds small groups: not for those who query.
 */
public final class KpiFeedbackDay {
  public static final TableDefinition TABLE =
      KpiDay.table(
          "kpi_feedback_day",
          "Internal. One row per date, facet and group of contacts that a survey or review speaks of: the additive parts of these.",
          "CENTRE, TEAM, TERRITORY, LOGIC, CHANNEL_STRATUM, TEAM_STRATUM, CELL_SIDE, HANDOVER or FELT: what it is counted by.",
          Measure.Part.FEEDBACK);

  private KpiFeedbackDay() {}
}
