package org.contretemps.table;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.StoredContacts;
import org.contretemps.house.TestHouse;
import org.contretemps.record.contact.Contact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which of three versions of a contact is kept, case by case, without a table. */
@ExtendWith(SparkSessionExtension.class)
class PrecedenceTest {
  private static final Instant MORNING = Instant.parse("2026-03-03T02:00:00Z");
  private static final LocalDate DATE = LocalDate.parse("2026-03-02");
  private static final String VERSION = "version";
  private static final StructType SCHEMA =
      Contact.TABLE.schema().add(VERSION, DataTypes.IntegerType);
  private static final int VERSIONS = 3;
  private static final List<List<Integer>> ORDERS =
      List.of(
          List.of(0, 1, 2),
          List.of(0, 2, 1),
          List.of(1, 0, 2),
          List.of(1, 2, 0),
          List.of(2, 0, 1),
          List.of(2, 1, 0));

  /**
   * Three versions of a contact, and the one of them that is kept.
   *
   * @param updated when the source last changed each, in seconds
   * @param delivered when each was delivered, in nights
   * @param talk the talk that each tells of
   */
  private record Case(
      String id, List<Integer> updated, List<Integer> delivered, List<Integer> talk, int stands) {

    Row version(int number) {
      Row usual = StoredContacts.contact(id, DATE, "SIMPLE", talk.get(number));
      return with(
          with(usual, Contact.LAST_UPDATED_AT, at(0, updated.get(number))),
          Contact.DELIVERED_AT,
          at(delivered.get(number), 0));
    }
  }

  private static final List<Integer> NIGHTS = List.of(0, 1, 2);
  private static final List<Integer> ONE_NIGHT = List.of(0, 0, 0);
  private static final List<Integer> TALK = List.of(100, 101, 102);

  private static final List<Case> CASES =
      List.of(
          new Case("first updated last", List.of(9, 1, 2), NIGHTS, TALK, 0),
          new Case("second updated last", List.of(1, 9, 2), NIGHTS, TALK, 1),
          new Case("third updated last", List.of(1, 2, 9), NIGHTS, TALK, 2),
          new Case("updated last and delivered first", List.of(1, 2, 3), List.of(2, 1, 0), TALK, 2),
          new Case("delivered last", List.of(5, 5, 5), NIGHTS, TALK, 2),
          new Case("delivered last, out of order", List.of(5, 5, 5), List.of(1, 2, 0), TALK, 1),
          new Case("updated last in one delivery", List.of(1, 7, 2), ONE_NIGHT, TALK, 1),
          new Case("two updated last", List.of(1, 7, 7), List.of(2, 0, 1), TALK, 2));

  /** Versions that are equally late: the order does not decide which is kept. */
  private static final List<Case> DECIDED_BY_CONTENT =
      Stream.iterate(0, number -> number < 20, number -> number + 1)
          .map(
              number ->
                  new Case(
                      "equally late " + number,
                      List.of(5, 5, 5),
                      ONE_NIGHT,
                      List.of(100 + number, 400 - number, 900),
                      -1))
          .toList();

  private static Instant at(int night, int second) {
    return MORNING.plusSeconds(night * 86_400L + second);
  }

