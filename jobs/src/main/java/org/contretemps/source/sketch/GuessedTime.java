package org.contretemps.source.sketch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.contretemps.source.mapping.FormProposals;

/**
 * How a column of times is probably read.
 *
 * @param sql the expression of a mapping
 * @param clock the column that holds the time of day, if it is another
 * @param doubt what is doubtful about it
 */
record GuessedTime(String sql, Optional<Integer> clock, Optional<String> doubt) {
  private static final Pattern CLOCK =
      Pattern.compile(
          "\\d{1,2}[:h]\\d{2}(?:[:m]\\d{2})?\\s*(?:[ap]\\.?m\\.?)?", Pattern.CASE_INSENSITIVE);

  /** A time that says itself how far it is from UTC; it needs no function. */
  private static final Pattern INSTANT =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})");

  private static final Pattern EPOCH_SECONDS = Pattern.compile("[12]\\d{9}");
  private static final Pattern EPOCH_MILLIS = Pattern.compile("[12]\\d{12}");

  /** The reading of a column; none if its values are no times. */
  static Optional<GuessedTime> of(SketchedTable table, int column, List<String> values) {
    String name = table.reference(column);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (all(EPOCH_SECONDS, values)) {
      return plain("timestamp_seconds(CAST(%s AS BIGINT))".formatted(name));
    }
    if (all(EPOCH_MILLIS, values)) {
      return plain("timestamp_millis(CAST(%s AS BIGINT))".formatted(name));
    }
    return all(INSTANT, values)
        ? plain(name)
        : FormProposals.call(Clue.TIME, values).map(call -> wallClock(table, column, call, values));
  }

  /** Whether the values are dates or times, and no numbers of seconds, which may be identifiers. */
  static boolean isWritten(List<String> values) {
    return all(INSTANT, values) || FormProposals.call(Clue.TIME, values).isPresent();
  }

  private static Optional<GuessedTime> plain(String sql) {
    return Optional.of(new GuessedTime(sql, Optional.empty(), Optional.empty()));
  }

  private static boolean all(Pattern form, List<String> values) {
    return values.stream().allMatch(value -> form.matcher(value.strip()).matches());
  }

  /** A date may have its time of day in a column of its own. */
  private static GuessedTime wallClock(
      SketchedTable table, int column, String call, List<String> values) {
    boolean hasClock = values.stream().anyMatch(value -> value.matches(".*\\d[:h]\\d{2}.*"));
    Optional<Integer> clock = hasClock ? Optional.empty() : clock(table, column);
    Optional<String> doubt = Optional.empty();
    if (!hasClock && clock.isEmpty()) {
      doubt = Optional.of("no time of day was found: all contacts begin at midnight");
    } else if (call.contains("'dmy'") && FormProposals.reads("mdy", values)) {
      doubt = Optional.of("whether the day or the month comes first: both would do");
    }
    String name = table.reference(column);
    String text =
        clock
            .map(other -> "concat(%s, ' ', %s)".formatted(name, table.reference(other)))
            .orElse(name);
    return new GuessedTime(call.formatted(text), clock, doubt);
  }

  private static Optional<Integer> clock(SketchedTable table, int date) {
    for (int column = 0; column < table.names().size(); column++) {
      List<String> values = table.values(column);
      boolean isNamed =
          SketchedTable.plain(table.names().get(column))
              .matches(".*(time|heure|hour|hora|uhr|start|debut).*");
      if (column != date && isNamed && !values.isEmpty() && all(CLOCK, values)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }
}
