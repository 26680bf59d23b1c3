package org.contretemps.publish.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.contretemps.house.QualifiedRows;
import org.contretemps.house.TestHouse;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.statistics.pilot.PilotEffect;
import org.contretemps.statistics.pilot.PilotPeriods;
import org.contretemps.warehouse.delta.Lineage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A pilot from its plan to what it did, in a world in which the new norm brings many repeats. */
@ExtendWith(SparkSessionExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PilotTest {
  private static final LocalDate START = LocalDate.parse("2026-03-02");
  private static final int MATURITY = 8;
  private static final int NORM = 240;
  private static final int CONTACTS = 20;
  private static final List<String> SERVICES = List.of("S1", "S2", "S3", "S4", "S5");
  private static final PilotScope SCOPE =
      new PilotScope("ORG", SERVICES, Optional.of("PHONE"), Optional.empty(), NORM);

  @TempDir private static Path folder;
  private static TestHouse house;
  private static PilotPlan plan;

  @BeforeAll
  static void load() {
    house = new TestHouse(folder.resolve("house"));
    house.warehouse().create(QualifiedContact.TABLE);
    weeks(START.minusWeeks(27), START, List.of(), START.plusDays(MATURITY - 1));
  }

  /** Weeks of the services; each is under the new norm from its date on. */
  private static void weeks(
      LocalDate from, LocalDate to, List<LocalDate> changes, LocalDate night) {
    QualifiedRows rows = new QualifiedRows();
    Random random = new Random(from.toEpochDay());
    List<LocalDate> dates = new ArrayList<>();
    for (LocalDate monday = from; monday.isBefore(to); monday = monday.plusWeeks(1)) {
      dates.add(monday);
      for (int service = 0; service < SERVICES.size(); service++) {
        boolean isNew = !changes.isEmpty() && !monday.isBefore(changes.get(service));
        for (int i = 0; i < CONTACTS; i++) {
          Map<String, Object> contact =
              new HashMap<>(QualifiedRows.plain(monday, service + 1, 200));
          contact.put(NormAsOf.NORM_SECONDS, isNew ? NORM : 300.0);
          contact.put(QualifiedContact.HAS_REPEAT, random.nextDouble() < (isNew ? 0.6 : 0.2));
          contact.put(QualifiedContact.HAS_PRIOR_CONTACT, random.nextDouble() < 0.3);
          contact.put(Contact.ESCALATED, random.nextDouble() < 0.2);
          rows.add(contact);
        }
      }
    }
    house
        .warehouse()
        .replaceDates(
            QualifiedContact.TABLE,
            Contact.CONTACT_DATE,
            dates,
            rows.frame(),
            Lineage.NONE.on(night));
  }

  private static DesignPilot design(PilotScope scope, LocalDate start, int steps) {
    return new DesignPilot(
        house.warehouse(),
        MATURITY,
        new DesignPilot.Request(
            scope, start, steps, 3, 42, Instant.parse("2026-02-20T09:00:00Z"), folder));
  }

  private static EvaluatePilot evaluate() {
    return new EvaluatePilot(house.warehouse(), MATURITY, plan, folder);
  }

  @Test
  @Order(1)
  void aPlanIsWrittenWithItsEntriesAndPages() throws IOException {
    DesignPilot.Result planned = design(SCOPE, START, 5).run();
    plan = PilotPlan.read(folder.resolve("pilot.properties"));
    assertThat(plan).isEqualTo(planned.plan());
    assertThat(plan.order()).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    assertThat(plan.lastDay()).isEqualTo(START.plusWeeks(18).minusDays(1));
    assertThat(planned.power()).hasSize(4);
    List<String> entries = Files.readAllLines(folder.resolve("norms.csv"));
    assertThat(entries).hasSize(6);
    assertThat(entries.get(1))
        .isEqualTo(
            "2026-02-20T09:00:00Z,\"ORG\",\"S1\",PHONE,,SECONDS_PER_CONTACT,240,,%s,"
                .formatted(START.plusWeeks(3L * plan.order().get(0))));
    assertThat(folder.resolve("pilot_fr.html"))
        .content()
        .contains("L’ordre a été tiré au sort (graine 42) parmi 120", "<th scope=\"row\">S3</th>");
  }

  @Test
  @Order(2)
  void aPilotThatCouldNotClaimAnythingOrIsLateIsRefused() {
    PilotScope four =
        new PilotScope("ORG", SERVICES.subList(0, 4), Optional.empty(), Optional.empty(), NORM);
    assertThatThrownBy(design(four, START, 4)::run)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("nothing could be claimed");
    assertThatThrownBy(design(SCOPE, START.plusDays(1), 5)::run).hasMessageContaining("Monday");
    assertThatThrownBy(design(SCOPE, START.minusWeeks(1), 5)::run)
        .hasMessageContaining("an order is drawn before its pilot");
    PilotScope unknown =
        new PilotScope(
            "ORG", List.of("A", "B", "C", "D", "E"), Optional.empty(), Optional.empty(), NORM);
    assertThatThrownBy(design(unknown, START, 5)::run).hasMessageContaining("has 0 contacts");
  }

  @Test
  @Order(3)
  void aPilotIsNotEvaluatedBeforeItsEnd() {
    assertThatThrownBy(evaluate()::run)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("before its planned end");
  }

  @Test
  @Order(4)
  void whatTheNormBringsIsFoundAndWhatItCannotBringIsNot() {
    List<LocalDate> changes = new ArrayList<>();
    for (int service = 0; service < SERVICES.size(); service++) {
      changes.add(plan.changes(service));
    }
    weeks(START, START.plusWeeks(18), changes, plan.lastDay().plusDays(MATURITY));
    EvaluatePilot.Result found = evaluate().run();
    PilotEffect repeats = found.effects().get(PilotOutcome.REPEATS);
    assertThat(repeats.estimate()).isCloseTo(0.4, within(0.1));
    assertThat(repeats.lower()).isPositive();
    assertThat(repeats.orders()).isEqualTo(120);
    for (PilotOutcome other : List.of(PilotOutcome.PRIOR_CONTACTS, PilotOutcome.PASSED_ON)) {
      assertThat(found.effects().get(other).lower()).as(other.name()).isNegative();
      assertThat(found.effects().get(other).upper()).as(other.name()).isPositive();
    }
    assertThat(found.underBefore()).isZero();
    assertThat(found.underAfter()).isEqualTo(1);
    assertThat(folder.resolve("evaluation_en.html"))
        .content()
        .contains("Repeat contacts: ", "points under the new norm", "100% from it on");
  }

  @Test
  void aPlanKeepsNamesAsTheyAre() {
    PilotPlan odd =
        new PilotPlan(
            new PilotScope(
                "Caf d’Évry = \\x",
                List.of("a: b", "ü # c"),
                Optional.empty(),
                Optional.of("COMPLEX"),
                200),
            START,
            new PilotPeriods(2, 3, 0),
            7,
            List.of(2, 1));
    assertThat(PilotPlan.of(odd.text())).isEqualTo(odd);
    assertThatThrownBy(() -> PilotPlan.read(folder.resolve("none")))
        .hasMessageStartingWith("Cannot read the plan");
  }

  @Test
  void aPlanWithADateThatIsNoneIsRefused() throws IOException {
    Path file = folder.resolve("odd.properties");
    Files.writeString(file, "organisation=ORG\nseconds=200\nstart=soon\n");
    assertThatThrownBy(() -> PilotPlan.read(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("Cannot read the plan");
  }
}
