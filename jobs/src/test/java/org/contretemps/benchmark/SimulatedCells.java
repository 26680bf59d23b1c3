package org.contretemps.benchmark;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.statistics.position.Strata;

/**
 * Rows of {@link NormPositionHistogram} of many cells, drawn at random: lognormal times, a tenth of
 * the cells hurried under their norm, contacts spread over all strata.
 */
final class SimulatedCells {
  private static final int NORM = 300;
  private static final double HURRIED_CELLS = 0.1;
  private static final double HURRY = 0.4;
  private static final StructType SCHEMA =
      new StructType(NormPositionHistogram.TABLE.schema().fields());

  private SimulatedCells() {}

  static Dataset<Row> of(
      SparkSession spark, int cells, int contactsPerCell, LocalDate from, int days) {
    int perDay = Math.max(1, contactsPerCell / days);
    return spark
        .range(0, cells, 1, 64)
        .flatMap(
            (FlatMapFunction<Long, Row>) cell -> days(cell, perDay, from, days),
            Encoders.row(SCHEMA));
  }

  private static Iterator<Row> days(long cell, int perDay, LocalDate from, int days) {
    SplittableRandom random = new SplittableRandom(cell);
    boolean isHurried = random.nextDouble() < HURRIED_CELLS;
    return IntStream.range(0, days)
        .mapToObj(day -> day(cell, isHurried, perDay, from.plusDays(day), random))
        .iterator();
  }

  /** Contacts of one place: a stratum and a second. */
  private static final class Place {
    private int contacts;
    private int adverse;
    private int prior;
  }

  private static Row day(
      long cell, boolean isHurried, int perDay, LocalDate date, SplittableRandom random) {
    Map<Long, Place> places = new TreeMap<>();
    for (int contact = 0; contact < perDay; contact++) {
      int stratum = random.nextInt(Strata.CLASSED.size());
      double natural = Math.exp(5.6 + 0.45 * random.nextGaussian());
      boolean hurried = isHurried && natural > NORM && random.nextDouble() < HURRY;
      double seconds = hurried ? NORM * (1 - 0.05 * random.nextDouble()) : natural;
      Place place =
          places.computeIfAbsent(stratum * 100_000L + Math.round(seconds), key -> new Place());
      place.contacts++;
      place.adverse += random.nextDouble() < (hurried ? 0.25 : 0.1) ? 1 : 0;
      place.prior += random.nextDouble() < 0.2 ? 1 : 0;
    }
    return row(cell, date, places);
  }

  private static Row row(long cell, LocalDate date, Map<Long, Place> places) {
    Integer[] strata = new Integer[places.size()];
    Integer[] seconds = new Integer[places.size()];
    Integer[] contacts = new Integer[places.size()];
    Integer[] adverse = new Integer[places.size()];
    Integer[] prior = new Integer[places.size()];
    int next = 0;
    for (var entry : places.entrySet()) {
      strata[next] = (int) (entry.getKey() / 100_000);
      seconds[next] = (int) (entry.getKey() % 100_000);
      contacts[next] = entry.getValue().contacts;
      adverse[next] = entry.getValue().adverse;
      prior[next] = entry.getValue().prior;
      next++;
    }
    return RowFactory.create(
        date,
        cell,
        "ORG-" + cell % 7,
        "S-" + cell / 9,
        "PHONE",
        "SIMPLE",
        1L,
        (double) NORM,
        0.8,
        strata,
        seconds,
        contacts,
        adverse,
        prior);
  }
}
