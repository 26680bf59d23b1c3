package org.contretemps.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of a published or precomputed example under {@code method/}, each a map from column to
 * text.
 */
public final class MethodFile {

  private MethodFile() {}

  public static List<Map<String, String>> rows(String name) {
    List<String> lines = lines(name);
    String[] header = lines.get(0).split(",", -1);
    return lines.stream().skip(1).map(line -> row(header, line.split(",", -1))).toList();
  }

  public static double number(Map<String, String> row, String column) {
    String text = Objects.requireNonNull(row.get(column), column);
    return text.equals("nan") ? Double.NaN : Double.parseDouble(text);
  }

  /** The times of the rows in which a column has a value. */
  static TimeHistogram times(List<Map<String, String>> rows, String column, String value) {
    int[] times =
        rows.stream()
            .filter(row -> value.equals(row.get(column)))
            .mapToInt(row -> Integer.parseInt(row.get("x")))
            .toArray();
    return TimeHistogram.ofSeconds(times);
  }

  private static Map<String, String> row(String[] header, String[] cells) {
    return IntStream.range(0, header.length)
        .boxed()
        .collect(Collectors.toMap(i -> header[i], i -> cells[i]));
  }

  private static List<String> lines(String name) {
    try (InputStream file =
        Objects.requireNonNull(MethodFile.class.getResourceAsStream("/method/" + name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
