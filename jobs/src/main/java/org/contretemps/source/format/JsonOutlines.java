package org.contretemps.source.format;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.spark.util.AccumulatorV2;
import org.contretemps.source.landing.FileForm;

/**
 * Collects the outlines of all slices while the records are read, so that no file is opened twice.
 * A slice that is read again gives the same outline and counts once.
 */
final class JsonOutlines extends AccumulatorV2<JsonOutlines.Entry, Map<FileSlice, JsonOutline>> {
  /** What was seen of one slice; not changed any more. */
  record Entry(FileSlice slice, JsonOutline outline) {}

  private final Map<FileSlice, JsonOutline> outlines = new HashMap<>();

  /**
   * File name → how the file differs from what was expected, as far as it has been read.
   *
   * @param needed raw columns that a required field or a rule reads
   */
  synchronized Map<String, FileForm> forms(RawFormat.Json format, Set<String> needed) {
    Map<String, JsonOutline> files = new HashMap<>();
    outlines.forEach(
        (slice, outline) ->
            files.computeIfAbsent(slice.file().name(), name -> new JsonOutline()).add(outline));
    Map<String, FileForm> forms = new HashMap<>();
    files.forEach((name, outline) -> forms.put(name, outline.form(format, needed)));
    return forms;
  }

  @Override
  public synchronized boolean isZero() {
    return outlines.isEmpty();
  }

  @Override
  public synchronized JsonOutlines copy() {
    JsonOutlines copy = new JsonOutlines();
    copy.outlines.putAll(outlines);
    return copy;
  }

  @Override
  public synchronized void reset() {
    outlines.clear();
  }

  @Override
  public synchronized void add(Entry entry) {
    outlines.put(entry.slice(), entry.outline());
  }

  @Override
  public void merge(AccumulatorV2<Entry, Map<FileSlice, JsonOutline>> other) {
    Map<FileSlice, JsonOutline> theirs = other.value();
    synchronized (this) {
      outlines.putAll(theirs);
    }
  }

  @Override
  public synchronized Map<FileSlice, JsonOutline> value() {
    return Map.copyOf(outlines);
  }
}
