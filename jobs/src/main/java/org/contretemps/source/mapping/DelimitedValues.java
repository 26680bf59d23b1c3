package org.contretemps.source.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.unsafe.types.UTF8String;
import org.contretemps.source.format.DelimitedLine;
import org.contretemps.source.format.FileLayout;
import org.contretemps.source.format.LineSplitter;
import org.contretemps.source.format.RawFormat;

/** Looks up the raw values of a line of delimited text by the names of its columns. Pure. */
final class DelimitedValues {
  private final RawFormat.Delimited format;
  private final LineSplitter splitter;
  private final FileLayout layout;

  /**
   * @param header the header line of the file, if it has one
   */
  DelimitedValues(RawFormat.Delimited format, Optional<byte[]> header) {
    this.format = format;
    this.splitter = new DelimitedLine(format);
    this.layout =
        header
            .map(line -> FileLayout.ofHeader(line, splitter, format.names(), Set.of()))
            .orElse(FileLayout.inOrder(format.names().size()))
            .allowing(format.lines());
  }

  /** The value of a column; empty if the line cannot be taken apart, or has none. */
  Optional<String> value(byte[] line, String column) {
    List<UTF8String> fields = new ArrayList<>();
    int number = format.names().indexOf(column);
    if (number < 0 || layout.split(line, splitter, fields).isPresent()) {
      return Optional.empty();
    }
    return Optional.ofNullable(layout.value(number, fields)).map(UTF8String::toString);
  }
}
