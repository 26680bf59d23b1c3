package org.contretemps.source.mapping;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.contretemps.source.format.RawFormat;

/**
 * Shows, for a field that could not be read, its expression and the raw values of one record. Pure.
 * Only for people who may see the file itself: nothing of it is stored.
 */
public final class UnreadExample {
  private static final Pattern FIELD = Pattern.compile("(\\w+) (cannot be read as|is missing)");

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
    String shown =
        new NamedColumns(mapping)
            .of(field).stream()
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
}
