package org.contretemps.night.kpi.count;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.kpi.month.KpiMonth.LaterFiles;
import org.contretemps.night.kpi.month.KpiMonth.StatedCell;
import org.contretemps.night.kpi.month.KpiMonth.TeamPulse;
import org.contretemps.record.contact.Contact;

/** Months of tests, written down group by group. */
public final class Groups {
  static final LocalDate MONTH = LocalDate.parse("2026-03-01");

  private final Facet facet;
  private final KpiSums sums = new KpiSums();
  private final List<TeamPulse> pulses = new ArrayList<>();
  private final List<StatedCell> zones = new ArrayList<>();
  private final List<LaterFiles> files = new ArrayList<>();
  private IndicatorSettings settings = IndicatorSettings.DEFAULT;
  private LocalDate firstDate = MONTH;
  private LocalDate lastMature = MONTH.plusMonths(1);

  public Groups(Facet facet) {
    this.facet = facet;
  }

  public Groups add(Map<String, String> names, Map<Measure, Long> counts) {
    return add(facet, names, counts);
  }

  public Groups add(Facet other, Map<String, String> names, Map<Measure, Long> counts) {
    sums.add(other, MONTH, KpiGroup.of(names, counts));
    return this;
  }

  public Groups addBefore(Map<String, String> names, Map<Measure, Long> counts) {
    sums.add(facet, MONTH.minusMonths(1), KpiGroup.of(names, counts));
    return this;
  }

  public Groups addPulse(String team, long answers, long good) {
    pulses.add(new TeamPulse("ORG", team, answers, good));
    return this;
  }

  public Groups addTeamDay(int day, Facet of, String team, Map<Measure, Long> counts) {
    sums.add(of, MONTH.plusDays(day), KpiGroup.of(team(team), counts));
    return this;
  }

  public Groups addZone(StatedCell zone) {
    zones.add(zone);
    return this;
  }

  public Groups addFiles(LaterFiles later) {
    files.add(later);
    return this;
  }

  public Groups with(IndicatorSettings others) {
    settings = others;
    return this;
  }

  /** From the first date that has contacts up to the last whose repeats are known. */
  public Groups knownFor(LocalDate first, LocalDate last) {
    firstDate = first;
    lastMature = last;
    return this;
  }

  public KpiMonth month() {
    return new KpiMonth(
        MONTH,
        lastMature,
        settings,
        sums,
        new KpiMonth.Details(
            Map.of(new KpiMonth.Centre("ORG", "PHONE"), firstDate),
            pulses,
            Map.of(),
            zones,
            files));
  }

  public static Map<String, String> team(String team) {
    return Map.of(Contact.ORGANISATION, "ORG", Contact.TEAM, team);
  }

  public static Map<String, String> cell(String service) {
    return Map.of(
        Contact.ORGANISATION, "ORG",
        Contact.SERVICE, service,
        Contact.CHANNEL, "PHONE",
        Contact.SITUATION_TYPE, "SIMPLE");
  }

  /** Measure and count in turn. */
  public static Map<Measure, Long> counts(Object... parts) {
    Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    for (int i = 0; i < parts.length; i += 2) {
      counts.put((Measure) parts[i], ((Number) parts[i + 1]).longValue());
    }
    return counts;
  }
}
