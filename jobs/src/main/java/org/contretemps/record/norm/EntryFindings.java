package org.contretemps.record.norm;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds oddities in single entries of the norm log: contradictions, and entries that come very
 * late.
 */
final class EntryFindings {
  private EntryFindings() {}

  /**
   * What is odd in the entries of one scope and basis.
   *
   * @param logged the entries of one effective date, as they were logged
   */
  static List<Finding> in(LocalDate effectiveFrom, SortedSet<NormLog.Entry> logged) {
    List<Finding> findings = new ArrayList<>();
    SortedSet<NormLog.Entry> last = loggedLast(logged);
    if (last.size() > 1) {
      findings.add(contradiction(effectiveFrom, last));
    }
    logged.stream().filter(EntryFindings::isLate).map(EntryFindings::late).forEach(findings::add);
    return findings;
  }

  /** Entries at one instant matter as long as no later one has settled what is meant. */
  private static SortedSet<NormLog.Entry> loggedLast(SortedSet<NormLog.Entry> logged) {
    Instant at = logged.last().loggedAt();
    return logged.stream()
        .filter(entry -> entry.loggedAt().equals(at))
        .collect(Collectors.toCollection(() -> new TreeSet<>(logged.comparator())));
  }

  private static Finding contradiction(LocalDate from, SortedSet<NormLog.Entry> last) {
    NormLog.Entry counting = last.last();
    String sayings =
        last.stream()
            .map(entry -> entry.revoked() ? "a revocation" : entry.norm().inWords())
            .distinct()
            .collect(Collectors.joining("; "));
    String outcome =
        counting.revoked()
            ? "The revocation counts, as if it had been logged last."
            : "The largest target counts: %s.".formatted(counting.norm().inWords());
    return finding(
        Finding.Kind.CONTRADICTION,
        counting,
        "The entries for %s, effective %s, contradict each other: all were logged at %s (%s). %s Log the one that is meant once more."
            .formatted(scope(counting), from, counting.loggedAt(), sayings, outcome));
  }

  private static boolean isLate(NormLog.Entry entry) {
    return entry.effectiveFrom().isBefore(loggedOn(entry).minusYears(1));
  }

  private static Finding late(NormLog.Entry entry) {
    return finding(
        Finding.Kind.LATE_ENTRY,
        entry,
        "The entry for %s applies from %s on but was logged on %s: more than a year of contacts is measured against what nobody could know then. Check its effective date."
            .formatted(scope(entry), entry.effectiveFrom(), loggedOn(entry)));
  }

  private static Finding finding(Finding.Kind kind, NormLog.Entry entry, String words) {
    return new Finding(
        kind,
        entry.norm().scope(),
        entry.norm().basis(),
        entry.effectiveFrom(),
        NormInterval.OPEN,
        words);
  }

  private static String scope(NormLog.Entry entry) {
    return entry.norm().scope().inWords();
  }

  private static LocalDate loggedOn(NormLog.Entry entry) {
    return LocalDate.ofInstant(entry.loggedAt(), ZoneOffset.UTC);
  }
}
