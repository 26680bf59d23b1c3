package org.contretemps.night.recommendation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.statistics.queue.CellHistory;
import org.contretemps.statistics.queue.ServiceHistory;

/**
 * Rows of {@link QueueContacts} → the history of a queue (METHOD §13). Slots from the first to the
 * last in which contacts came.
 */
final class ObservedQueue {
  private static final double QUEUEING = 0.03;
  private static final double WEEKDAYS = 5;

  private final DecidedNorm norm;
  private final NavigableMap<LocalDate, Integer> days = new TreeMap<>();
  private final int firstSlot;
  private final int slots;
  private final int[][] offered;
  private final double[] late;

  ObservedQueue(DecidedNorm norm, List<Row> arrivals) {
    this.norm = norm;
    arrivals.stream()
        .map(ObservedQueue::date)
        .sorted()
        .forEach(date -> days.putIfAbsent(date, days.size()));
    this.firstSlot = arrivals.stream().mapToInt(ObservedQueue::slot).min().orElse(0);
    this.slots = arrivals.stream().mapToInt(ObservedQueue::slot).max().orElse(-1) - firstSlot + 1;
    this.offered = new int[days.size()][slots];
    this.late = new double[slots];
    for (Row row : arrivals) {
      int slot = slot(row) - firstSlot;
      offered[day(row)][slot] = (int) (long) row.<Long>getAs(QueueContacts.COUNT);
      late[slot] += row.<Long>getAs(QueueContacts.LATE);
    }
  }

  private static LocalDate date(Row row) {
    return row.getAs(QueueContacts.DATE);
  }

  private static int slot(Row row) {
    return (int) (long) row.<Long>getAs(QueueContacts.SLOT);
  }

  private int day(Row row) {
    return days.get(date(row));
  }

  int days() {
    return days.size();
  }

  long contacts() {
    return Arrays.stream(offered).flatMapToInt(Arrays::stream).asLongStream().sum();
  }

  LocalDate from() {
    return days.firstKey();
  }

  /**
   * The history, from what else is counted of the same contacts.
   *
   * @param to the last date that was looked at
   */
  ServiceHistory history(QueueContacts contacts, LocalDate to) {
    long[] identified = new long[days.size()];
    long[] retried = new long[days.size()];
    for (Row row : contacts.retried()) {
      identified[day(row)] = row.<Long>getAs(QueueContacts.COUNTED);
      retried[day(row)] = row.<Long>getAs(QueueContacts.RETURNED);
    }
    List<Row> waits = contacts.waits();
    return new ServiceHistory(
        norm.wholeSeconds(),
        offered,
        bySlot(contacts.agents(), QueueContacts.AGENTS),
        bySlot(contacts.queueSeconds(), QueueContacts.SECONDS),
        isQueueing(),
        waits(waits, false),
        waits(waits, true),
        identified,
        retried,
        contacts.delayDays(),
        openDaysPerWeek(to),
        cells(contacts.handled()));
  }

  /** Weekdays with contacts in a week of the calendar: five if the service never closes on one. */
  private double openDaysPerWeek(LocalDate to) {
    long weekdays =
        from()
            .datesUntil(to.plusDays(1))
            .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
            .count();
    return WEEKDAYS * days.size() / weekdays;
  }

  private boolean[] isQueueing() {
    boolean[] isQueueing = new boolean[slots];
    for (int slot = 0; slot < slots; slot++) {
      int own = slot;
      double all = Arrays.stream(offered).mapToInt(day -> day[own]).sum();
      isQueueing[slot] = all > 0 && late[slot] >= QUEUEING * all;
    }
    return isQueueing;
  }

  /** What is beyond the last slot belongs to it, as the last runs until the queue is empty. */
  private double[][] bySlot(List<Row> rows, String figure) {
    boolean isSum = figure.equals(QueueContacts.SECONDS);
    double[][] figures = new double[days.size()][slots];
    for (Row row : rows) {
      int slot = slot(row) - firstSlot;
      double value = row.<Number>getAs(figure).doubleValue();
      if (slot < slots) {
        figures[day(row)][slot] += value;
      } else if (isSum) {
        figures[day(row)][slots - 1] += value;
      }
    }
    return figures;
  }

  private int[][] waits(List<Row> rows, boolean isAbandoned) {
    List<IntStream.Builder> waits = builders();
    rows.stream()
        .filter(row -> row.<Boolean>getAs(Contact.ABANDONED) == isAbandoned)
        .forEach(row -> add(waits.get(day(row)), row.<Integer>getAs(Contact.WAIT_SECONDS), row));
    return built(waits);
  }

  private List<IntStream.Builder> builders() {
    List<IntStream.Builder> builders = new ArrayList<>();
    days.forEach((date, day) -> builders.add(IntStream.builder()));
    return builders;
  }

  private static int[][] built(List<IntStream.Builder> builders) {
    return builders.stream().map(each -> each.build().toArray()).toArray(int[][]::new);
  }

  private static void add(IntStream.Builder builder, int value, Row row) {
    for (long each = 0; each < row.<Long>getAs(QueueContacts.COUNT); each++) {
      builder.add(value);
    }
  }

  private record CellUnder(long cell, Optional<Long> normId) implements Comparable<CellUnder> {
    @Override
    public int compareTo(CellUnder other) {
      return toString().compareTo(other.toString());
    }
  }

  private List<CellHistory> cells(List<Row> handled) {
    Map<CellUnder, List<Row>> cells = new TreeMap<>();
    handled.forEach(
        row ->
            cells
                .computeIfAbsent(
                    new CellUnder(
                        row.<Long>getAs(QualifiedContact.CELL_ID),
                        Optional.ofNullable(row.<Long>getAs(NormAsOf.NORM_ID))),
                    key -> new ArrayList<>())
                .add(row));
    return cells.entrySet().stream().map(cell -> cell(cell.getKey(), cell.getValue())).toList();
  }

  private CellHistory cell(CellUnder cell, List<Row> rows) {
    List<IntStream.Builder> seconds = builders();
    long[] counted = new long[days.size()];
    long[] returned = new long[days.size()];
    for (Row row : rows) {
      int day = day(row);
      add(seconds.get(day), row.<Integer>getAs(QueueContacts.SECONDS), row);
      counted[day] += row.<Long>getAs(QueueContacts.COUNTED);
      returned[day] += row.<Long>getAs(QueueContacts.RETURNED);
    }
    boolean isUnder = cell.normId().filter(id -> id == norm.normId()).isPresent();
    return new CellHistory(
        built(seconds),
        counted,
        returned,
        isUnder,
        isUnder ? Optional.ofNullable(norm.harms().get(cell.cell())) : Optional.empty());
  }
}
