package org.contretemps.source.format;

import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Passes on the JSON records of a slice while it outlines some of them ({@link JsonOutline}): the
 * first ones, then one in many, because outlining all would take a seventh of the time of a load.
 * The outline is handed over when the task ends, even if the slice was not read to its end.
 */
final class OutlinedLines implements Iterator<SliceLines.Line> {
  private static final int FIRST = 100;
  private static final int ONE_OF = 50;

  private final Iterator<SliceLines.Line> lines;
  private final StructType declared;
  private final JsonOutline outline = new JsonOutline();
  private long records;

  OutlinedLines(
      FileSlice slice,
      Iterator<SliceLines.Line> lines,
      StructType declared,
      JsonOutlines outlines) {
    this.lines = lines;
    this.declared = declared;
    TaskCompletionListener handOver = task -> outlines.add(new JsonOutlines.Entry(slice, outline));
    TaskContext.get().addTaskCompletionListener(handOver);
  }

  @Override
  public boolean hasNext() {
    return lines.hasNext();
  }

  @Override
  public SliceLines.Line next() {
    SliceLines.Line line = lines.next();
    if (line.defect == null && line.bytes.length > 0) {
      records++;
      if (records <= FIRST || records % ONE_OF == 0) {
        outline.look(line.bytes, declared);
      }
    }
    return line;
  }
}
