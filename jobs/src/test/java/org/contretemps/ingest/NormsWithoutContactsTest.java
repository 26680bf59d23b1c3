package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.SituationTypology;
import org.contretemps.house.StoredContacts;
import org.contretemps.house.TestHouse;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.SituationClassifier;
import org.contretemps.record.norm.Finding;
import org.contretemps.record.norm.Norm;
import org.contretemps.record.norm.NormBasis;
import org.contretemps.record.norm.NormInterval;
import org.contretemps.record.norm.NormScope;
import org.contretemps.warehouse.delta.Lineage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Organisations whose contacts end on 31 March, twenty days before, and in October. */
@ExtendWith(SparkSessionExtension.class)
class NormsWithoutContactsTest {
  private static final LocalDate LAST = LocalDate.parse("2026-03-31");

  /** Each has billing on its last date, and advice 25 days before that. */
  private static final Map<String, LocalDate> LAST_DATES =
      Map.of("prompt", LAST, "late", LAST.minusDays(20), "stopped", LAST.minusDays(170));

  @TempDir private static Path folder;
  private static NormsWithoutContacts norms;

  @BeforeAll
  static void store() {
    TestHouse house = new TestHouse(folder);
    List<Row> none = List.of();
    Dataset<Row> contacts = StoredContacts.rows(none);
    for (Map.Entry<String, LocalDate> each : LAST_DATES.entrySet()) {
      contacts =
          contacts
              .unionByName(contact(each.getKey(), "billing", each.getValue()))
              .unionByName(contact(each.getKey(), "advice", each.getValue().minusDays(25)))
              .unionByName(contact(each.getKey(), "debt", each.getValue().minusDays(40)));
    }
    List<LocalDate> dates =
        LAST_DATES.values().stream()
            .flatMap(last -> Stream.of(last, last.minusDays(25), last.minusDays(40)))
            .toList();
    house.warehouse().create(Contact.TABLE);
    house
        .warehouse()
        .replaceDates(
            Contact.TABLE, Contact.CONTACT_DATE, dates, contacts.coalesce(1), Lineage.NONE);
    norms =
        new NormsWithoutContacts(
            house.warehouse(), new SituationClassifier(SituationTypology.DEFAULT));
  }

  private static Dataset<Row> contact(String organisation, String service, LocalDate date) {
    return StoredContacts.rows(
            List.of(StoredContacts.contact(organisation + service, date, "SIMPLE", 300)))
        .withColumn(Contact.ORGANISATION, functions.lit(organisation))
        .withColumn(Contact.SERVICE, functions.lit(service));
  }

  private static List<String> found(String organisation, String... services) {
    List<NormInterval> intervals =
        Arrays.stream(services).map(service -> norm(organisation, service)).toList();
    return norms.among(intervals).stream()
        .map(finding -> finding.scope().service() + ": " + finding.words())
        .collect(Collectors.toList());
  }

  private static NormInterval norm(String organisation, String service) {
    NormScope scope = new NormScope(organisation, service, "PHONE", NormScope.ANY);
    Norm norm = new Norm(scope, NormBasis.SECONDS_PER_CONTACT, 300, OptionalDouble.empty());
    return new NormInterval(norm, LAST.minusDays(400), NormInterval.OPEN, Instant.EPOCH);
  }

  /** Its services had contacts within 28 days of its own last date. */
  @Test
  void anOrganisationIsJudgedByItsOwnLastDates() {
    for (String organisation : LAST_DATES.keySet()) {
      assertThat(found(organisation, "billing", "advice")).as(organisation).isEmpty();
    }
  }

  @Test
  void aNormOfOneThatDeliversLateOrNoLongerIsFoundToo() {
    for (Map.Entry<String, LocalDate> each : LAST_DATES.entrySet()) {
      assertThat(found(each.getKey(), "billing", "debt", "biling"))
          .as(each.getKey())
          .hasSize(2)
          .allMatch(
              words ->
                  words.contains(
                      "from %s to %s".formatted(each.getValue().minusDays(27), each.getValue())))
          .allMatch(words -> words.contains("Check the names of its service"));
    }
  }

  @Test
  void normsOfAllOrganisationsAreFoundTogether() {
    List<NormInterval> intervals =
        Stream.concat(
                LAST_DATES.keySet().stream().map(organisation -> norm(organisation, "debt")),
                Stream.of(norm("nobody", "billing")))
            .toList();
    assertThat(norms.among(intervals))
        .hasSize(4)
        .isSorted()
        .extracting(Finding::words)
        .filteredOn(words -> words.contains("No contact is of that organisation"))
        .singleElement()
        .satisfies(words -> assertThat(words).contains("to " + LAST));
  }
}
