package org.contretemps.night.distribute;

import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.contretemps.statistics.Lognormal;
import org.contretemps.statistics.Quantile;
import org.contretemps.statistics.TimeHistogram;

/** Fills one row of {@link HandlingTimeDistribution}, column by column. */
final class DistributionRow {
  /** What the rows look like: the columns that Delta does not compute itself. */
  static final StructType SCHEMA = HandlingTimeDistribution.TABLE.writtenSchema();

  private static final double CONFIDENCE = 0.95;
  private static final int SHORT_SECONDS = 10;

  private final Object[] values = new Object[SCHEMA.size()];

  DistributionRow set(String column, Object value) {
    values[SCHEMA.fieldIndex(column)] = value;
    return this;
  }

  Row row() {
    return RowFactory.create(values);
  }

  DistributionRow describe(CellName cell, CellWindow contacts, SituationOrder order) {
    set(HandlingTimeDistribution.CELL_ID, cell.id());
    set(HandlingTimeDistribution.ORGANISATION, cell.organisation());
    set(HandlingTimeDistribution.SERVICE, cell.service());
    set(HandlingTimeDistribution.CHANNEL, cell.channel());
    set(HandlingTimeDistribution.SITUATION_TYPE, cell.situationType());
    set(HandlingTimeDistribution.PASSED_ON, contacts.passedOn());
    describeTimes(contacts.times());
    describeOrder(cell, order);
    return this;
  }

  DistributionRow describeLogic(CellName cell, Map<String, CellWindow> types) {
    ProductiveLogic.shows(cell.situationType(), types)
        .ifPresent(shows -> set(HandlingTimeDistribution.SHOWS_LOGIC, shows));
    return this;
  }

  private void describeTimes(TimeHistogram times) {
    set(HandlingTimeDistribution.CONTACTS, times.total());
    set(HandlingTimeDistribution.CONTACTS_UNDER_10_SECONDS, contactsUnder10Seconds(times));
    set(HandlingTimeDistribution.MEAN_SECONDS, times.mean());
    set(HandlingTimeDistribution.SD_SECONDS, finite(times.sd()));
    for (int percent : HandlingTimeDistribution.PERCENTILES) {
      Quantile quantile = Quantile.of(times, percent / 100.0, CONFIDENCE);
      set(HandlingTimeDistribution.percentile(percent), quantile.seconds());
      quantile.lower().ifPresent(s -> set(HandlingTimeDistribution.percentileLower(percent), s));
      quantile.upper().ifPresent(s -> set(HandlingTimeDistribution.percentileUpper(percent), s));
    }
    if (times.total() > contactsUnder(1, times)) {
      Lognormal fit = Lognormal.of(times);
      set(HandlingTimeDistribution.LOGNORMAL_MU, fit.mu());
      set(HandlingTimeDistribution.LOGNORMAL_SIGMA, fit.sigma());
    }
  }

  private void describeOrder(CellName cell, SituationOrder order) {
    order
        .test()
        .ifPresent(
            test -> {
              set(HandlingTimeDistribution.ORDERING_Z, finite(test.z()));
              set(HandlingTimeDistribution.IS_ORDERED, test.isOrdered());
            });
    order
        .varianceExplained()
        .ifPresent(share -> set(HandlingTimeDistribution.VARIANCE_EXPLAINED, share));
    SituationOrder.Step step = order.steps().get(cell.situationType());
    if (step != null) {
      set(HandlingTimeDistribution.SIMPLER_SITUATION_TYPE, step.simplerType());
      set(HandlingTimeDistribution.PROBABILITY_LONGER, step.probabilityLonger());
      set(HandlingTimeDistribution.WASSERSTEIN_SECONDS, step.distance().wassersteinSeconds());
      set(HandlingTimeDistribution.KOLMOGOROV_SMIRNOV, step.distance().kolmogorovSmirnov());
      set(HandlingTimeDistribution.LONGER_GAP, step.distance().firstLonger());
      set(HandlingTimeDistribution.SHORTER_GAP, step.distance().secondLonger());
    }
  }

  static long contactsUnder10Seconds(TimeHistogram times) {
    return contactsUnder(SHORT_SECONDS, times);
  }

  /** Bins below 1024 s are single seconds. */
  private static long contactsUnder(int seconds, TimeHistogram times) {
    long contacts = 0;
    for (int i = 0; i < times.size() && times.bin(i) < seconds; i++) {
      contacts += times.contacts(i);
    }
    return contacts;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
