package org.contretemps.record.norm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The contacts of a cell that a norm applies to: by the seniority of the agent, and by the local
 * weekday and hour at which contacts start. To find the norm of a contact, an occasion holds what
 * is known of that contact: {@link #ANY_SENIORITY}, or all hours, if it is not known.
 *
 * @param seniority {@link #NEW}, {@link #EXPERIENCED} or {@link #ANY_SENIORITY}
 */
public record Occasion(String seniority, Weekdays weekdays, LocalHours hours)
    implements Comparable<Occasion> {
  /** Agents of any experience. */
  public static final String ANY_SENIORITY = "*";

  /** Agents with fewer days of experience than {@code strata.new-agent-days}. */
  public static final String NEW = "NEW";

  /** Agents with as many days or more. */
  public static final String EXPERIENCED = "EXPERIENCED";

  /** Every contact. */
  public static final Occasion ANY = new Occasion(ANY_SENIORITY, Weekdays.ANY, LocalHours.ANY);

  /** Fewer hours of the week first, then fewer days; then the earliest that one has alone. */
  private static final Comparator<Occasion> NARROWEST_FIRST =
      Comparator.comparingInt((Occasion each) -> each.weekdays.size() * each.hours.size())
          .thenComparingInt(each -> each.weekdays.size())
          .thenComparing(each -> each.weekdays.bits(), Ring::earliestFirst)
          .thenComparing(each -> each.hours.bits(), Ring::earliestFirst)
          .thenComparing(Occasion::seniority);

  /**
   * An occasion from the columns of a norm.
   *
   * @param seniority null for any, as the other two
   */
  static Occasion of(String seniority, String weekdays, String hours) {
    return new Occasion(
        seniority == null ? ANY_SENIORITY : seniority,
        weekdays == null ? Weekdays.ANY : Weekdays.of(weekdays),
        hours == null ? LocalHours.ANY : LocalHours.of(hours));
  }

  /** Bit 4 if a seniority is named, 2 weekdays, 1 hours. */
  int names() {
    return (seniority.equals(ANY_SENIORITY) ? 0 : 4)
        + (weekdays.equals(Weekdays.ANY) ? 0 : 2)
        + (hours.equals(LocalHours.ANY) ? 0 : 1);
  }

  /** Whether every contact of another occasion is one of this. */
  boolean contains(Occasion other) {
    return (seniority.equals(ANY_SENIORITY) || seniority.equals(other.seniority))
        && weekdays.contains(other.weekdays)
        && hours.contains(other.hours);
  }

  /** Whether a contact can be of both. */
  boolean meets(Occasion other) {
    return (seniority.equals(ANY_SENIORITY)
            || other.seniority.equals(ANY_SENIORITY)
            || seniority.equals(other.seniority))
        && weekdays.and(other.weekdays).size() > 0
        && hours.and(other.hours).size() > 0;
  }

  /** The contacts that both include, if there are any. */
  Occasion and(Occasion other) {
    return new Occasion(
        seniority.equals(ANY_SENIORITY) ? other.seniority : seniority,
        weekdays.and(other.weekdays),
        hours.and(other.hours));
  }

  /** Null for any, as the tables keep it. */
  String namedSeniority() {
    return seniority.equals(ANY_SENIORITY) ? null : seniority;
  }

  /** Null for any, as the tables keep it. */
  String namedWeekdays() {
    return weekdays.equals(Weekdays.ANY) ? null : weekdays.text();
  }

  /** Null for any, as the tables keep it. */
  String namedHours() {
    return hours.equals(LocalHours.ANY) ? null : hours.text();
  }

  /** What is named, in words: "NEW agents", "MON-FRI", "08-18 h". */
  List<String> inWords() {
    List<String> words = new ArrayList<>();
    if (namedSeniority() != null) {
      words.add(seniority + " agents");
    }
    if (namedWeekdays() != null) {
      words.add(weekdays.text());
    }
    if (namedHours() != null) {
      words.add(hours.text() + " h");
    }
    return words;
  }

  /** What is named, as parts of a hash; nothing if nothing is. */
  List<String> hashed() {
    return this.equals(ANY) ? List.of() : List.of(seniority, weekdays.text(), hours.text());
  }

  @Override
  public int compareTo(Occasion other) {
    return NARROWEST_FIRST.compare(this, other);
  }
}
