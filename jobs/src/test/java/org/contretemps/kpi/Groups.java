package org.contretemps.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.contretemps.contact.Contact;
import org.contretemps.kpi.KpiMonth.TeamPulse;

/** Months of tests, written down group by group. */
final class Groups {
  static final LocalDate MONTH = LocalDate.parse("2026-03-01");

  private final Facet facet;
  private final List<KpiGroup> now = new ArrayList<>();
  private final List<KpiGroup> before = new ArrayList<>();
  private final List<TeamPulse> pulses = new ArrayList<>();

  Groups(Facet facet) {
    this.facet = facet;
  }

  Groups add(Map<String, String> names, Map<Measure, Long> counts) {
    now.add(KpiGroup.of(names, counts));
    return this;
  }

  Groups addBefore(Map<String, String> names, Map<Measure, Long> counts) {
    before.add(KpiGroup.of(names, counts));
    return this;
  }

  Groups addPulse(String team, long answers, long good) {
    pulses.add(new TeamPulse("ORG", team, answers, good));
    return this;
  }

  KpiMonth month() {
    List<KpiGroup> year = new ArrayList<>(before);
    year.addAll(now);
    return new KpiMonth(
        MONTH,
        Map.of(facet, now),
        Map.of(facet, before),
        Map.of(facet, year),
        pulses,
        Map.of(),
        List.of());
  }

  static Map<String, String> team(String team) {
    return Map.of(Contact.ORGANISATION, "ORG", Contact.TEAM, team);
  }

  static Map<String, String> cell(String service) {
    return Map.of(
        Contact.ORGANISATION, "ORG",
        Contact.SERVICE, service,
        Contact.CHANNEL, "PHONE",
        Contact.SITUATION_TYPE, "SIMPLE");
  }

  /** Measure and count in turn. */
  static Map<Measure, Long> counts(Object... parts) {
    Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    for (int i = 0; i < parts.length; i += 2) {
      counts.put((Measure) parts[i], ((Number) parts[i + 1]).longValue());
    }
    return counts;
  }
}
