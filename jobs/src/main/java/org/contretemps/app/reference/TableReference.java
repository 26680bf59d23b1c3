package org.contretemps.app.reference;

import java.util.List;
import java.util.stream.Collectors;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.night.kpi.count.ContactOutcome;
import org.contretemps.publish.query.Question;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;

/** Writes the reference page of the tables: the data dictionary. */
public final class TableReference {
  private TableReference() {}

  public static String page() {
    StringBuilder page = new StringBuilder("# Tables\n\n").append(Markdown.GENERATED);
    page.append(
        "A column marked *contact level* leads to a person, to one exchange with one or to a group of few; `sql` shows it only with `--contact-level`. METHOD §n is section n of [the method](method.md).\n\n");
    page.append(Markdown.heads("table", "grain"));
    Catalogue.TABLES.forEach(
        table -> page.append(Markdown.row("[%1$s](#%1$s)".formatted(table.name()), table.grain())));
    page.append("\nViews on them for everyday questions, by name in `sql` and in notebooks:\n\n");
    page.append(Markdown.heads("view", "rows"));
    page.append(
        Markdown.row(
            "[%1$s](#%1$s)".formatted(ContactOutcome.VIEW.name()), ContactOutcome.VIEW.grain()));
    Question.ALL.forEach(
        question -> page.append(Markdown.row(Markdown.code(question.name()), question.meaning())));
    Catalogue.TABLES.forEach(table -> page.append(section(table)));
    page.append(section(ContactOutcome.VIEW));
    return page.toString();
  }

  private static String section(TableDefinition table) {
    StringBuilder section = new StringBuilder("\n## %s\n\n".formatted(table.name()));
    section.append(table.grain()).append("\n\n");
    section.append("Key: %s. ".formatted(names(table.key())));
    section.append("Partitioned by: %s.\n".formatted(names(table.partitionColumns())));
    table
        .checks()
        .forEach(
            (name, check) ->
                section.append("Check `%s`: %s.\n".formatted(name, Markdown.code(check))));
    section.append('\n').append(Markdown.heads("column", "type", "may be null", "meaning"));
    List<String> open = Catalogue.openColumns(table);
    table.columns().forEach(column -> section.append(row(column, open.contains(column.name()))));
    return section.toString();
  }

  private static String row(Column column, boolean isOpen) {
    return Markdown.row(
        Markdown.code(column.name()),
        Markdown.code(column.type().simpleString()),
        column.nullable() ? "yes" : "",
        column.comment()
            + column.generatedAs().map(by -> " = " + Markdown.code(by)).orElse("")
            + (isOpen ? "" : " *Contact level.*"));
  }

  private static String names(List<String> columns) {
    return columns.isEmpty()
        ? "none"
        : columns.stream().map(Markdown::code).collect(Collectors.joining(", "));
  }
}
