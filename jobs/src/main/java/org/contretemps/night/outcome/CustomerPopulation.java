package org.contretemps.night.outcome;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.unix_date;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.contretemps.config.StandInBounds;

/**
 * How many conversations the customers of an organisation have on the dates that are looked at: by
 * it a customer is known who has more than people have.
 *
 * <p>It follows from the legs in its spans of dates alone, of each customer one or none: which ones
 * are looked at in a large organisation follows from their pseudonyms.
 *
 * @param organisations by keys of their services
 * @param spans of dates
 */
record CustomerPopulation(Map<Long, String> organisations, List<Span> spans) {
  private static final String SPAN = "span";
  private static final String CONVERSATIONS = "conversations";
  private static final String CUSTOMERS = "customers";

  /** Customers by organisation, place of the span in their list, and number of conversations. */
  static final StructType SCHEMA =
      new StructType()
          .add("organisation", DataTypes.StringType, false)
          .add(SPAN, DataTypes.IntegerType, false)
          .add(CONVERSATIONS, DataTypes.IntegerType, false)
          .add(CUSTOMERS, DataTypes.LongType, false);

  /**
   * Dates that are looked at, as days since 1970, the last one included.
   *
   * @param oneIn of so many customers one is looked at; a power of two
   */
  record Span(int from, int to, int oneIn) implements Serializable {
    boolean looksAt(long customer, int date) {
      return date >= from && date <= to && Math.floorMod(customer, oneIn) == 0;
    }
  }

  /** A span in one organisation. */
  private record Place(String organisation, int span) {}

  /**
   * The most conversations that a customer has without being suspected: of each service, in the
   * order of the spans.
   *
   * @param legs rows of {@link CustomerLeg} on all dates of the spans
   */
  Map<Long, int[]> most(Dataset<Row> legs, StandInBounds bounds) {
    Map<Place, NavigableMap<Integer, Long>> customers = new HashMap<>();
    for (Row row : counts(legs).collectAsList()) {
      customers
          .computeIfAbsent(new Place(row.getString(0), row.getInt(1)), of -> new TreeMap<>())
          .merge(row.getInt(2), row.getLong(3), Long::sum);
    }
    Map<Long, int[]> most = new HashMap<>();
    organisations.forEach(
        (service, organisation) ->
            most.put(
                service,
                IntStream.range(0, spans.size())
                    .map(
                        i ->
                            most(
                                customers.getOrDefault(new Place(organisation, i), new TreeMap<>()),
                                spans.get(i).oneIn(),
                                bounds))
                    .toArray()));
    return most;
  }

  private Dataset<Row> counts(Dataset<Row> legs) {
    int oneIn = spans.stream().mapToInt(Span::oneIn).min().orElse(1);
    Column customer = col(CustomerLeg.CUSTOMER_KEY);
    return legs.where(pmod(customer, lit((long) oneIn)).equalTo(0))
        .select(
            customer,
            col(CustomerLeg.CONVERSATION_KEY),
            col(CustomerLeg.SERVICE_KEY),
            unix_date(col(CustomerLeg.CONTACT_DATE)))
        .repartition(customer)
        .sortWithinPartitions(CustomerLeg.CUSTOMER_KEY, CustomerLeg.CONVERSATION_KEY)
        .mapPartitions(new PopulationScan(spans, organisations), Encoders.row(SCHEMA));
  }

  /**
   * The bound by the conversations of all customers but the top thousandth.
   *
   * @param customers by how many conversations they have
   * @param oneIn of so many customers one is among them
   */
  static int most(NavigableMap<Integer, Long> customers, int oneIn, StandInBounds bounds) {
    long all = customers.values().stream().mapToLong(Long::longValue).sum();
    long top = all / 1_000;
    int usual = 0;
    for (Map.Entry<Integer, Long> group : customers.descendingMap().entrySet()) {
      usual = group.getKey();
      top -= group.getValue();
      if (top < 0) {
        break;
      }
    }
    return bounds.most(all * oneIn, usual);
  }
}
