package org.contretemps.record.norm;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds norms that apply to none of the existing contacts. */
public final class ContactFindings {
  /**
   * What contacts are of.
   *
   * @param situationType {@link NormScope#ANY} if nobody asked
   */
  public record Work(String organisation, String service, String channel, String situationType) {}

  private ContactFindings() {}

  /**
   * Norms that meet no contact.
   *
   * @param intervals norms; those that ended before the contacts are passed over
   * @param work what the contacts of some dates are of
   * @param from the first of these dates
   * @param to the last of them
   */
  public static List<Finding> in(
      Collection<NormInterval> intervals, Set<Work> work, LocalDate from, LocalDate to) {
    return intervals.stream()
        .filter(interval -> interval.from().isBefore(to.plusDays(1)))
        .filter(interval -> interval.until().isAfter(from))
        .filter(interval -> work.stream().noneMatch(isMetBy(interval.norm().scope())))
        .map(interval -> finding(interval, work, from, to))
        .sorted()
        .toList();
  }

  private static Predicate<Work> isMetBy(NormScope scope) {
    return work ->
        work.organisation().equals(scope.organisation())
            && isMet(scope.service(), work.service())
            && isMet(scope.channel(), work.channel())
            && (work.situationType().equals(NormScope.ANY)
                || isMet(scope.situationType(), work.situationType()));
  }

  private static boolean isMet(String named, String name) {
    return named.equals(NormScope.ANY) || named.equals(name);
  }

  private static Finding finding(
      NormInterval interval, Set<Work> work, LocalDate from, LocalDate to) {
    NormScope scope = interval.norm().scope();
    return new Finding(
        Finding.Kind.MEETS_NO_CONTACT,
        scope,
        interval.norm().basis(),
        interval.from(),
        interval.until(),
        "The norm of %s meets none of the contacts from %s to %s. %s"
            .formatted(scope.inWords(), from, to, advice(scope, work)));
  }

  private static String advice(NormScope scope, Set<Work> work) {
    if (work.stream().noneMatch(known -> known.organisation().equals(scope.organisation()))) {
      return "No contact is of that organisation: check its name.";
    }
    return "Check the names of its service, channel and situation type, or revoke it.";
  }
}
