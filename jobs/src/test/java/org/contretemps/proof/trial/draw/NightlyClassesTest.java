package org.contretemps.proof.trial.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a night froze, later days cannot change. */
class NightlyClassesTest {
  private static final int AGENTS = 9;
  private static final int DAY = 40;

  @Test
  void agentsAreClassedByEarlierDaysAlone() {
    NightlyClasses before = classes(each -> each.day() < DAY);
    NightlyClasses all = classes(each -> true);
    for (int agent = 0; agent < AGENTS; agent++) {
      assertThat(all.ofAgent(DAY, agent)).isEqualTo(before.ofAgent(DAY, agent));
    }
  }

  @Test
  void agentsAreForgottenAfterFourWeeks() {
    NightlyClasses recent = classes(each -> each.day() < DAY - 27 || each.day() > DAY);
    for (int agent = 0; agent < AGENTS; agent++) {
      assertThat(recent.ofAgent(DAY + 1, agent)).isEqualTo(classOfNobody(agent));
    }
  }

  /** Without contacts all score alike, and none is above another. */
  private static int classOfNobody(int agent) {
    return classes(each -> false).ofAgent(DAY, agent);
  }

  @Test
  void aDayIsClassedByTheFourWeeksThatEndWithIt() {
    NightlyClasses until = classes(each -> each.day() <= DAY);
    NightlyClasses all = classes(each -> true);
    NightlyClasses fromThen = classes(each -> each.day() > DAY - 28 && each.day() <= DAY);
    assertThat(all.ofDay(DAY)).isEqualTo(until.ofDay(DAY)).isEqualTo(fromThen.ofDay(DAY));
  }

  @Test
  void thoseWhoseCustomersComeBackMostAreInTheLastThird() {
    NightlyClasses classes = classes(each -> true);
    assertThat(classes.ofAgent(DAY, 0)).isEqualTo(0);
    assertThat(classes.ofAgent(DAY, AGENTS - 1)).isEqualTo(2);
    assertThat(classes.ofDay(45)).isEqualTo(2);
  }

  private static NightlyClasses classes(Predicate<DrawnContact> kept) {
    return new NightlyClasses(contacts().stream().filter(kept).toList(), 2, AGENTS);
  }

  /** Later agents have more repeats, and day 45 has most. */
  private static List<DrawnContact> contacts() {
    SplittableRandom random = new SplittableRandom(11);
    List<DrawnContact> contacts = new ArrayList<>();
    for (int day = 0; day < ServiceDraw.DAYS; day++) {
      for (int i = 0; i < 300; i++) {
        int agent = random.nextInt(AGENTS);
        boolean repeated = random.nextDouble() < 0.1 + 0.04 * agent + (day == 45 ? 0.3 : 0);
        contacts.add(
            new DrawnContact(
                random.nextInt(2), day, agent, 0, 600, 100, repeated, false, 0, false));
      }
    }
    return contacts;
  }
}
