package org.contretemps.night.load;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.contretemps.record.contact.ServiceName;
import scala.Tuple2;

/**
 * Computes for each date, service and time slot the quarter of load it belongs to, from rows of
 * {@link ServiceLoad}. Slots of a service without trailing dates are not there. Pure.
 */
public final class LoadQuartiles implements Serializable {
  private static final long serialVersionUID = 1L;

  public static final String LOAD_QUARTILE = "load_quartile";

  /** How many dates before its own a date is set against. */
  public static final int TRAILING_DAYS = 28;

  static final StructType SCHEMA =
      new StructType()
          .add(ServiceLoad.CONTACT_DATE, DataTypes.DateType, false)
          .add(ServiceLoad.ORGANISATION, DataTypes.StringType, false)
          .add(ServiceLoad.SERVICE, DataTypes.StringType, false)
          .add(ServiceLoad.SLOT, DataTypes.IntegerType, false)
          .add(LOAD_QUARTILE, DataTypes.IntegerType, false);

  private final TreeSet<Integer> dates = new TreeSet<>();

  /** Quartiles of the given dates. */
  public LoadQuartiles(Collection<LocalDate> dates) {
    dates.forEach(date -> this.dates.add((int) date.toEpochDay()));
  }

  /**
   * The quarter of every slot of the dates.
   *
   * @param loads rows of {@link ServiceLoad} on the dates and on the {@link #TRAILING_DAYS} and one
   *     before each
   */
  public Dataset<Row> of(Dataset<Row> loads) {
    MapFunction<Row, Tuple2<String, String>> service =
        row -> new Tuple2<>(row.getAs(ServiceLoad.ORGANISATION), row.getAs(ServiceLoad.SERVICE));
    FlatMapGroupsFunction<Tuple2<String, String>, Row, Row> quartiles =
        (key, rows) -> quartiles(new ServiceName(key._1(), key._2()), rows);
    return loads
        .groupByKey(service, Encoders.tuple(Encoders.STRING(), Encoders.STRING()))
        .flatMapGroups(quartiles, Encoders.row(SCHEMA));
  }

  private Iterator<Row> quartiles(ServiceName service, Iterator<Row> rows) {
    LoadHistory history = new LoadHistory();
    List<int[]> wanted = new ArrayList<>();
    rows.forEachRemaining(
        row -> {
          int date = (int) row.<LocalDate>getAs(ServiceLoad.CONTACT_DATE).toEpochDay();
          int slot = row.<Integer>getAs(ServiceLoad.SLOT);
          history.add(date, slot(row));
          if (dates.contains(date)) {
            wanted.add(new int[] {date, slot});
          }
        });
    return rated(service, history, wanted).iterator();
  }

  private List<Row> rated(ServiceName service, LoadHistory history, List<int[]> wanted) {
    List<Row> rated = new ArrayList<>();
    Set<Integer> days = new TreeSet<>();
    wanted.forEach(slot -> days.add(slot[0]));
    for (int day : days) {
      history
          .quarters(day, TRAILING_DAYS)
          .ifPresent(
              quarters ->
                  wanted.stream()
                      .filter(slot -> slot[0] == day)
                      .forEach(slot -> rated.add(row(service, slot, quarters.of(slot[1])))));
    }
    return rated;
  }

  private static Row row(ServiceName service, int[] slot, int quarter) {
    LocalDate date = LocalDate.ofEpochDay(slot[0]);
    return RowFactory.create(date, service.organisation(), service.service(), slot[1], quarter);
  }

  private static LoadHistory.Slot slot(Row row) {
    return new LoadHistory.Slot(
        row.<Integer>getAs(ServiceLoad.SLOT),
        row.<Long>getAs(ServiceLoad.CONTACTS),
        row.<Long>getAs(ServiceLoad.WAITS_KNOWN),
        row.<Long>getAs(ServiceLoad.WAIT_SECONDS_SUM),
        row.<Long>getAs(ServiceLoad.IN_PROGRESS));
  }
}
