package org.contretemps.care.upkeep;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.contretemps.house.LandedContacts.contact;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.house.LandedContacts;
import org.contretemps.house.OnePartition;
import org.contretemps.house.TestHouse;
import org.contretemps.job.DatesAhead;
import org.contretemps.job.NightRefusedException;
import org.contretemps.job.Repair;
import org.contretemps.night.distribute.HandlingTimeDistribution;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.qualify.QualifyContacts;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse with a night and a contact that a wrong clock dated. */
@Tag("slow")
@ExtendWith({SparkSessionExtension.class, OnePartition.class})
class GoBackTest {
  private static final LocalDate RIGHT = LocalDate.parse("2026-03-12");
  private static final LocalDate WRONG = LocalDate.parse("2026-05-30");
  private static final LocalDate NEXT = LocalDate.parse("2026-03-14");
  private static final List<TableDefinition> TABLES =
      Stream.concat(QualifyContacts.TABLES.stream(), Stream.of(HandlingTimeDistribution.TABLE))
          .toList();

  /** Contacts of twelve days are loaded, and norms resolved. */
  private static TestHouse loaded;

  /** The same after a night that was right. */
  private static TestHouse right;

  @TempDir private static Path shared;

  @BeforeAll
  static void passANight() throws IOException {
    LandedContacts landing = new LandedContacts(shared.resolve("landing"));
    deliver(landing, "first.csv", 1, 12);
    loaded = new TestHouse(shared.resolve("loaded"));
    loaded.ingest(landing.folder());
    loaded.resolveNorms();
    right = loaded.copiedTo(shared.resolve("right"));
    pass(right, RIGHT);
  }

  private static void deliver(LandedContacts landing, String name, int firstDay, int lastDay) {
    List<String> lines = new ArrayList<>();
    for (int day = firstDay; day <= lastDay; day++) {
      for (int call = 0; call < 3; call++) {
        lines.add(
            contact(
                "c%d-%d".formatted(day, call),
                "conversation_id",
                "c%d-%d".formatted(day, call),
                "customer_id",
                "customer " + (day * 3 + call) % 7,
                "agent_id",
                "agent " + call,
                "started_at",
                "2026-03-%02dT1%d:00:00Z".formatted(day, call)));
      }
    }
    landing.deliver(name, "2026-03-%02dT23:00:00Z".formatted(lastDay), lines);
  }

  private static void pass(TestHouse house, LocalDate asOf) {
    house.qualify(asOf, Repair.NONE);
    house.distribute(7, Optional.of(asOf));
  }

  private static GoBack.Result goBack(TestHouse house, LocalDate to) {
    return new GoBack(
            house.warehouse(), OutcomeWindows.DEFAULT, to, DatesAhead.today(), false, step -> {})
        .run();
  }

  /** As a load of an older version would have left it: one more contact, far ahead. */
  private static void dateOneContactAhead(TestHouse house) {
    house
        .warehouse()
        .append(
            Contact.TABLE,
            house
                .warehouse()
                .read(Contact.TABLE)
                .where("contact_id = 'c12-0'")
                .withColumn(Contact.CONTACT_ID, expr("'ahead'"))
                .withColumn(Contact.CONTACT_DATE, expr("DATE'2199-01-01'"))
                .withColumn(Contact.STARTED_AT, expr("TIMESTAMP'2199-01-01 10:00:00'"))
                .withColumn(Contact.ENDED_AT, expr("TIMESTAMP'2199-01-01 10:01:00'")));
  }

  @Test
  void theTablesAreThoseOfAWarehouseThatNeverWentWrong(@TempDir Path folder) throws IOException {
    TestHouse house = right.copiedTo(folder.resolve("wrong"));
    TestHouse undisturbed = right.copiedTo(folder.resolve("undisturbed"));
    pass(house, WRONG);
    dateOneContactAhead(house);
    assertThatThrownBy(() -> pass(house, NEXT))
        .isInstanceOf(NightRefusedException.class)
        .hasMessageContaining("2199-01-01")
        .hasMessageContaining("generic-csv: contacts/caf/first.csv")
        .hasMessageContaining("If the clock of this machine is wrong, mend it")
        .hasMessageContaining("go-back");

    GoBack.Result result = goBack(house, RIGHT);

    assertThat(result.from()).contains(WRONG);
    assertThat(result.to()).contains(RIGHT);
    assertThat(result.files()).containsExactly("generic-csv: contacts/caf/first.csv");
    assertThat(house.warehouse().history(QualifiedContact.TABLE).lineage().night()).contains(RIGHT);
    assertThat(goBack(house, RIGHT).takings()).as("again").isEmpty();
    LandedContacts landing = new LandedContacts(folder.resolve("landing"));
    deliver(landing, "second.csv", 13, 14);
    for (TestHouse each : List.of(house, undisturbed)) {
      each.ingest(landing.folder());
      pass(each, NEXT);
    }
    assertThat(house.rows(Contact.TABLE)).isEqualTo(undisturbed.rows(Contact.TABLE));
    assertThat(house.contents(TABLES)).isEqualTo(undisturbed.contents(TABLES));
  }

  @Test
  void beforeTheFirstNightEverythingIsMadeAgain(@TempDir Path folder) throws IOException {
    TestHouse house = loaded.copiedTo(folder.resolve("wrong"));
    pass(house, WRONG);

    assertThat(goBack(house, RIGHT).to()).isEmpty();

    pass(house, RIGHT);
    assertThat(house.contents(TABLES)).isEqualTo(right.contents(TABLES));
  }
}
