package org.contretemps.source.sketch;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.contretemps.source.mapping.FormProposals;

/**
 * The fields of a contact that columns most likely hold, told by words in their names and by the
 * form of their values, with what is to be doubted of each guess.
 */
final class GuessedFields {
  private static final String SECONDS = "INT";
  private static final String TIME = "TIMESTAMP";
  private static final String TEXT = "TEXT";
  private static final Pattern CLOCK =
      Pattern.compile(
          "\\d{1,2}[:h]\\d{2}(?:[:m]\\d{2})?\\s*(?:[ap]\\.?m\\.?)?", Pattern.CASE_INSENSITIVE);

  private record Clue(String field, String kind, String words, String doubt) {}

  /** In this order: hold before wait, since both are waiting. */
  private static final List<Clue> CLUES =
      List.of(
          new Clue(
              "contact_id",
              TEXT,
              "(call|contact|unique|interaction|session) ?id|^id$|uuid|guid|^ref|reference|ticket",
              ""),
          new Clue(
              "started_at",
              TIME,
              "start|begin|debut|date|time|heure|horodat|created|arriv|fecha|datum",
              ""),
          new Clue("hold_seconds", SECONDS, "hold|en ligne|mise en attente", ""),
          new Clue(
              "wrap_up_seconds",
              SECONDS,
              "wrap|acw|after|post ?appel|post ?traitement|nachbearb",
              ""),
          new Clue("wait_seconds", SECONDS, "wait|attente|queue time|ring|espera|warte", ""),
          new Clue(
              "talk_seconds",
              SECONDS,
              "talk|communication|comm|conversation|billsec|duree|duration|length|gesprach",
              "whether hold is part of it; talk is without hold"),
          new Clue(
              "agent_id",
              TEXT,
              "agent|conseiller|operat|user|employee|answered by|mitarbeiter",
              ""),
          new Clue(
              "service",
              TEXT,
              "queue|^file|skill|service|group|cola|warteschlange|campaign|depart",
              ""),
          new Clue(
              "customer_id",
              TEXT,
              "customer|client|caller|phone|number|numero|^from$|ani$|allocataire|appelant|^src$",
              "whether one value stands for withheld or unknown callers; map it to NULL"),
          new Clue(
              "ended_by",
              TEXT,
              "ended|hangup|disconnect|^fin$|raccroch",
              "the values must become AGENT, CUSTOMER or SYSTEM"),
          new Clue(
              "direction",
              TEXT,
              "direction|^sens$",
              "the values must become INBOUND, OUTBOUND or CALLBACK"));

  private final SketchedTable table;
  private final Map<String, String> expressions = new LinkedHashMap<>();
  private final Map<String, String> doubts = new LinkedHashMap<>();
  private final TreeSet<Integer> used = new TreeSet<>();

  GuessedFields(SketchedTable table) {
    this.table = table;
    for (Clue clue : CLUES) {
      for (int column = 0; column < table.names().size(); column++) {
        if (!expressions.containsKey(clue.field()) && !used.contains(column)) {
          guess(clue, column);
        }
      }
    }
  }

  /** Field → SQL expression. */
  Map<String, String> expressions() {
    return expressions;
  }

  /** Field → what is to be doubted of its expression. */
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

  private void guess(Clue clue, int column) {
    List<String> values = table.values(column);
    if (values.isEmpty()
        || !Pattern.compile(clue.words()).matcher(plain(table.names().get(column))).find()) {
      return;
    }
    Optional<String> expression =
        switch (clue.kind()) {
          case TIME -> time(column, values);
          case SECONDS -> seconds(column, values);
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
    return values.stream().allMatch(value -> value.matches("\\d+"))
        ? Optional.of(quoted(column))
        : FormProposals.call(SECONDS, values).map(call -> call.formatted(quoted(column)));
  }

  /** A date may have its time of day in a column of its own. */
  private Optional<String> time(int column, List<String> values) {
    Optional<String> call = FormProposals.call(TIME, values);
    if (call.isEmpty()) {
      return call;
    }
    if (call.get().contains("'dmy'") && FormProposals.reads("mdy", values)) {
      doubts.put("started_at", "whether the day or the month stands first: both would do");
    }
    boolean hasClock = values.stream().anyMatch(value -> value.matches(".*\\d[:h]\\d{2}.*"));
    Optional<Integer> clock = hasClock ? Optional.empty() : clock(column);
    if (!hasClock && clock.isEmpty()) {
      doubts.put("started_at", "no time of day was found: all contacts begin at midnight");
    }
    clock.ifPresent(used::add);
    String text =
        clock
            .map(other -> "concat(%s, ' ', %s)".formatted(quoted(column), quoted(other)))
            .orElse(quoted(column));
    return Optional.of(call.get().formatted(text));
  }

  private Optional<Integer> clock(int date) {
    for (int column = 0; column < table.names().size(); column++) {
      List<String> values = table.values(column);
      boolean isNamed =
          plain(table.names().get(column)).matches(".*(time|heure|hour|hora|uhr|start|debut).*");
      if (column != date
          && isNamed
          && !values.isEmpty()
          && values.stream().allMatch(value -> CLOCK.matcher(value).matches())) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  private String quoted(int column) {
    String name = table.names().get(column);
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "`" + name.replace("`", "``") + "`";
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", " ")
        .strip();
  }
}