  private static Row with(Row row, String column, Object value) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    values[Contact.TABLE.schema().fieldIndex(column)] = value;
    return RowFactory.create(values);
  }

  private static Row numbered(Row row, int version) {
    Object[] values = new Object[row.size() + 1];
    for (int i = 0; i < row.size(); i++) {
      values[i] = row.get(i);
    }
    values[row.size()] = version;
    return RowFactory.create(values);
  }

  private static Dataset<Row> versions(List<Case> cases, List<Integer> order) {
    List<Row> rows = new ArrayList<>();
    for (int version : order) {
      cases.forEach(each -> rows.add(numbered(each.version(version), version)));
    }
    return SparkSessionExtension.session().createDataFrame(rows, SCHEMA).coalesce(1);
  }

  private static List<Case> all() {
    return Stream.concat(CASES.stream(), DECIDED_BY_CONTENT.stream()).toList();
  }

  @Test
  void theVersionThatStandsIsTheSameInWhateverOrderTheyCome() {
    List<String> first = latest(ORDERS.get(0));
    assertThat(first).hasSize(all().size());
    for (List<Integer> order : ORDERS) {
      assertThat(latest(order)).as("order %s", order).isEqualTo(first);
    }
  }

  private static List<String> latest(List<Integer> order) {
    return TestHouse.texts(new Precedence(Contact.TABLE).latest(versions(all(), order)));
  }

  @Test
  void theLaterUpdateStandsThenTheLaterDelivery() {
    Map<String, Integer> stands = new TreeMap<>();
    CASES.forEach(each -> stands.put(each.id(), each.talk().get(each.stands())));
    Map<String, Integer> found = new TreeMap<>();
    new Precedence(Contact.TABLE)
        .latest(versions(CASES, ORDERS.get(0)))
        .select(Contact.CONTACT_ID, Contact.TALK_SECONDS)
        .collectAsList()
        .forEach(row -> found.put(row.getString(0), row.getInt(1)));
    assertThat(found).isEqualTo(stands);
  }

  /** What a merge asks of two versions agrees with the choice among all, and is never a draw. */
  @Test
  void ofTwoVersionsTheSameOneStandsAsAmongAll() {
    Map<String, Map<Integer, Set<Integer>>> later = later(new Precedence(Contact.TABLE), all());
    for (Case each : CASES) {
      Map<Integer, Set<Integer>> than = later.get(each.id());
      for (int stored = 0; stored < VERSIONS; stored++) {
        assertThat(than.getOrDefault(stored, Set.of()).contains(each.stands()))
            .as("%s, stored %d", each.id(), stored)
            .isEqualTo(stored != each.stands());
      }
      assertThat(than).as(each.id()).doesNotContainKey(each.stands());
    }
    for (Case each : all()) {
      Map<Integer, Set<Integer>> than = later.get(each.id());
      List<Integer> numbersOfLater = than.values().stream().map(Set::size).sorted().toList();
      assertThat(numbersOfLater).as("a total order: " + each.id()).containsExactly(1, 2);
    }
    assertThat(DECIDED_BY_CONTENT.stream().map(each -> later.get(each.id()).keySet()).distinct())
        .as("were it not for the content, one version would stand throughout")
        .hasSizeGreaterThan(1);
  }

  /** Of each contact: a stored version, and those that stand before it when they come in. */
  private static Map<String, Map<Integer, Set<Integer>>> later(
      Precedence precedence, List<Case> cases) {
    Map<String, Map<Integer, Set<Integer>>> later = new TreeMap<>();
    pairs(precedence, versions(cases, ORDERS.get(0)))
        .forEach(
            row ->
                later
                    .computeIfAbsent(row.getString(0), id -> new TreeMap<>())
                    .computeIfAbsent(row.getInt(1), stored -> new TreeSet<>())
                    .add(row.getInt(2)));
    return later;
  }

  private static List<Row> pairs(Precedence precedence, Dataset<Row> versions) {
    return versions
        .as("stored")
        .join(
            versions.as("incoming"),
            col("stored." + Contact.CONTACT_ID).equalTo(col("incoming." + Contact.CONTACT_ID)))
        .where(precedence.incomingIsLater())
        .select(
            col("stored." + Contact.CONTACT_ID),
            col("stored." + VERSION),
            col("incoming." + VERSION))
        .collectAsList();
  }

  /** The same value in one column or another of the same type is another content. */
  @Test
  void aValueInAnotherColumnIsAnotherContent() {
    Row usual = StoredContacts.contact("sale", DATE, "SIMPLE", 60);
    List<Row> rows =
        List.of(
            numbered(with(usual, Contact.SALE_AGREED_AT, at(6, 0)), 0),
            numbered(with(usual, Contact.SALE_SIGNED_AT, at(6, 0)), 1));
    Dataset<Row> versions =
        SparkSessionExtension.session().createDataFrame(rows, SCHEMA).coalesce(1);
    assertThat(pairs(new Precedence(Contact.TABLE), versions)).hasSize(1);
  }

  /** Rows that are computed from all known data are kept as computed last. */
  @Test
  void whatIsMadeAnewStandsAsItWasMadeLast() {
    Map<String, Map<Integer, Set<Integer>>> later =
        later(Precedence.ofRowsMadeAnew(Contact.TABLE), CASES);
    assertThat(later).hasSize(CASES.size());
    assertThat(later.values())
        .containsOnly(Map.of(0, Set.of(1, 2), 1, Set.of(0, 2), 2, Set.of(0, 1)));
  }
}
