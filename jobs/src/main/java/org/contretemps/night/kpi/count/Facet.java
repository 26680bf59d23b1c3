package org.contretemps.night.kpi.count;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.contretemps.record.contact.Contact;

/**
 * A grouping by which contacts are counted for the indicator tables, such as by channel or by team;
 * a contact counts in each facet that applies to it.
 */
public enum Facet {
  CENTRE(Contact.ORGANISATION, Contact.CHANNEL, Contact.SERVICE, Contact.SITUATION_TYPE),
  TEAM(Contact.ORGANISATION, Contact.TEAM, Contact.SERVICE),
  TERRITORY(
      Contact.ORGANISATION,
      Contact.SERVICE,
      Contact.TERRITORY,
      Contact.CHANNEL,
      Contact.SITUATION_TYPE),
  /** Counts a contact once for each of its objectives. */
  LOGIC(Contact.ORGANISATION, KpiDay.OBJECTIVE, Contact.CUSTOMER_KIND),
  /**
   * A channel's contacts that were handled or, of feedback, answered for, by what answering and
   * coming back depend on: satisfaction is weighted by it (METHOD §8).
   */
  CHANNEL_STRATUM(Contact.ORGANISATION, Contact.CHANNEL, KpiDay.STRATUM),
  /** The same for a team. */
  TEAM_STRATUM(Contact.ORGANISATION, Contact.TEAM, KpiDay.STRATUM),
  /** Contacts under a norm, like with like; of the stratum only {@link ContactStratum#side}. */
  CELL_SIDE(
      Contact.ORGANISATION,
      Contact.TEAM,
      Contact.CHANNEL,
      Contact.SERVICE,
      Contact.SITUATION_TYPE,
      KpiDay.STRATUM),
  /** Legs handed over to another team, with what came of their conversation; sides as above. */
  HANDOVER(
      Contact.ORGANISATION,
      Contact.TEAM,
      KpiDay.RECEIVING_TEAM,
      Contact.CHANNEL,
      Contact.SERVICE,
      Contact.SITUATION_TYPE,
      KpiDay.STRATUM),
  /** Contacts with a felt wait; the stratum is ln(felt / measured wait) in fiftieths. */
  FELT(Contact.ORGANISATION, Contact.TEAM, KpiDay.STRATUM),
  /** Days of agents in a channel; an agent at work in two counts in both. */
  CHANNEL_DAY(Contact.ORGANISATION, Contact.CHANNEL),
  /** Days of agents in a team. */
  TEAM_DAY(Contact.ORGANISATION, Contact.TEAM);

  private static final List<Measure> QUALITY =
      List.of(
          Measure.CONTACTS,
          Measure.COUNTED,
          Measure.REPEATS,
          Measure.ANSWERS,
          Measure.SATISFIED,
          Measure.REVIEWS,
          Measure.COMPLIANT);

  private static final List<Facet> ALL = List.of(values());

  private final String names;

  Facet(String... names) {
    this.names = String.join(",", names);
  }

  /** Its number in a key of groups, from 0; not stored. */
  int number() {
    return ALL.indexOf(this);
  }

  /** The facet of a number. */
  static Facet of(int number) {
    return ALL.get(number);
  }

  /** What is counted by it; all else is 0, or not to be read. */
  public Set<Measure> measures() {
    return switch (this) {
      case CHANNEL_STRATUM, TEAM_STRATUM ->
          EnumSet.of(
              Measure.CONTACTS, Measure.UNHANDLED_ANSWERS, Measure.ANSWERS, Measure.SATISFIED);
      case CELL_SIDE, HANDOVER -> {
        EnumSet<Measure> measures = EnumSet.copyOf(QUALITY);
        measures.addAll(List.of(Measure.HANDLED, Measure.AGENT_MARKS, Measure.CUSTOMER_MARKS));
        yield measures;
      }
      case FELT -> EnumSet.of(Measure.FELT_WAITS);
      default -> EnumSet.allOf(Measure.class);
    };
  }

  /** What any of some facets counts. */
  public static Set<Measure> measures(Collection<Facet> facets) {
    Set<Measure> measures = EnumSet.noneOf(Measure.class);
    facets.forEach(facet -> measures.addAll(facet.measures()));
    return measures;
  }

  /** The columns of {@link KpiDay} that are filled. */
  public List<String> names() {
    return List.of(names.split(","));
  }

  /** The names of the groups that its strata divide: all but the stratum. */
  public List<String> namesOfStrata() {
    return names().stream().filter(name -> !name.equals(KpiDay.STRATUM)).toList();
  }
}
