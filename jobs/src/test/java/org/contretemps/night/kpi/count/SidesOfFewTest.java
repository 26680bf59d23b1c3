package org.contretemps.night.kpi.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.antagonism.AntagonismKpi;
import org.contretemps.record.contact.Contact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The attack on {@code kpi_antagonism} of someone who knows the other tables: a difference between
 * the contacts that met a norm and those that missed it, with the share over both, is the share of
 * either side. Is any side of few contacts or few people?
 */
class SidesOfFewTest {
  private static final int WORLDS = 30;
  private static final int TEAMS = 4;
  private static final Map<String, Measure> TRIALS =
      Map.of("NO_REPEAT", Measure.COUNTED, "SATISFIED", Measure.ANSWERS);

  private long tried;
  private long rows;

  /** A contact under a norm, or without one (stratum null). */
  private record Leg(
      Map<String, String> names, int agent, int customer, Map<Measure, Long> counts) {
    boolean counts(Measure measure) {
      return counts.containsKey(measure);
    }

    boolean isOf(Row row) {
      return names.containsKey(KpiDay.STRATUM)
          && names.get(Contact.TEAM).equals(row.getAs(AntagonismKpi.GIVING_TEAM))
          && (row.getAs(AntagonismKpi.RECEIVING_TEAM) == null
              || row.getAs(AntagonismKpi.RECEIVING_TEAM).equals(names.get(KpiDay.RECEIVING_TEAM)));
    }

    boolean isWithinNorm() {
      return ContactStratum.of(names.get(KpiDay.STRATUM)).isWithinNorm();
    }
  }

  @Test
  void noSideThatIsComparedIsOfFew(TestReporter reporter) {
    List<String> few = new ArrayList<>();
    for (int seed = 1; seed <= WORLDS; seed++) {
      List<Leg> legs = world(new Random(seed));
      for (Row row : AntagonismKpi.rows(month(legs).month())) {
        // Known to ten only: no exact count of another table leaves one of few.
        assertThat(row.<Long>getAs(AntagonismKpi.CONTACTS) % SmallGroups.LEAST).isZero();
        if (!row.getAs(AntagonismKpi.SCOPE).equals("ORGANISATION")) {
          rows++;
          few.addAll(attack(seed, legs, row));
        }
      }
    }
    reporter.publishEntry("rows", "" + rows);
    reporter.publishEntry("sides tried", "" + tried);
    assertThat(few).as("of %,d sides of %,d rows", tried, rows).isEmpty();
    assertThat(rows).isGreaterThan(50);
  }

  private List<String> attack(int seed, List<Leg> legs, Row row) {
    Measure trials = TRIALS.get(row.<String>getAs(AntagonismKpi.QUALITY));
    List<String> few = new ArrayList<>();
    for (boolean isMet : List.of(true, false)) {
      List<Leg> side =
          legs.stream().filter(leg -> leg.isOf(row) && leg.isWithinNorm() == isMet).toList();
      tried++;
      if (isFew(side, trials)) {
        few.add("world %d: %d contacts of %s".formatted(seed, side.size(), row));
      }
    }
    return few;
  }

  private static boolean isFew(List<Leg> side, Measure trials) {
    return side.stream().filter(leg -> leg.counts(trials)).count() < SmallGroups.LEAST
        || side.stream().map(Leg::customer).distinct().count() < SmallGroups.LEAST
        || side.stream().map(Leg::agent).distinct().count() < SmallGroups.LEAST_AGENTS;
  }

  /** Teams of one to fourteen agents; some agents miss their norms, others hardly ever. */
  private static List<Leg> world(Random random) {
    int[] agents = random.ints(TEAMS, 1, 15).toArray();
    int missing = 1 + random.nextInt(4);
    List<Leg> legs = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      int team = random.nextInt(TEAMS);
      int agent = random.nextInt(agents[team]);
      boolean isMissed = random.nextInt(100) < (agent % 5 < missing ? 40 : 1);
      legs.add(leg(random, team, 100 * team + agent, isMissed));
    }
    return legs;
  }

  private static Leg leg(Random random, int team, int agent, boolean isMissed) {
    Map<String, String> names = new TreeMap<>();
    names.put(Contact.ORGANISATION, "ORG");
    names.put(Contact.CHANNEL, "PHONE");
    names.put(Contact.SERVICE, "S");
    names.put(Contact.SITUATION_TYPE, "SIMPLE");
    names.put(Contact.TEAM, "TEAM" + team);
    if (random.nextInt(5) > 0) {
      names.put(KpiDay.STRATUM, isMissed ? "0103" : "0102");
    }
    if (random.nextInt(2) == 0) {
      names.put(KpiDay.RECEIVING_TEAM, "TEAM" + (team + 1 + random.nextInt(2)) % TEAMS);
    }
    int customer = random.nextInt(60);
    Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    counts.put(Measure.CONTACTS, 1L);
    counts.put(Measure.HANDLED, 1L);
    counts.put(Measure.AGENT_MARKS, 1L << (agent % 64));
    counts.put(Measure.CUSTOMER_MARKS, 1L << customer);
    counts.put(Measure.COUNTED, 1L);
    counts.put(Measure.REPEATS, (long) random.nextInt(2));
    if (random.nextInt(4) == 0) {
      counts.put(Measure.ANSWERS, 1L);
      counts.put(Measure.SATISFIED, (long) random.nextInt(2));
    }
    return new Leg(names, agent, customer, counts);
  }

  private static Groups month(List<Leg> legs) {
    Groups groups = new Groups(Facet.TEAM);
    for (Facet facet : List.of(Facet.CENTRE, Facet.TEAM, Facet.CELL_SIDE, Facet.HANDOVER)) {
      for (Leg leg : legs) {
        if (leg.names().keySet().containsAll(facet.names())) {
          Map<String, String> names = new TreeMap<>(leg.names());
          names.keySet().retainAll(facet.names());
          Map<Measure, Long> counts = new EnumMap<>(leg.counts());
          counts.keySet().retainAll(facet.measures());
          groups.add(facet, names, counts);
        }
      }
    }
    return groups;
  }
}
