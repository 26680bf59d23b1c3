package org.contretemps.night.kpi.count;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.record.contact.Contact;

/** A month of an organisation full of small groups: few contacts, many names, few people. */
final class SmallWorld {
  /** What contacts are grouped by. */
  static final List<String> NAMES =
      List.of(
          Contact.ORGANISATION,
          Contact.CHANNEL,
          Contact.SERVICE,
          Contact.SITUATION_TYPE,
          Contact.TEAM,
          Contact.TERRITORY,
          KpiDay.OBJECTIVE,
          Contact.CUSTOMER_KIND,
          KpiDay.STRATUM);

  /** What half-hours are counted by, with the day of the week and the time as a stratum. */
  static final List<String> HALF_HOUR =
      List.of(Contact.ORGANISATION, Contact.SERVICE, Contact.CHANNEL, KpiDay.STRATUM);

  /** A contact: its names, who was in it, and what it counts in. */
  record Leg(Map<String, String> names, int agent, int customer, Map<Measure, Long> counts) {
    boolean counts(Measure measure) {
      return counts.getOrDefault(measure, 0L) > 0;
    }
  }

  private static final List<Facet> FACETS =
      List.of(Facet.CENTRE, Facet.TEAM, Facet.TERRITORY, Facet.LOGIC);

  private final Random random;
  private final Random times;
  private final List<Leg> legs = new ArrayList<>();

  /** In a world of few cells all are shown, and what is left out of a whole is known. */
  private final int channels;

  private final int services;
  private final int types;
  private final int halfHours;

  SmallWorld(long seed) {
    random = new Random(seed);
    times = new Random(-seed);
    channels = 1 + random.nextInt(5);
    services = 1 + random.nextInt(4);
    types = 1 + random.nextInt(3);
    halfHours = 1 + times.nextInt(6);
    int contacts = 60 + random.nextInt(400);
    for (int i = 0; i < contacts; i++) {
      legs.add(leg());
    }
  }

  List<Leg> legs() {
    return legs;
  }

  private Leg leg() {
    Map<String, String> names = new TreeMap<>();
    names.put(Contact.ORGANISATION, "ORG");
    names.put(Contact.CHANNEL, "C" + few(channels));
    names.put(Contact.SERVICE, "S" + few(services));
    names.put(Contact.SITUATION_TYPE, "T" + few(types));
    int team = few(5);
    int territory = few(6);
    putUnless(names, team == 4 && random.nextInt(3) == 0, Contact.TEAM, "TEAM" + team);
    putUnless(names, territory == 5, Contact.TERRITORY, "P" + territory);
    names.put(KpiDay.OBJECTIVE, "O" + few(3));
    names.put(Contact.CUSTOMER_KIND, "K" + few(2));
    names.put(KpiDay.STRATUM, "MON 08:%02d".formatted(times.nextInt(halfHours)));
    int agent = 100 * team + random.nextInt(1 + 3 * team);
    return new Leg(names, agent, random.nextInt(40), counts(agent));
  }

  /** The higher the rarer. */
  private int few(int most) {
    return (int) (most * Math.pow(random.nextDouble(), 2.5));
  }

  private static void putUnless(Map<String, String> names, boolean not, String name, String value) {
    if (!not) {
      names.put(name, value);
    }
  }

  private Map<Measure, Long> counts(int agent) {
    Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    counts.put(Measure.CONTACTS, 1L);
    if (random.nextInt(4) > 0) {
      counts.put(Measure.HANDLED, 1L);
      counts.put(Measure.HANDLED_SECONDS, 30L + random.nextInt(900));
      counts.put(Measure.AGENT_MARKS, 1L << (agent % 64));
    }
    putOneIn(3, counts, Measure.COUNTED, Measure.REPEATS);
    putOneIn(2, counts, Measure.WITH_NORM, Measure.WITHIN_NORM);
    putOneIn(3, counts, Measure.WAITED, Measure.WAIT_SECONDS);
    putOneIn(2, counts, Measure.OFFERED, Measure.ABANDONED);
    putOneIn(9, counts, Measure.ANSWERS, Measure.SATISFIED);
    return counts;
  }

  private void putOneIn(int n, Map<Measure, Long> counts, Measure trials, Measure events) {
    if (random.nextInt(n) == 0) {
      counts.put(trials, 1L);
      counts.put(events, (long) random.nextInt(2));
    }
  }

  /** The half-hours of services and channels. */
  List<KpiGroup> halfHours() {
    return KpiGroup.by(HALF_HOUR, legs.stream().map(leg -> group(HALF_HOUR, leg)).toList());
  }

  /** The month as its tables are made of it. */
  KpiMonth month() {
    KpiSums sums = new KpiSums();
    for (Facet facet : FACETS) {
      legs.stream()
          .filter(leg -> leg.names().keySet().containsAll(facet.names()))
          .forEach(leg -> sums.add(facet, Groups.MONTH, group(facet.names(), leg)));
    }
    sums.settle();
    return new KpiMonth(
        Groups.MONTH,
        Groups.MONTH.plusMonths(1),
        IndicatorSettings.DEFAULT,
        sums,
        new KpiMonth.Details(Map.of(), List.of(), Map.of(), List.of(), List.of()));
  }

  private static KpiGroup group(List<String> by, Leg leg) {
    Map<String, String> names = new TreeMap<>(leg.names());
    names.keySet().retainAll(by);
    Map<Measure, Long> counts = new EnumMap<>(leg.counts());
    counts.put(Measure.CUSTOMER_MARKS, 1L << (leg.customer() % 64));
    return KpiGroup.of(names, counts);
  }
}
