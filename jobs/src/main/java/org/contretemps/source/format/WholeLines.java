package org.contretemps.source.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Joins the lines of one slice that belong to one record because a quoted field contains line
 * breaks. A line that ends inside quotes is joined with the following ones if they close the field
 * and the whole is a record of the file's layout; otherwise it stays a record by itself. A record
 * belongs to the slice in which it begins.
 */
final class WholeLines implements Iterator<SliceLines.Line> {
  private static final int MOST_BYTES = 1 << 16;
  private static final int MOST_LINES = 200;
  private static final long NOWHERE = -1;

  private final FileSlice slice;
  private final Configuration hadoop;
  private final Iterator<SliceLines.Line> lines;
  private final LineSplitter splitter;
  private final FileLayout layout;
  private final Deque<SliceLines.Line> ahead = new ArrayDeque<>();
  private long lastJoined = NOWHERE;

  /**
   * @param lines those of the slice
   */
  WholeLines(
      FileSlice slice,
      Iterator<SliceLines.Line> lines,
      LineSplitter splitter,
      FileLayout layout,
      Configuration hadoop) {
    this(slice, lines, splitter, layout, hadoop, slice.start() > 0);
  }

  private WholeLines(
      FileSlice slice,
      Iterator<SliceLines.Line> lines,
      LineSplitter splitter,
      FileLayout layout,
      Configuration hadoop,
      boolean looksBack) {
    this.slice = slice;
    this.lines = lines;
    this.splitter = splitter;
    this.layout = layout;
    this.hadoop = hadoop;
    if (looksBack) {
      passTo(endOfRecordFromBefore());
    }
  }

  /** The position of the last line that belongs to a record of the slice before. */
  private long endOfRecordFromBefore() {
    long start = Math.max(0, slice.start() - 2L * MOST_BYTES);
    FileSlice before = new FileSlice(slice.file(), start, slice.start() - start);
    WholeLines records =
        new WholeLines(before, new SliceLines(before, hadoop), splitter, layout, hadoop, false);
    while (records.hasNext()) {
      records.next();
    }
    return records.lastJoined;
  }

  private void passTo(long position) {
    SliceLines.Line line = null;
    while (lines.hasNext() && (line == null || line.position <= position)) {
      line = lines.next();
    }
    if (line != null && line.position > position) {
      ahead.add(line);
    }
  }

  @Override
  public boolean hasNext() {
    return !ahead.isEmpty() || lines.hasNext();
  }

  @Override
  public SliceLines.Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    SliceLines.Line line = ahead.isEmpty() ? lines.next() : ahead.poll();
    return line.defect == null && splitter.endsInQuotes(line.bytes) ? whole(line) : line;
  }

  private SliceLines.Line whole(SliceLines.Line first) {
    Following following = new Following();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(first.bytes);
    SliceLines.Line last = first;
    boolean isOpen = true;
    while (isOpen && text.size() < MOST_BYTES && following.taken < MOST_LINES) {
      SliceLines.Line next = following.next();
      if (next == null || next.defect != null) {
        break;
      }
      text.writeBytes(last.ending.getBytes(StandardCharsets.US_ASCII));
      text.writeBytes(next.bytes);
      last = next;
      isOpen = splitter.endsInQuotes(text.toByteArray());
    }
    Optional<SliceLines.Line> whole = isOpen ? Optional.empty() : record(first, text.toByteArray());
    if (whole.isPresent()) {
      lastJoined = last.position;
    } else {
      following.giveBack();
    }
    return whole.orElse(first);
  }

  /** The lines after one: those of the slice, which can be given back, then those of the next. */
  private final class Following {
    private final Deque<SliceLines.Line> own = new ArrayDeque<>();
    private Iterator<SliceLines.Line> beyond;
    private int taken;

    private SliceLines.Line next() {
      taken++;
      if (hasNext()) {
        own.push(ahead.isEmpty() ? lines.next() : ahead.poll());
        return own.peek();
      }
      beyond = beyond == null ? beyond() : beyond;
      return beyond.hasNext() ? beyond.next() : null;
    }

    private void giveBack() {
      own.forEach(ahead::addFirst);
    }
  }

  private Optional<SliceLines.Line> record(SliceLines.Line first, byte[] text) {
    List<UTF8String> fields = new ArrayList<>();
    return layout.split(text, splitter, fields).isEmpty()
        ? Optional.of(new SliceLines.Line(first.position, text, null))
        : Optional.empty();
  }

  private Iterator<SliceLines.Line> beyond() {
    long end = slice.start() + slice.length();
    long rest = slice.file().bytes() - end;
    return rest > 0 && !slice.isPacked(hadoop)
        ? new SliceLines(new FileSlice(slice.file(), end, rest), hadoop)
        : List.<SliceLines.Line>of().iterator();
  }
}
