package org.contretemps.night.outcome;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Counts customers by how many conversations they have within spans of dates, in one pass over a
 * partition that is sorted by customer and conversation.
 *
 * <p>A row that comes in has customer, conversation, service and date; one that goes out is a row
 * of {@link CustomerPopulation#SCHEMA}.
 */
final class PopulationScan implements MapPartitionsFunction<Row, Row> {
  private final List<CustomerPopulation.Span> spans;
  private final Map<Long, String> organisations;

  /**
   * @param organisations by keys of their services; legs on others are left out
   */
  PopulationScan(List<CustomerPopulation.Span> spans, Map<Long, String> organisations) {
    this.spans = spans;
    this.organisations = organisations;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> legs) {
    Scan scan = new Scan(spans, organisations);
    legs.forEachRemaining(
        leg -> scan.add(leg.getLong(0), leg.getLong(1), leg.getLong(2), leg.getInt(3)));
    return scan.rows();
  }

  /** Customers of an organisation who have so many conversations in a span. */
  private record Group(String organisation, int span, int conversations) {}

  private static final class Scan {
    private final List<CustomerPopulation.Span> spans;
    private final Map<Long, String> organisations;
    private final Map<Group, Long> customers = new HashMap<>();
    private final int[] counts;
    private final long[] counted;
    private long customer;
    private String organisation;

    private Scan(List<CustomerPopulation.Span> spans, Map<Long, String> organisations) {
      this.spans = spans;
      this.organisations = organisations;
      this.counts = new int[spans.size()];
      this.counted = new long[spans.size()];
    }

    private void add(long ofCustomer, long conversation, long service, int date) {
      String of = organisations.get(service);
      if (of == null) {
        return;
      }
      if (organisation == null || ofCustomer != customer) {
        close();
        customer = ofCustomer;
        organisation = of;
      }
      for (int i = 0; i < counts.length; i++) {
        boolean isAnother = counts[i] == 0 || counted[i] != conversation;
        if (isAnother && spans.get(i).looksAt(customer, date)) {
          counts[i]++;
          counted[i] = conversation;
        }
      }
    }

    private void close() {
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          customers.merge(new Group(organisation, i, counts[i]), 1L, Long::sum);
          counts[i] = 0;
        }
      }
    }

    private Iterator<Row> rows() {
      close();
      return customers.entrySet().stream()
          .map(
              of ->
                  RowFactory.create(
                      of.getKey().organisation(),
                      of.getKey().span(),
                      of.getKey().conversations(),
                      of.getValue()))
          .iterator();
    }
  }
}
