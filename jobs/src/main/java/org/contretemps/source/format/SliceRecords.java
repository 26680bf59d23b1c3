package org.contretemps.source.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The records of one slice of a file as rows in Spark's internal form. Empty lines are no records,
 * nor are lines of delimiters alone and a header line.
 */
final class SliceRecords implements Iterator<InternalRow> {
  private static final int PLACE_COLUMNS = 6;

  /** The word is alone in the first field that is not empty. */
  private static final Pattern TOTAL =
      Pattern.compile(
          "^[\"\\s;,|]*(?:grand |sous-)?(?:total|totals|totaux|somme|sum|summe|gesamt)(?: g\\S+ral)?\\s*:?\\s*(?:[\";,|\\t]|$)",
          Pattern.CASE_INSENSITIVE);

  private final boolean isLastSlice;
  private final UTF8String fileName;
  private final long fileBytes;
  private final long deliveredAt;
  private final Iterator<SliceLines.Line> lines;
  private final LineSplitter splitter;
  private final FileLayout layout;
  private final List<UTF8String> fields = new ArrayList<>();
  private InternalRow next;

  /**
   * @param lines the lines to split
   */
  SliceRecords(
      FileSlice slice, Iterator<SliceLines.Line> lines, LineSplitter splitter, FileLayout layout) {
    this.isLastSlice = slice.start() + slice.length() >= slice.file().bytes();
    this.fileName = UTF8String.fromString(slice.file().name());
    this.fileBytes = slice.file().bytes();
    this.deliveredAt = ChronoUnit.MICROS.between(Instant.EPOCH, slice.file().deliveredAt());
    this.lines = lines;
    this.splitter = splitter;
    this.layout = layout;
  }

  @Override
  public boolean hasNext() {
    while (next == null && lines.hasNext()) {
      SliceLines.Line line = lines.next();
      if (isRecord(line)) {
        next = record(line);
      }
    }
    return next != null;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    InternalRow row = next;
    next = null;
    return row;
  }

  private boolean isRecord(SliceLines.Line line) {
    boolean isHeader = layout.hasHeader() && line.position <= layout.headerAt();
    return line.defect != null || (!isHeader && !splitter.isEmpty(line.bytes));
  }

  private InternalRow record(SliceLines.Line line) {
    fields.clear();
    Optional<String> defect = defect(line);
    Object[] row = new Object[PLACE_COLUMNS + layout.places().size()];
    row[0] = fileName;
    row[1] = fileBytes;
    row[2] = deliveredAt;
    row[3] = line.position;
    row[4] = line.bytes;
    if (defect.isPresent()) {
      row[5] = UTF8String.fromString(defect.get());
    } else {
      for (int column = 0; column < layout.places().size(); column++) {
        row[PLACE_COLUMNS + column] = layout.value(column, fields);
      }
    }
    return new GenericInternalRow(row);
  }

  private Optional<String> defect(SliceLines.Line line) {
    if (line.defect != null) {
      return Optional.of(line.defect);
    }
    byte[] bytes = line.position == 0 ? FileLayout.withoutMark(line.bytes) : line.bytes;
    return isTotal(line) ? Optional.of(RawRecord.TOTAL) : layout.split(bytes, splitter, fields);
  }

  /** Whether a line is the last of a file with a header, and sums up the others. */
  private boolean isTotal(SliceLines.Line line) {
    return layout.hasHeader()
        && isLastSlice
        && !lines.hasNext()
        && TOTAL.matcher(new String(line.bytes, StandardCharsets.ISO_8859_1)).find();
  }
}
