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
 * at a time.
 */
final class ConversationScan implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Days(rows);
  }

  private static final class Days implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Queue<Row> ready = new ArrayDeque<>();
    private Row pending;

    private Days(Iterator<Row> rows) {
      this.rows = rows;
      this.pending = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && pending != null) {
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
      Row first = pending;
      pending = rows.hasNext() ? rows.next() : null;
      if (!isPendingOf(first)) {
        return;
      }
      List<Pass> passes = new ArrayList<>(List.of(pass(first)));
      while (isPendingOf(first)) {
        passes.add(pass(pending));
        pending = rows.hasNext() ? rows.next() : null;
      }
      passes.sort(Pass.ORDER);
      boolean isBeginning = passes.get(0).number() == 1;
      ready.add(isBeginning ? figures(passes) : none(passes.get(0)));
      passes.subList(1, passes.size()).forEach(pass -> ready.add(none(pass)));
    }

    private boolean isPendingOf(Row day) {
      return pending != null
          && pending.getLong(0) == day.getLong(0)
          && pending.getInt(1) == day.getInt(1);
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
