package org.contretemps.record.norm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An oddity found in a norm log, the log in which management sets time norms. The entry is not
 * refused: the log still has one reading, and the finding says which.
 *
 * @param scope the scope, family or cells that it is about
 * @param from first local date that it touches
 * @param until first local date that it no longer touches; {@link NormInterval#OPEN} if no end is
 *     known
 * @param words what is odd and why, then what to do about it
 */
public record Finding(
    Kind kind, NormScope scope, NormBasis basis, LocalDate from, LocalDate until, String words)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::kind)
          .thenComparing(Finding::scope)
          .thenComparing(Finding::basis)
          .thenComparing(Finding::from)
          .thenComparing(Finding::until)
          .thenComparing(Finding::words);

  /** What kind of oddity, the gravest first. */
  public enum Kind {
    /**
     * Entries logged at the same instant for the same scope, basis and date say different things.
     */
    CONTRADICTION,
    /** Norms of two scopes, neither within the other, match the same cells. */
    AMBIGUOUS_SCOPE,
    /** A target changes by more than a factor of three: a wrong unit is likelier than a norm. */
    TARGET_JUMP,
    /** A norm was revoked and set again later. */
    GAP,
    /** Some situation types of a service and channel have a norm, others none. */
    MISSING_SITUATION_TYPE,
    /** An entry applies from more than a year before it was logged. */
    LATE_ENTRY,
    /** A norm is changed during a date, and counts from the midnight before. */
    COUNTS_FROM_MIDNIGHT,
    /** No contact of late is of the service and channel that a norm is for. */
    MEETS_NO_CONTACT
  }

  /** The finding's identifier: the same oddity has the same one in every rebuild. */
  public long id() {
    List<String> parts = new ArrayList<>(List.of(kind.name()));
    parts.addAll(scope.hashed());
    parts.addAll(List.of(basis.name(), from.toString(), until.toString(), words));
    return ContentHash.of(parts);
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  /** Dates as they are said in a sentence. */
  static String dates(LocalDate from, LocalDate until) {
    return until.equals(NormInterval.OPEN)
        ? "from %s on".formatted(from)
        : "from %s to %s".formatted(from, until.minusDays(1));
  }
}
