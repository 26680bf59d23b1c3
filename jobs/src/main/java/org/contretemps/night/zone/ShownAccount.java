package org.contretemps.night.zone;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.contretemps.statistics.Bounded;

/**
 * A {@link WeeklyAccount} in the numbers that readers see: repeats and minutes are whole, full-time
 * equivalents have one decimal. The balance is the difference, and a total the sum, of the numbers
 * that are shown, so that a reader who adds them up agrees. Each interval is that of the exact
 * figure.
 *
 * @param netMinutes minutes that would be to do without the hurry
 * @param side of the exact balance: 1 more work without the hurry, −1 less, 0 not known
 */
public record ShownAccount(
    Bounded returns,
    Bounded costMinutes,
    Bounded savedMinutes,
    Bounded netMinutes,
    Bounded costPeople,
    Bounded savedPeople,
    Bounded netPeople,
    int side) {
  private static final int WHOLE = 1;
  private static final int TENTHS = 10;

  /** The account of one cell. */
  public static ShownAccount of(WeeklyAccount account) {
    return sumOf(List.of(account));
  }

  /**
   * The account of several cells together.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public static ShownAccount sumOf(List<WeeklyAccount> accounts) {
    WeeklyAccount all = accounts.stream().reduce(WeeklyAccount::plus).orElseThrow();
    double cost = sum(accounts, each -> each.costMinutes().value(), WHOLE);
    double saved = sum(accounts, each -> each.savedMinutes().value(), WHOLE);
    double costPeople = sum(accounts, each -> each.people(each.costMinutes()).value(), TENTHS);
    double savedPeople = sum(accounts, each -> each.people(each.savedMinutes()).value(), TENTHS);
    Bounded net = all.netMinutes();
    return new ShownAccount(
        shown(sum(accounts, each -> each.returns().value(), WHOLE), all.returns()),
        shown(cost, all.costMinutes()),
        shown(saved, all.savedMinutes()),
        shown(saved - cost, net),
        shown(costPeople, all.people(all.costMinutes())),
        shown(savedPeople, all.people(all.savedMinutes())),
        shown(tenths(savedPeople - costPeople), all.people(net)),
        net.side());
  }

  /**
   * Full-time equivalents together, in tenths, from parts of which each is shown in tenths.
   *
   * @param exact the sum with its interval
   */
  public static Bounded peopleTogether(List<Bounded> parts, Bounded exact) {
    return shown(tenths(parts.stream().mapToDouble(part -> tenths(part.value())).sum()), exact);
  }

  private static double sum(
      List<WeeklyAccount> accounts, ToDoubleFunction<WeeklyAccount> figure, int parts) {
    double sum =
        accounts.stream().mapToDouble(each -> Math.rint(figure.applyAsDouble(each) * parts)).sum();
    return sum / parts;
  }

  private static double tenths(double value) {
    return Math.rint(value * TENTHS) / TENTHS;
  }

  /** The bounds of the exact figure; the value that is shown lies between them. */
  private static Bounded shown(double value, Bounded exact) {
    return new Bounded(value, Math.min(value, exact.lower()), Math.max(value, exact.upper()));
  }
}
