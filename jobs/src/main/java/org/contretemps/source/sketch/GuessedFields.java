package org.contretemps.source.sketch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.contretemps.source.mapping.FormProposals;

/**
 * Guesses which columns of an export hold which fields of a contact, from words in the columns'
 * names and the form of their values, with the doubt about each guess.
 */
final class GuessedFields {
  private static final Pattern MILLISECONDS = Pattern.compile("\\b(ms|msec|millis|milliseconds)$");

  private static final String TWICE = "values occur twice: of the legs of a call?";

  private final SketchedTable table;
  private final Map<String, String> expressions = new LinkedHashMap<>();
  private final Map<String, String> doubts = new LinkedHashMap<>();
  private final TreeSet<Integer> used = new TreeSet<>();

  GuessedFields(SketchedTable table) {
    this.table = table;
    Clue.WHICH_AND_WHEN.forEach(this::guess);
    if (!table.hasHeader()) {
      columns().filter(column -> !used.contains(column)).forEach(this::guessTime);
    }
    identify();
    Clue.MORE.forEach(this::guess);
    ringing();
  }

  private IntStream columns() {
    return IntStream.range(0, table.names().size());
  }

  private void guess(Clue clue) {
    columns()
        .filter(column -> !expressions.containsKey(clue.field()) && !used.contains(column))
        .forEach(column -> guess(clue, column));
  }

  /** Of columns without names the first that holds times is taken for the beginning. */
  private void guessTime(int column) {
    List<String> values = table.values(column);
    if (!expressions.containsKey(Clue.STARTED_AT) && !values.isEmpty()) {
      time(column, values)
          .ifPresent(
              sql -> {
                used.add(column);
                expressions.put(Clue.STARTED_AT, sql);
                doubts.put(
                    Clue.STARTED_AT, "the columns have no names; this is the first with times");
              });
    }
  }

  /**
   * What tells contacts apart: the column that is named so, else the first in which no value occurs
   * twice, else the whole record.
   */
  private void identify() {
    if (expressions.containsKey(Clue.CONTACT_ID)) {
      columns()
          .filter(column -> quoted(column).equals(expressions.get(Clue.CONTACT_ID)))
          .filter(column -> !table.tellsApart(column))
          .forEach(column -> doubts.put(Clue.CONTACT_ID, TWICE));
      return;
    }
    OptionalInt unique =
        columns()
            .filter(column -> !used.contains(column) && !isDuration(column))
            .filter(table::tellsApart)
            .filter(column -> !GuessedTime.isWritten(table.values(column)))
            .findFirst();
    unique.ifPresent(used::add);
    expressions.put(
        Clue.CONTACT_ID,
        unique.isPresent()
            ? quoted(unique.getAsInt())
            : "md5(concat_ws('|', %s))"
                .formatted(columns().mapToObj(this::quoted).collect(Collectors.joining(", "))));
    doubts.put(
        Clue.CONTACT_ID,
        unique.isPresent()
            ? "no column names the contact; no value of this one occurs twice"
            : "no column names the contact; the whole record is taken");
  }

  private boolean isDuration(int column) {
    return Clue.MORE.stream()
        .anyMatch(clue -> clue.kind().equals(Clue.SECONDS) && points(clue, column));
  }

  /** Records of exchanges have the whole duration, and the seconds after the answer. */
  private void ringing() {
    OptionalInt whole =
        columns().filter(column -> table.names().get(column).equals("duration")).findFirst();
    if ("billsec".equals(expressions.get("talk_seconds"))
        && whole.isPresent()
        && !expressions.containsKey("wait_seconds")) {
      used.add(whole.getAsInt());
      expressions.put("wait_seconds", "CAST(duration AS INT) - CAST(billsec AS INT)");
      expressions.put("talk_seconds", "IF(CAST(billsec AS INT) > 0, billsec, NULL)");
      doubts.put(
          "talk_seconds",
          "a call that nobody answered has no talk; whether it was abandoned is not in the file");
      latestIsAnswered();
    }
  }

  /**
   * Of the rows of one call, one for each telephone that rang, the one that was answered counts.
   */
  private void latestIsAnswered() {
    if (TWICE.equals(doubts.get(Clue.CONTACT_ID)) && expressions.containsKey(Clue.STARTED_AT)) {
      expressions.put(
          "last_updated_at",
          expressions.get(Clue.STARTED_AT) + " + make_dt_interval(0, 0, 0, CAST(billsec AS INT))");
      doubts.put("last_updated_at", "so that of several rows of a call the answered one counts");
    }
  }

  /** Field → SQL expression. */
  Map<String, String> expressions() {
    return expressions;
  }

  /** Field → what is doubtful about its expression. */
  Map<String, String> doubts() {
    return doubts;
  }

  /** Columns that no expression uses. */
  List<String> unused() {
    List<String> unused = new ArrayList<>();
    for (int column = 0; column < table.names().size(); column++) {
      if (!used.contains(column)) {
        unused.add(table.names().get(column));
      }
    }
    return unused;
  }

  private boolean points(Clue clue, int column) {
    return Pattern.compile(clue.words())
        .matcher(SketchedTable.plain(table.names().get(column)))
        .find();
  }

  private void guess(Clue clue, int column) {
    List<String> values = table.values(column);
    if (values.isEmpty() || !points(clue, column)) {
      return;
    }
    Optional<String> expression =
        switch (clue.kind()) {
          case Clue.TIME -> time(column, values);
          case Clue.SECONDS -> seconds(column, values);
          case Clue.WORDS -> KnownWords.ofField(clue.field()).expression(quoted(column), values);
          default -> Optional.of(quoted(column));
        };
    expression.ifPresent(
        sql -> {
          used.add(column);
          expressions.put(clue.field(), sql);
          if (!clue.doubt().isEmpty()) {
            doubts.merge(clue.field(), clue.doubt(), (one, other) -> one + "; " + other);
          }
        });
  }

  private Optional<String> seconds(int column, List<String> values) {
    boolean areWhole = values.stream().allMatch(value -> value.matches("\\d+"));
    if (areWhole && MILLISECONDS.matcher(SketchedTable.plain(table.names().get(column))).find()) {
      return Optional.of("round(%s / 1000)".formatted(quoted(column)));
    }
    return areWhole
        ? Optional.of(quoted(column))
        : FormProposals.call(Clue.SECONDS, values).map(call -> call.formatted(quoted(column)));
  }

  private Optional<String> time(int column, List<String> values) {
    Optional<GuessedTime> time = GuessedTime.of(table, column, values);
    time.flatMap(GuessedTime::clock).ifPresent(used::add);
    time.flatMap(GuessedTime::doubt).ifPresent(doubt -> doubts.put(Clue.STARTED_AT, doubt));
    return time.map(GuessedTime::sql);
  }

  private String quoted(int column) {
    return table.reference(column);
  }
}
