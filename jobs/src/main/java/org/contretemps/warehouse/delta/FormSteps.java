package org.contretemps.warehouse.delta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructField;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.delta.StoredForm.Step;

/**
 * The SQL statements that change a stored table to its declared form (columns, comments, checks).
 */
final class FormSteps {
  /** Up to this many columns whose comment changes are named; of more, the number is said. */
  private static final int MOST_NAMED = 3;

  private final StoredForm form;
  private final TableDefinition declared;
  private final String location;

  FormSteps(StoredForm form, TableDefinition declared, String location) {
    this.form = form;
    this.declared = declared;
    this.location = location;
  }

  /** In their order, the number of the declaration last. */
  List<Step> all() {
    List<Step> steps = new ArrayList<>();
    declared.columns().forEach(column -> addColumnSteps(column, steps));
    addCommentStep(steps);
    addCheckSteps(steps);
    String statistics = String.join(",", declared.statisticsColumns());
    if (!statistics.equals(form.property(StoredForm.STATISTICS))) {
      steps.add(property("statistics on " + statistics, StoredForm.STATISTICS, statistics));
    }
    if (!declared.grain().equals(form.grain())) {
      steps.add(
          new Step(
              "the table's comment",
              "COMMENT ON TABLE delta.`%s` IS '%s'".formatted(location, quoted(declared.grain()))));
    }
    if (form.format() != declared.format()) {
      String format = Integer.toString(declared.format());
      steps.add(property("format " + format, StoredForm.FORMAT, format));
    }
    return steps;
  }

  private void addColumnSteps(Column column, List<Step> steps) {
    Optional<StructField> stored = form.stored(column.name());
    if (stored.isEmpty()) {
      steps.add(
          alter(
              "column %s added".formatted(column.name()),
              "ADD COLUMNS (%s %s COMMENT '%s')"
                  .formatted(column.name(), column.type().sql(), quoted(column.comment()))));
      return;
    }
    if (!stored.get().nullable() && column.nullable()) {
      steps.add(
          alter(
              "column %s may be null".formatted(column.name()),
              "ALTER COLUMN %s DROP NOT NULL".formatted(column.name())));
    }
  }

  /** All comments in one commit: a new version of this software words many of them. */
  private void addCommentStep(List<Step> steps) {
    List<Column> columns = declared.columns().stream().filter(this::hasAnotherComment).toList();
    if (columns.isEmpty()) {
      return;
    }
    String what =
        columns.size() > MOST_NAMED
            ? "comments of %d columns".formatted(columns.size())
            : "comment of " + columns.stream().map(Column::name).collect(Collectors.joining(", "));
    String changes =
        columns.stream()
            .map(column -> "%s COMMENT '%s'".formatted(column.name(), quoted(column.comment())))
            .collect(Collectors.joining(", "));
    steps.add(alter(what, "ALTER COLUMN " + changes));
  }

  private boolean hasAnotherComment(Column column) {
    return form.stored(column.name())
        .filter(field -> !column.comment().equals(field.getComment().getOrElse(() -> "")))
        .isPresent();
  }

  private void addCheckSteps(List<Step> steps) {
    Map<String, String> stored = form.checks();
    stored.forEach(
        (name, check) -> {
          if (!isSame(check, declared.checks().get(name))) {
            steps.add(alter("check %s dropped".formatted(name), "DROP CONSTRAINT " + name));
          }
        });
    declared
        .checks()
        .forEach(
            (name, check) -> {
              if (!isSame(check, stored.get(name))) {
                steps.add(
                    alter(
                        "check %s added".formatted(name),
                        "ADD CONSTRAINT %s CHECK (%s)".formatted(name, check)));
              }
            });
  }

  /** Whether two conditions differ only in blanks, which Delta may move. */
  private static boolean isSame(String check, String other) {
    return other != null && check.replaceAll("\\s", "").equals(other.replaceAll("\\s", ""));
  }

  private Step alter(String what, String change) {
    return new Step(what, "ALTER TABLE delta.`%s` %s".formatted(location, change));
  }

  private Step property(String what, String name, String value) {
    return alter(what, "SET TBLPROPERTIES ('%s' = '%s')".formatted(name, value));
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
