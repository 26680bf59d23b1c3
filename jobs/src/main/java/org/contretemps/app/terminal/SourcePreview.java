package org.contretemps.app.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.contretemps.ingest.PreviewSource;
import org.contretemps.record.contact.Contact;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.wording.Printable;
import org.contretemps.wording.TextTable;

/**
 * Prints what a mapping makes of a file's first records: one column for each record, then the
 * records that are left out.
 */
public final class SourcePreview {
  private static final int WIDEST = 32;
  private static final String NOTHING = "-";
  private static final Map<String, String> PEOPLE =
      Map.of(Contact.CUSTOMER_KEY, "customer", Contact.AGENT_KEY, "agent");

  private final PreviewSource.Result preview;
  private final int shown;
  private final Map<Long, Long> lines;

  /**
   * @param shown how many records get a column
   */
  public SourcePreview(PreviewSource.Result preview, int shown) {
    this.preview = preview;
    this.shown = shown;
    this.lines =
        LineNumbers.of(
            preview.file(),
            preview.source().mapping().format(),
            preview.records().stream().map(PreviewSource.Judged::position).toList(),
            SparkSession.active());
  }

  @Override
  public String toString() {
    if (preview.records().isEmpty()) {
      return "%s holds no record.%n".formatted(preview.file().name());
    }
    return "%s, read as %s:%n%s%s%s%s%s%s"
        .formatted(
            preview.file().name(),
            preview.source().mapping().name(),
            values(),
            empty(),
            form(),
            remarks(),
            refusals(),
            proposals());
  }

  private String proposals() {
    StringBuilder text = new StringBuilder();
    if (!preview.proposals().isEmpty()) {
      text.append(
          "These would read what could not be read; put them under 'fields':%n".formatted());
      preview.proposals().forEach(line -> text.append("  %s%n".formatted(Printable.of(line))));
    }
    return text.toString();
  }

  private List<PreviewSource.Judged> first() {
    return preview.records().stream().limit(shown).toList();
  }

  private TextTable values() {
    TextTable table = new TextTable(cells("record at", first().stream().map(this::place)));
    table.row(cells("becomes", first().stream().map(PreviewSource.Judged::status)));
    table.row(cells("because", first().stream().map(record -> text(record.reason()))));
    for (String column : columns()) {
      if (isFilled(column)) {
        table.row(cells(column, first().stream().map(record -> value(record, column))));
      }
    }
    return table;
  }

  private String empty() {
    List<String> empty = columns().stream().filter(column -> !isFilled(column)).toList();
    return empty.isEmpty() ? "" : "Empty in all of these: %s%n".formatted(String.join(", ", empty));
  }

  private String form() {
    List<String> ignored = preview.form().ignored();
    StringBuilder text = new StringBuilder();
    preview
        .form()
        .warnings()
        .forEach(warning -> text.append("%s%n".formatted(Printable.of(warning))));
    if (!ignored.isEmpty()) {
      text.append(
          "Not named by the mapping: %s%n".formatted(Printable.of(String.join(", ", ignored))));
    }
    return text.toString();
  }

  private String remarks() {
    return Stream.concat(LegProposal.of(preview).stream(), NamesAlike.in(preview).stream())
        .map(said -> Printable.of(said) + "%n".formatted())
        .collect(Collectors.joining());
  }

  private String refusals() {
    String counts =
        "Of the first %,d records %,d would be accepted, %,d rejected, %,d excluded by a rule; nothing was written.%n"
            .formatted(
                preview.records().size(),
                count(MappedRecord.ACCEPTED),
                count(MappedRecord.REJECTED),
                count(MappedRecord.EXCLUDED));
    return count(MappedRecord.ACCEPTED) == preview.records().size() ? counts : counts + reasons();
  }

  private String reasons() {
    Map<String, List<PreviewSource.Judged>> byReason = new LinkedHashMap<>();
    preview.records().stream()
        .filter(record -> !record.status().equals(MappedRecord.ACCEPTED))
        .forEach(
            record ->
                byReason
                    .computeIfAbsent(
                        record.status().toLowerCase(Locale.ROOT) + ": " + record.reason(),
                        reason -> new ArrayList<>())
                    .add(record));
    TextTable table = new TextTable("what would not be loaded", "records", "first at");
    byReason.forEach(
        (reason, records) ->
            table.row(reason, Integer.toString(records.size()), place(records.get(0))));
    return table + examples(byReason.values().stream().map(records -> records.get(0)));
  }

  /** The first record of each reason: the expression, and what it was given. */
  private String examples(Stream<PreviewSource.Judged> records) {
    return records
        .flatMap(
            record ->
                record.unread().stream()
                    .map(unread -> "At %s, %s%n".formatted(place(record), Printable.of(unread))))
        .collect(Collectors.joining());
  }

  private long count(String status) {
    return preview.records().stream().filter(record -> record.status().equals(status)).count();
  }

  private List<String> columns() {
    return List.copyOf(preview.records().get(0).values().keySet());
  }

  private boolean isFilled(String column) {
    return first().stream().anyMatch(record -> record.values().get(column) != null);
  }

  /** People are numbered as they appear: their pseudonyms of a key of the moment say nothing. */
  private String value(PreviewSource.Judged record, String column) {
    Object value = record.values().get(column);
    if (value != null && PEOPLE.containsKey(column)) {
      List<Object> seen =
          preview.records().stream()
              .map(other -> other.values().get(column))
              .filter(Objects::nonNull)
              .distinct()
              .toList();
      return "%s %d".formatted(PEOPLE.get(column), seen.indexOf(value) + 1);
    }
    return text(value);
  }

  private static String text(Object value) {
    String text = value == null ? NOTHING : Printable.of(value.toString());
    return text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text;
  }

  private String place(PreviewSource.Judged record) {
    Long line = lines.get(record.position());
    String place = line == null ? Long.toString(record.position()) : "line %d".formatted(line);
    return record.item() <= 0 ? place : "%s, no. %d".formatted(place, record.item() + 1);
  }

  private static String[] cells(String name, Stream<String> values) {
    return Stream.concat(Stream.of(name), values).toArray(String[]::new);
  }
}
