package org.contretemps.night.outcome;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Queue;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Iterates over a partition sorted by conversation and date, and handles one conversation and date
 * at a time, beside the date after it.
 */
final class ConversationScan implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Days(rows);
  }

  /** The passes of one conversation on one date, in their order. */
  private record Day(long conversation, int date, List<Pass> passes) {
    /** Whether the conversation begins on it. */
    boolean isBeginning() {
      return passes.get(0).number() == 1;
    }

    /** Whether it only continues what is under way at midnight. */
    boolean continues(Day before) {
      return date == before.date + 1 && !isBeginning();
    }
  }

  private static final class Days implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Queue<Row> ready = new ArrayDeque<>();
    private Row pending;
    private Day day;

    private Days(Iterator<Row> rows) {
      this.rows = rows;
      this.pending = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && (pending != null || day != null)) {
        addFigures();
      }
      return !ready.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException("No further leg.");
      }
      return ready.remove();
    }

    private void addFigures() {
      if (day == null) {
        Row first = take();
        if (!isPendingOf(first.getLong(0))) {
          return;
        }
        day = dayOf(first);
      }
      Day own = day;
      day = isPendingOf(own.conversation()) ? dayOf(take()) : null;
      add(own, day != null && day.continues(own) ? day.passes() : List.of());
    }

    /** A contact that is all of its date and goes on nowhere speaks for itself. */
    private void add(Day own, List<Pass> afterMidnight) {
      List<Pass> all = new ArrayList<>(own.passes());
      if (own.isBeginning()) {
        all.addAll(afterMidnight);
      }
      if (all.size() > 1) {
        ready.add(own.isBeginning() ? figures(all) : none(all.get(0)));
        own.passes().stream().skip(1).map(Days::none).forEach(ready::add);
      }
    }

    private Day dayOf(Row first) {
      List<Pass> passes = new ArrayList<>(List.of(pass(first)));
      while (isPendingOf(first.getLong(0)) && pending.getInt(1) == first.getInt(1)) {
        passes.add(pass(take()));
      }
      passes.sort(Pass.ORDER);
      return new Day(first.getLong(0), first.getInt(1), passes);
    }

    private Row take() {
      Row taken = pending;
      pending = rows.hasNext() ? rows.next() : null;
      return taken;
    }

    private boolean isPendingOf(long conversation) {
      return pending != null && pending.getLong(0) == conversation;
    }

    private static Pass pass(Row row) {
      return new Pass(
          row.getLong(2),
          row.getInt(3),
          row.getLong(4),
          row.getLong(5),
          row.getBoolean(6),
          seconds(row, 7),
          row.getBoolean(8),
          row.getBoolean(9),
          row.getBoolean(10),
          seconds(row, 11));
    }

    private static OptionalInt seconds(Row row, int place) {
      return row.isNullAt(place) ? OptionalInt.empty() : OptionalInt.of(row.getInt(place));
    }

    private static Row figures(List<Pass> passes) {
      ConversationFigures figures = ConversationFigures.of(passes);
      return RowFactory.create(
          passes.get(0).contactKey(),
          true,
          value(figures.waitSeconds()),
          value(figures.secondsToAnswer()),
          figures.isAbandoned(),
          value(figures.handlingSeconds()));
    }

    private static Row none(Pass pass) {
      return RowFactory.create(pass.contactKey(), false, null, null, null, null);
    }

    private static Integer value(OptionalInt seconds) {
      return seconds.isPresent() ? Integer.valueOf(seconds.getAsInt()) : null;
    }
  }
}
