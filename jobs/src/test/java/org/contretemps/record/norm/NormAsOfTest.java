package org.contretemps.record.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contretemps.record.norm.Norms.ANY;
import static org.contretemps.record.norm.Norms.day;
import static org.contretemps.record.norm.Norms.interval;
import static org.contretemps.record.norm.Norms.open;
import static org.contretemps.record.norm.Norms.perContact;
import static org.contretemps.record.norm.Norms.scope;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.groups.Tuple;
import org.contretemps.SparkSessionExtension;
import org.contretemps.record.contact.Contact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class NormAsOfTest {
  private static final StructType SCHEMA =
      new StructType()
          .add(Contact.CONTACT_ID, DataTypes.StringType)
          .add(Contact.ORGANISATION, DataTypes.StringType)
          .add(Contact.SERVICE, DataTypes.StringType)
          .add(Contact.CHANNEL, DataTypes.StringType)
          .add(Contact.SITUATION_TYPE, DataTypes.StringType)
          .add(Contact.CONTACT_DATE, DataTypes.DateType)
          .add(Contact.AGENT_EXPERIENCE_DAYS, DataTypes.IntegerType)
          .add(Contact.LOCAL_HOUR, DataTypes.IntegerType);

  private static final int NEW_DAYS = 180;

  private static final NormScope PHONE = scope("S1", "PHONE", ANY);

  @Test
  void everyContactComesOutOnceWithTheNormsThatSearchingThemAllFinds(SparkSession spark) {
    for (int seed = 0; seed < 3; seed++) {
      Random random = new Random(seed);
      List<NormInterval> intervals = NormLog.of(Norms.randomLog(random, 150, 40)).intervals();
      Map<String, Row> contacts = new HashMap<>();
      for (int i = 0; i < 3000; i++) {
        contacts.put("c" + i, randomContact(random, "c" + i));
      }

      List<Row> joined = join(spark, intervals, contacts.values());

      assertThat(joined)
          .extracting(row -> row.<String>getAs(Contact.CONTACT_ID))
          .containsExactlyInAnyOrderElementsOf(contacts.keySet());
      for (Row row : joined) {
        Row contact = contacts.get(row.<String>getAs(Contact.CONTACT_ID));
        assertThat(contactOf(row)).isEqualTo(contact);
        assertThat(normsOf(row)).as("%s", contact).isEqualTo(expected(intervals, contact));
      }
      assertThat(joined).anyMatch(row -> row.isNullAt(row.fieldIndex(NormAsOf.NORM_ID)));
      assertThat(joined).anyMatch(row -> !row.isNullAt(row.fieldIndex(NormAsOf.NORM_ID)));
    }
  }

  @Test
  void aNormChangesAtTheMidnightThatBeginsItsLocalDate(SparkSession spark) {
    Norm slow = perContact(PHONE, 400);
    Norm fast = perContact(PHONE, 300);
    List<Row> joined =
        join(
            spark,
            List.of(interval(slow, 5, 10), open(fast, 10)),
            List.of(
                contactAt("before", "2026-01-05T22:59:59Z"),
                contactAt("first", "2026-01-05T23:00:00Z"),
                contactAt("last", "2026-01-10T22:59:59Z"),
                contactAt("changed", "2026-01-10T23:00:00Z")));
    assertThat(joined)
        .extracting(row -> row.getAs(Contact.CONTACT_ID), row -> row.getAs(NormAsOf.NORM_SECONDS))
        .containsExactlyInAnyOrder(
            tuple("before", null),
            tuple("first", 400.0),
            tuple("last", 400.0),
            tuple("changed", 300.0));
  }

  @Test
  void eachBasisHasItsOwnColumn(SparkSession spark) {
    Norm perContact = new Norm(PHONE, NormBasis.SECONDS_PER_CONTACT, 300, OptionalDouble.empty());
    Norm mean = Norms.norm(scope(ANY, ANY, ANY), NormBasis.MEAN_SECONDS, 350);
    Norm contacts = Norms.norm(scope("S1", ANY, ANY), NormBasis.CONTACTS_PER_AGENT_DAY, 60);
    Norm minutes = Norms.norm(scope(ANY, "PHONE", "SIMPLE"), NormBasis.MINUTES_PER_DAY, 45);
    Row row =
        join(
                spark,
                List.of(open(perContact, 0), open(mean, 0), open(contacts, 0), open(minutes, 0)),
                List.of(contact("c", "S1", 3)))
            .get(0);
    assertThat(normsOf(row))
        .containsExactly(perContact.id(), 300.0, null, mean.id(), contacts.id(), minutes.id());
  }

  @Test
  void aServiceThatAnotherOrganisationNamesIsUnderTheWideNormsOfItsOwn(SparkSession spark) {
    Norm wide = perContact(new NormScope("P", ANY, ANY, ANY), 500);
    Row contact = RowFactory.create("c", "P", "S1", "PHONE", "SIMPLE", day(3), 5, 9);
    List<NormInterval> intervals = List.of(open(perContact(PHONE, 300), 0), open(wide, 0));
    assertThat(join(spark, intervals, List.of(contact)).get(0).<Double>getAs(NormAsOf.NORM_SECONDS))
        .isEqualTo(500);
  }

  @Test
  void newAndExperiencedAgentsAndEveningsHaveNormsOfTheirOwn(SparkSession spark) {
    List<NormInterval> intervals =
        List.of(
            open(perContact(PHONE, 300), 0),
            open(perContact(PHONE.on(Occasion.of("NEW", null, null)), 420), 0),
            open(perContact(PHONE.on(Occasion.of(null, "MON-FRI", "18-24")), 360), 0));
    LocalDate friday = LocalDate.parse("2026-01-09");
    List<Row> contacts =
        List.of(
            RowFactory.create("new", "O", "S1", "PHONE", "SIMPLE", friday, NEW_DAYS - 1, 17),
            RowFactory.create("both", "O", "S1", "PHONE", "SIMPLE", friday, 0, 19),
            RowFactory.create("late", "O", "S1", "PHONE", "SIMPLE", friday, NEW_DAYS, 18),
            RowFactory.create("noon", "O", "S1", "PHONE", "SIMPLE", friday, NEW_DAYS, 17),
            RowFactory.create("unknown", "O", "S1", "PHONE", "SIMPLE", friday, null, null));
    assertThat(join(spark, intervals, contacts))
        .extracting(row -> row.getAs(Contact.CONTACT_ID), row -> row.getAs(NormAsOf.NORM_SECONDS))
        .containsExactlyInAnyOrder(
            tuple("new", 420.0),
            tuple("both", 360.0),
            tuple("late", 360.0),
            tuple("noon", 300.0),
            tuple("unknown", 300.0));
  }

  @Test
  void withoutAnyNormEveryContactStays(SparkSession spark) {
    List<Row> joined = join(spark, List.of(), List.of(contact("c", "S1", 3)));
    assertThat(joined).hasSize(1);
    assertThat(normsOf(joined.get(0))).containsOnlyNulls();
  }

  @Test
  void normsAreLookedUpByAHashAndNotByTryingEach(SparkSession spark) {
    Dataset<Row> contacts = spark.createDataFrame(List.of(contact("c", "S1", 3)), SCHEMA);
    List<NormInterval> intervals = List.of(open(perContact(PHONE, 300), 0));
    assertThat(
            new NormAsOf(intervals, NEW_DAYS)
                .join(contacts)
                .queryExecution()
                .executedPlan()
                .toString())
        .contains("BroadcastHashJoin")
        .doesNotContain("NestedLoop", "Cartesian");
  }

  private static List<Row> join(
      SparkSession spark, List<NormInterval> intervals, Iterable<Row> contacts) {
    List<Row> rows = new ArrayList<>();
    contacts.forEach(rows::add);
    Dataset<Row> read = spark.createDataFrame(rows, SCHEMA);
    return new NormAsOf(intervals, NEW_DAYS).join(read).collectAsList();
  }

  private static Row contact(String id, String service, int day) {
    return RowFactory.create(id, "O", service, "PHONE", "SIMPLE", day(day), 5, 9);
  }

  private static Row contactAt(String id, String startedAt) {
    LocalDate date = LocalDate.ofInstant(Instant.parse(startedAt), ZoneId.of("Europe/Paris"));
    return RowFactory.create(id, "O", "S1", "PHONE", "SIMPLE", date, 5, 9);
  }

  /** Some names that no norm mentions, and some that are not known at all. */
  private static Row randomContact(Random random, String id) {
    return RowFactory.create(
        id,
        "O" + random.nextInt(3),
        Norms.pick(random, Arrays.asList("S1", "S2", "S9", null)),
        Norms.pick(random, List.of("PHONE", "EMAIL", "DESK")),
        Norms.pick(random, Arrays.asList("SIMPLE", "COMPLEX", "UNKNOWN", null)),
        day(random.nextInt(45) - 2),
        Norms.pick(random, Arrays.asList(0, NEW_DAYS - 1, NEW_DAYS, null)),
        random.nextInt(20) == 0 ? null : (Object) random.nextInt(24));
  }

  private static Row contactOf(Row joined) {
    return RowFactory.create(
        Arrays.stream(SCHEMA.fieldNames()).map(joined::<Object>getAs).toArray());
  }

  private static List<Object> normsOf(Row joined) {
    return Arrays.asList(
        joined.getAs(NormAsOf.NORM_ID),
        joined.getAs(NormAsOf.NORM_SECONDS),
        joined.getAs(NormAsOf.NORM_ATTAINMENT_TARGET),
        joined.getAs(NormAsOf.MEAN_NORM_ID),
        joined.getAs(NormAsOf.CONTACTS_PER_DAY_NORM_ID),
        joined.getAs(NormAsOf.MINUTES_PER_DAY_NORM_ID));
  }

  private static List<Object> expected(List<NormInterval> intervals, Row contact) {
    Norm perContact = search(intervals, contact, NormBasis.SECONDS_PER_CONTACT);
    return Arrays.asList(
        id(perContact),
        perContact == null ? null : (Object) perContact.target(),
        perContact == null || perContact.attainmentTarget().isEmpty() ? null : (Object) 0.9,
        id(search(intervals, contact, NormBasis.MEAN_SECONDS)),
        id(search(intervals, contact, NormBasis.CONTACTS_PER_AGENT_DAY)),
        id(search(intervals, contact, NormBasis.MINUTES_PER_DAY)));
  }

  private static Long id(Norm norm) {
    return norm == null ? null : norm.id();
  }

  /** The norm among all intervals that matches the contact and has the highest specificity. */
  private static Norm search(List<NormInterval> intervals, Row contact, NormBasis basis) {
    LocalDate date = contact.getLocalDate(5);
    Norm best = null;
    for (NormInterval interval : intervals) {
      NormScope scope = interval.norm().scope();
      boolean matches =
          interval.norm().basis() == basis
              && !date.isBefore(interval.from())
              && date.isBefore(interval.until())
              && scope.organisation().equals(contact.getString(1))
              && matches(scope.service(), contact.getString(2))
              && matches(scope.channel(), contact.getString(3))
              && matches(scope.situationType(), contact.getString(4))
              && matches(scope.occasion(), contact);
      if (matches
          && (best == null || NormScope.MOST_SPECIFIC_FIRST.compare(scope, best.scope()) < 0)) {
        best = interval.norm();
      }
    }
    return best;
  }

  private static boolean matches(Occasion occasion, Row contact) {
    Integer days = contact.getAs(6);
    Integer hour = contact.getAs(7);
    int weekday = contact.getLocalDate(5).getDayOfWeek().getValue() - 1;
    String seniority = days == null ? null : days < NEW_DAYS ? "NEW" : "EXPERIENCED";
    boolean isInHours =
        hour == null
            ? occasion.hours().equals(LocalHours.ANY)
            : (occasion.hours().bits() >> hour & 1) == 1;
    return matches(occasion.seniority(), seniority)
        && (occasion.weekdays().bits() >> weekday & 1) == 1
        && isInHours;
  }

  private static boolean matches(String part, String name) {
    return part.equals(ANY) || part.equals(name);
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }
}
