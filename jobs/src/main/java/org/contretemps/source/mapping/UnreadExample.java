package org.contretemps.source.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.contretemps.source.format.RawFormat;

/**
 * Shows, for a field that could not be read, its expression and the raw values of one record. Pure.
 * Only for people who may see the file itself: nothing of it is stored.
 */
public final class UnreadExample {
  private static final Pattern FIELD = Pattern.compile("(\\w+) (cannot be read as|is missing)");
  private static final Pattern TEXT = Pattern.compile("'[^']*'");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`|([\\p{L}_][\\p{L}\\p{N}_]*)");
  private static final int DEEPEST = 5;

  private final SourceMapping mapping;
  private final Optional<DelimitedValues> values;

  /**
   * @param header the header line of the record's file, if it has one
   */
  public UnreadExample(SourceMapping mapping, Optional<byte[]> header) {
    this.mapping = mapping;
    this.values =
        mapping.format() instanceof RawFormat.Delimited delimited
            ? Optional.of(new DelimitedValues(delimited, header))
            : Optional.empty();
  }

  /**
   * A sentence for each field that the reason names and the mapping has.
   *
   * @param line the bytes of the record
   * @param reason why it was rejected
   */
  public List<String> of(byte[] line, String reason) {
    return FIELD
        .matcher(reason)
        .results()
        .map(match -> match.group(1))
        .filter(mapping.fields()::containsKey)
        .map(field -> "%s: %s%s".formatted(field, mapping.fields().get(field), raw(line, field)))
        .toList();
  }

  private String raw(byte[] line, String field) {
    Set<String> columns = new LinkedHashSet<>();
    collect(mapping.fields().get(field), columns, 0);
    String shown =
        columns.stream()
            .map(column -> "%s = %s".formatted(column, shown(line, column)))
            .collect(Collectors.joining(", "));
    return shown.isEmpty() || values.isEmpty() ? "" : ", with " + shown;
  }

  private String shown(byte[] line, String column) {
    return values
        .flatMap(known -> known.value(line, column))
        .map("'%s'"::formatted)
        .orElse("nothing");
  }

  /** The raw columns that an expression names, itself or through intermediates. */
  private void collect(String sql, Set<String> columns, int depth) {
    List<String> raw = List.of(mapping.format().columns().fieldNames());
    Map<String, String> intermediates = mapping.shape().intermediates();
    Matcher names = NAME.matcher(TEXT.matcher(sql).replaceAll(" "));
    while (names.find()) {
      String name = names.group(1) == null ? names.group(2) : names.group(1);
      if (intermediates.containsKey(name) && depth < DEEPEST) {
        collect(intermediates.get(name), columns, depth + 1);
      } else if (raw.contains(name)) {
        columns.add(name);
      }
    }
  }
}
