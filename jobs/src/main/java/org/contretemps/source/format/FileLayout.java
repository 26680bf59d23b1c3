package org.contretemps.source.format;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;
import org.contretemps.source.landing.FileForm;
import org.contretemps.source.landing.LikeColumns;
import org.contretemps.source.landing.OtherDelimiter;

/**
 * The position of each mapped column in one file.
 *
 * @param header the column names in the file's header line, which is no record; null without such a
 *     line
 * @param lines whether a line may have fewer or more fields
 * @param width how many fields each of its lines must have
 * @param places for each raw column, the number of its field; −1 if the file does not have it
 * @param defect why no record of the file can be used; null if they can
 * @param headerAt line of the header; the lines above it are a title and no records either
 */
public record FileLayout(
    List<String> header,
    LineWidth lines,
    int width,
    List<Integer> places,
    String defect,
    long headerAt)
    implements Serializable {
  private static final int NOWHERE = -1;

  /** The layout of files without a header line: columns as the mapping lists them. */
  public static FileLayout inOrder(int columns) {
    return new FileLayout(
        null, LineWidth.EXACT, columns, IntStream.range(0, columns).boxed().toList(), null, 0);
  }

  /**
   * The layout that a file's header line tells. A header that cannot be taken apart may be
   * anything: it counts as a record, and a bad one.
   *
   * @param needed columns without which no record of a file can be used
   */
  public static FileLayout ofHeader(
      byte[] line, LineSplitter splitter, List<String> columns, Set<String> needed) {
    List<UTF8String> fields = new ArrayList<>();
    Optional<String> broken = splitter.split(withoutMark(line), fields);
    List<String> names =
        withoutEmptyEnd(fields.stream().map(name -> name == null ? "" : name.toString()).toList());
    List<Integer> places = columns.stream().map(name -> place(name, names)).toList();
    List<String> missing =
        IntStream.range(0, columns.size())
            .filter(i -> places.get(i) == NOWHERE && needed.contains(columns.get(i)))
            .mapToObj(columns::get)
            .toList();
    List<String> unnamed =
        IntStream.range(0, names.size())
            .filter(place -> !places.contains(place))
            .mapToObj(names::get)
            .toList();
    String defect = missing.isEmpty() ? null : LikeColumns.lacking(missing, unnamed);
    return new FileLayout(
        broken.isEmpty() ? names : null,
        LineWidth.EXACT,
        names.size(),
        places,
        broken.orElse(defect),
        0);
  }

  /** By its exact name, else by its name without case and extra blanks. */
  private static int place(String name, List<String> names) {
    int exact = names.indexOf(name);
    return exact == NOWHERE
        ? names.stream().map(FileLayout::plain).toList().indexOf(plain(name))
        : exact;
  }

  private static String plain(String name) {
    return name.replaceAll("[\\s\\u00A0\\u202F\\uFEFF]+", " ").strip().toLowerCase(Locale.ROOT);
  }

  /** Columns without a name at the end of a header are delimiters too many. */
  private static List<String> withoutEmptyEnd(List<String> names) {
    int end = names.size();
    while (end > 1 && names.get(end - 1).isBlank()) {
      end--;
    }
    return List.copyOf(names.subList(0, end));
  }

  /** The same with the header at another place than the beginning of the file. */
  FileLayout at(long position) {
    return new FileLayout(header, lines, width, places, defect, position);
  }

  /** The same, with lines that may be short or long or not. */
  public FileLayout allowing(LineWidth allowed) {
    return new FileLayout(header, allowed, width, places, defect, headerAt);
  }

  /** The same for a file of which no record can be used. */
  public FileLayout unusable(String reason) {
    return new FileLayout(header, lines, width, places, reason, headerAt);
  }

  /**
   * Takes a line apart and adds its fields to {@code fields}.
   *
   * @return what is wrong with the line, if anything; fields are then without meaning
   */
  public Optional<String> split(byte[] line, LineSplitter splitter, List<UTF8String> fields) {
    return Optional.ofNullable(defect).or(() -> splitter.split(line, fields)).or(() -> fit(fields));
  }

  private Optional<String> fit(List<UTF8String> fields) {
    List<String> whole =
        fields.size() == 1 && fields.get(0) != null ? List.of(fields.get(0).toString()) : List.of();
    return lines
        .fit(fields, width)
        .map(misfit -> misfit + OtherDelimiter.question(whole).orElse(""));
  }

  /** Whether the first line of the file is no record. */
  boolean hasHeader() {
    return header != null;
  }

  /** The value of a raw column in a line with these fields. */
  public UTF8String value(int column, List<UTF8String> fields) {
    int place = places.get(column);
    return place == NOWHERE ? null : fields.get(place);
  }

  /**
   * How the file differs from what was expected.
   *
   * @param columns the raw columns
   */
  public FileForm form(byte[] line, List<String> columns) {
    if (!hasHeader()) {
      return FileForm.EXPECTED;
    }
    List<String> ignored =
        IntStream.range(0, header.size())
            .filter(place -> !places.contains(place))
            .mapToObj(header::get)
            .toList();
    List<String> missing =
        IntStream.range(0, columns.size())
            .filter(i -> places.get(i) == NOWHERE)
            .mapToObj(columns::get)
            .toList();
    return new FileForm(
        Optional.of(line),
        ignored,
        missing,
        FileForm.withoutColumns(missing, ignored),
        OptionalLong.empty());
  }

  /** Without the byte order mark that some programs write at the start of a file. */
  static byte[] withoutMark(byte[] line) {
    boolean marked =
        line.length >= 3
            && line[0] == (byte) 0xEF
            && line[1] == (byte) 0xBB
            && line[2] == (byte) 0xBF;
    return marked ? java.util.Arrays.copyOfRange(line, 3, line.length) : line;
  }
}
