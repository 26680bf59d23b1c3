package org.contretemps.source.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.contretemps.source.format.RawFormat;
import org.contretemps.source.mapping.text.LocalDurations;
import org.contretemps.source.mapping.text.LocalNumbers;
import org.contretemps.source.mapping.text.LocalTimes;

/**
 * Proposes a better expression for a field that is mapped to a raw column unchanged although its
 * values have a form that one of the mapping functions reads. Pure.
 */
public final class FormProposals {
  private static final Pattern FAILED = Pattern.compile("(\\w+) cannot be read as (\\w+)");
  private static final Pattern COLUMN = Pattern.compile("`([^`]+)`|(\\w+)");

  private final SourceMapping mapping;
  private final DelimitedValues values;
  private final Map<String, List<String>> unread = new LinkedHashMap<>();
  private final Map<String, String> types = new LinkedHashMap<>();

  private FormProposals(
      SourceMapping mapping, RawFormat.Delimited format, Optional<byte[]> header) {
    this.mapping = mapping;
    this.values = new DelimitedValues(format, header);
  }

  /**
   * One line for each field, as it would be in the mapping; none for other formats.
   *
   * @param header the header line of the records' file
   * @param rejected the bytes of rejected records, each with its reason
   */
  public static List<String> of(
      SourceMapping mapping, Optional<byte[]> header, List<Map.Entry<byte[], String>> rejected) {
    if (!(mapping.format() instanceof RawFormat.Delimited delimited)) {
      return List.of();
    }
    FormProposals proposals = new FormProposals(mapping, delimited, header);
    rejected.forEach(record -> proposals.add(record.getKey(), record.getValue()));
    return proposals.lines();
  }

  private void add(byte[] bytes, String reason) {
    Matcher failed = FAILED.matcher(reason);
    while (failed.find()) {
      String field = failed.group(1);
      String type = failed.group(2);
      column(field)
          .flatMap(column -> values.value(bytes, column))
          .ifPresent(value -> note(field, type, value));
    }
  }

  private void note(String field, String type, String value) {
    types.put(field, type);
    unread.computeIfAbsent(field, f -> new ArrayList<>()).add(value);
  }

  /** The raw column that a field is mapped to as it is. */
  private Optional<String> column(String field) {
    Matcher bare = COLUMN.matcher(mapping.fields().getOrDefault(field, "").strip());
    return bare.matches()
        ? Optional.of(bare.group(1) == null ? bare.group(2) : bare.group(1))
        : Optional.empty();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    unread.forEach(
        (field, values) ->
            call(types.get(field), values)
                .ifPresent(
                    call ->
                        lines.add(
                            "%s: %s"
                                .formatted(field, call.formatted(mapping.fields().get(field))))));
    return lines;
  }

  /** Whether all values are times in an order of day, month and year. */
  public static boolean reads(String order, List<String> values) {
    return values.stream().allMatch(value -> reads(text -> LocalTimes.time(text, order), value));
  }

  /**
   * A call of the first function that reads all values as a type; empty if none does.
   *
   * @return the call with {@code %s} for what is read
   */
  public static Optional<String> call(String type, List<String> values) {
    Map<String, Function<String, Object>> calls = new LinkedHashMap<>();
    if (type.startsWith("TIMESTAMP")) {
      for (String order : List.of("ymd", "dmy", "mdy")) {
        calls.put("local_time(%s, '" + order + "')", text -> LocalTimes.time(text, order));
      }
    } else if (!type.equals("BOOLEAN")) {
      boolean isGrouped = values.stream().allMatch(FormProposals::isWhole);
      for (String mark : isGrouped ? List.of(".", ",") : List.of(",", ".")) {
        calls.put("local_number(%s, '" + mark + "')", text -> LocalNumbers.number(text, mark));
      }
      calls.put("duration(%s)", LocalDurations::seconds);
    }
    return calls.entrySet().stream()
        .filter(call -> values.stream().allMatch(value -> reads(call.getValue(), value)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether commas in a number can only be between thousands, or there are none. */
  private static boolean isWhole(String text) {
    return reads(value -> LocalNumbers.number(value, "."), text)
        && LocalNumbers.number(text, ".") % 1 == 0;
  }

  private static boolean reads(Function<String, Object> function, String value) {
    try {
      return function.apply(value) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
