package org.contretemps.record.norm;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Management's log of time norms, and the rules by which it is read. What is in force on a date
 * follows from the set of entries, never from the order in which they arrive:
 *
 * <ul>
 *   <li>From its effective date on, an entry replaces the earlier norm of its scope and basis.
 *   <li>Of several entries with one effective date the last logged counts: a correction. Of those
 *       logged at the same instant a revocation counts before a norm, then the larger target, then
 *       the larger attainment target (one that is set before one that is not).
 *   <li>A revocation ends the norm on its effective date, until the next entry. If a norm was
 *       logged before with the same effective date, it takes that back instead, with all that was
 *       logged before it for that date: the earlier norm goes on.
 *   <li>Setting a norm that is in force already changes nothing: its interval goes on.
 * </ul>
 */
public final class NormLog {
  private static final Comparator<Entry> RISING =
      Comparator.comparing(Entry::loggedAt)
          .thenComparing(Entry::revoked)
          .thenComparing(entry -> entry.norm().target())
          .thenComparing(entry -> entry.norm().attainmentTarget().orElse(-1));

  private final Map<Track, SortedMap<LocalDate, SortedSet<Entry>>> tracks = new TreeMap<>();

  /**
   * One line of the log.
   *
   * @param norm what is set; of a revocation, the norm that is taken back, whose target is not read
   * @param effectiveFrom first local date on which the entry applies
   * @param revoked whether the entry ends or takes back a norm
   */
  public record Entry(Instant loggedAt, Norm norm, LocalDate effectiveFrom, boolean revoked) {}

  /** Everything that entries can replace each other in: one scope and one basis. */
  record Track(NormScope scope, NormBasis basis) implements Comparable<Track> {
    private static final Comparator<Track> ORDER =
        Comparator.comparing(Track::scope).thenComparing(Track::basis);

    static Track of(Norm norm) {
      return new Track(norm.scope(), norm.basis());
    }

    @Override
    public int compareTo(Track other) {
      return ORDER.compare(this, other);
    }
  }

  private NormLog(Collection<Entry> entries) {
    for (Entry entry : entries) {
      tracks
          .computeIfAbsent(Track.of(entry.norm()), track -> new TreeMap<>())
          .computeIfAbsent(entry.effectiveFrom(), date -> new TreeSet<>(RISING))
          .add(entry);
    }
  }

  /** The log that these entries make, in any order in which they come. */
  public static NormLog of(Collection<Entry> entries) {
    return new NormLog(entries);
  }

  /** Every interval of every norm: sorted by scope, basis and date, disjoint within those. */
  public List<NormInterval> intervals() {
    List<NormInterval> intervals = new ArrayList<>();
    tracks.values().forEach(track -> intervals.addAll(intervalsOf(track)));
    return intervals;
  }

  /** Entries by scope and basis, then effective date, then as they were logged. */
  Map<Track, SortedMap<LocalDate, SortedSet<Entry>>> tracks() {
    return tracks;
  }

  private static List<NormInterval> intervalsOf(SortedMap<LocalDate, SortedSet<Entry>> track) {
    List<NormInterval> intervals = new ArrayList<>();
    Entry inForce = null;
    for (SortedSet<Entry> logged : track.values()) {
      Entry next = logged.last();
      boolean takesBack = next.revoked() && !logged.stream().allMatch(Entry::revoked);
      if (takesBack || isTheSame(inForce, next)) {
        continue;
      }
      addInterval(intervals, inForce, next.effectiveFrom());
      inForce = next.revoked() ? null : next;
    }
    addInterval(intervals, inForce, NormInterval.OPEN);
    return intervals;
  }

  private static boolean isTheSame(Entry inForce, Entry next) {
    return inForce != null && !next.revoked() && inForce.norm().equals(next.norm());
  }

  private static void addInterval(List<NormInterval> intervals, Entry set, LocalDate until) {
    if (set != null) {
      intervals.add(new NormInterval(set.norm(), set.effectiveFrom(), until, set.loggedAt()));
    }
  }
}
