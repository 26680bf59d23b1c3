package org.contretemps.publish.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.contretemps.night.kpi.count.SmallGroups;
import org.contretemps.record.contact.Contact;

/**
 * Counts the same first days of the month before, so that a running month is not compared with a
 * whole one. Pure.
 *
 * @param days counts of the two months, a row for each date and channel
 * @param month first day of the month that goes on
 */
record SameDays(List<Figures> days, LocalDate month) {
  /** Counts of trials, and of those in which the event occurred. */
  record Counts(long events, long trials) {}

  /**
   * Counts of a channel. Trials whose outcome takes time to be known end earlier in this month, and
   * so they do in the one before.
   *
   * @return empty if there are too few, or if what the whole month has beside them is too little
   */
  Optional<Counts> of(String channel, String events, String trials) {
    Predicate<Figures> ofChannel = day -> channel.equals(day.text(Contact.CHANNEL));
    int last =
        days.stream()
            .filter(ofChannel.and(day -> !date(day).isBefore(month) && count(day, trials) > 0))
            .mapToInt(day -> date(day).getDayOfMonth())
            .max()
            .orElse(0);
    List<Figures> before =
        days.stream().filter(ofChannel.and(day -> date(day).isBefore(month))).toList();
    List<Figures> same = before.stream().filter(day -> date(day).getDayOfMonth() <= last).toList();
    long counted = sum(same, trials);
    long rest = sum(before, trials) - counted;
    return counted >= SmallGroups.LEAST && (rest == 0 || rest >= SmallGroups.LEAST)
        ? Optional.of(new Counts(sum(same, events), counted))
        : Optional.empty();
  }

  private static LocalDate date(Figures day) {
    return day.date(Contact.CONTACT_DATE);
  }

  private static long sum(List<Figures> some, String column) {
    return some.stream().mapToLong(day -> count(day, column)).sum();
  }

  private static long count(Figures day, String column) {
    return day.has(column) ? (long) day.known(column) : 0;
  }
}
