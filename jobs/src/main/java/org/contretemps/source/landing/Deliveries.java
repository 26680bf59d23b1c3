package org.contretemps.source.landing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When each source delivered the files that have been loaded, and how long its usual pauses are. A
 * source has a habit once it has delivered on three days: the longest pause among its last
 * deliveries.
 */
public final class Deliveries {
  private static final int DAYS_OF_A_HABIT = 3;
  private static final int DAYS_REMEMBERED = 11;

  private final NavigableMap<String, NavigableSet<Instant>> bySource = new TreeMap<>();

  /**
   * A source that delivered regularly and no longer does.
   *
   * @param last when it last delivered
   * @param days whole days since then
   * @param usualDays its longest pause before, in days
   */
  public record Silence(String source, Instant last, long days, long usualDays) {
    /** What to tell the person who minds the source. */
    public String sentence() {
      return "%s has delivered nothing for %s, since %s; before, never for more than %s. Ask its sender, or take it out of 'sources.enabled'."
          .formatted(
              source, inWords(days), last.truncatedTo(ChronoUnit.SECONDS), inWords(usualDays));
    }

    private static String inWords(long days) {
      return days == 1 ? "a day" : days + " days";
    }
  }

  /** Notes one delivery. */
  public void add(String source, Instant at) {
    bySource.computeIfAbsent(source, name -> new TreeSet<>()).add(at);
  }

  /** Source → when it last delivered. */
  public Map<String, Instant> last() {
    Map<String, Instant> last = new TreeMap<>();
    bySource.forEach((source, times) -> last.put(source, times.last()));
    return last;
  }

  /**
   * The sources that have been silent for longer than they may, and for longer than twice their
   * longest pause.
   *
   * @param sources those in use
   * @param afterDays the days that any source may be silent; 0 asks for none
   */
  public List<Silence> silent(Collection<String> sources, Instant now, int afterDays) {
    return afterDays == 0
        ? List.of()
        : sources.stream()
            .flatMap(source -> silence(source, now, afterDays).stream())
            .sorted(Comparator.comparing(Silence::last))
            .toList();
  }

  private Optional<Silence> silence(String source, Instant now, int afterDays) {
    NavigableSet<Instant> times = bySource.getOrDefault(source, new TreeSet<>());
    List<LocalDate> days =
        times.stream().map(at -> at.atZone(ZoneOffset.UTC).toLocalDate()).distinct().toList();
    if (days.size() < DAYS_OF_A_HABIT) {
      return Optional.empty();
    }
    long usual = longestPause(days);
    long silent = Duration.between(times.last(), now).toDays();
    return silent > Math.max(afterDays, 2 * usual)
        ? Optional.of(new Silence(source, times.last(), silent, usual))
        : Optional.empty();
  }

  private static long longestPause(List<LocalDate> days) {
    List<LocalDate> recent =
        new ArrayList<>(days.subList(Math.max(0, days.size() - DAYS_REMEMBERED), days.size()));
    long longest = 0;
    for (int i = 1; i < recent.size(); i++) {
      longest = Math.max(longest, ChronoUnit.DAYS.between(recent.get(i - 1), recent.get(i)));
    }
    return longest;
  }
}
