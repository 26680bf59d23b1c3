package org.contretemps.night.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.contretemps.config.StandInBounds;
import org.contretemps.night.outcome.CustomerPopulation.Span;
import org.junit.jupiter.api.Test;

class CustomerPopulationTest {
  private static final StandInBounds BOUNDS = new StandInBounds(500, 80, 4, 5, List.of());

  /** A leg as the scan reads it. */
  private record Seen(long customer, long conversation, long service, int date) {
    Row row() {
      return RowFactory.create(customer, conversation, service, date);
    }
  }

  private static int most(Object... conversationsAndCustomers) {
    TreeMap<Integer, Long> customers = new TreeMap<>();
    for (int i = 0; i < conversationsAndCustomers.length; i += 2) {
      customers.put(
          (Integer) conversationsAndCustomers[i],
          ((Integer) conversationsAndCustomers[i + 1]).longValue());
    }
    return CustomerPopulation.most(customers, 1, BOUNDS);
  }

  /** A stand-in with 120 contacts in an ordinary centre is beyond; four times 12 are not 80. */
  @Test
  void peopleOfAnOrdinaryCentreHaveFewContacts() {
    assertThat(most(1, 4_000, 3, 980, 12, 19, 120, 1)).isEqualTo(80);
  }

  /** As in a bank, where one in a thousand calls 154 times in 40 days. */
  @Test
  void whereCustomersCallMuchItTakesMore() {
    assertThat(most(1, 4_000, 40, 795, 154, 1, 160, 3, 214, 1)).isEqualTo(4 * 154);
  }

  /** Of a thousand customers one is the top thousandth. */
  @Test
  void ofFewCustomersTheFixedBoundHolds() {
    assertThat(most(1, 998, 120, 1)).isEqualTo(500);
    assertThat(most(1, 999, 120, 1)).isEqualTo(80);
    assertThat(most()).isEqualTo(500);
  }

  @Test
  void ofASampleOfALargeOrganisationTheShareIsTheSame() {
    TreeMap<Integer, Long> customers = new TreeMap<>(Map.of(1, 900L, 30, 1L));
    assertThat(CustomerPopulation.most(customers, 64, BOUNDS))
        .as("of 901 looked at the top one may be no top thousandth")
        .isEqualTo(120);
  }

  /** Counted in any portions, against the definition in a few slow lines. */
  @Test
  void customersAreCountedByTheirConversationsInEachSpan() {
    Random random = new Random(5);
    Map<Long, String> organisations = Map.of(1L, "a", 2L, "a", 3L, "b", 4L, "b");
    for (int world = 0; world < 100; world++) {
      List<Seen> legs = legs(random);
      List<Span> spans =
          List.of(new Span(3, 9, 1), new Span(0, 30, 2), new Span(5, 5, 1), new Span(9, 20, 4));
      PopulationScan scan = new PopulationScan(spans, organisations);
      Map<String, Long> counted = new TreeMap<>();
      int portions = 1 + random.nextInt(3);
      for (int portion = 0; portion < portions; portion++) {
        int own = portion;
        scan.call(
                legs.stream()
                    .filter(leg -> leg.customer() % portions == own)
                    .sorted(
                        Comparator.comparingLong(Seen::customer)
                            .thenComparingLong(Seen::conversation))
                    .map(Seen::row)
                    .iterator())
            .forEachRemaining(
                row ->
                    counted.merge(
                        row.get(0) + " " + row.get(1) + " " + row.get(2),
                        row.getLong(3),
                        Long::sum));
      }
      assertThat(counted).isEqualTo(slowly(legs, spans, organisations));
    }
  }

  /** Legs of up to twenty customers of two organisations, in any order. */
  private static List<Seen> legs(Random random) {
    List<Seen> legs = new ArrayList<>();
    for (int i = random.nextInt(200); i > 0; i--) {
      long customer = random.nextInt(20);
      long service = customer % 2 == 0 ? 1 + random.nextInt(2) : 3 + random.nextInt(2);
      legs.add(new Seen(customer, random.nextInt(12), service, random.nextInt(30)));
    }
    Collections.shuffle(legs, random);
    return legs;
  }

  private static Map<String, Long> slowly(
      List<Seen> legs, List<Span> spans, Map<Long, String> organisations) {
    Map<String, Long> counted = new TreeMap<>();
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      Map<Long, Long> conversations = new HashMap<>();
      for (long customer = 0; customer < 20; customer += 1) {
        long of = customer;
        long count =
            legs.stream()
                .filter(leg -> leg.customer() == of && of % span.oneIn() == 0)
                .filter(leg -> leg.date() >= span.from() && leg.date() <= span.to())
                .map(Seen::conversation)
                .distinct()
                .count();
        conversations.put(customer, count);
      }
      int place = i;
      conversations.forEach(
          (customer, count) -> {
            if (count > 0) {
              String organisation = organisations.get(customer % 2 == 0 ? 1L : 3L);
              counted.merge(organisation + " " + place + " " + count, 1L, Long::sum);
            }
          });
    }
    return counted;
  }
}
