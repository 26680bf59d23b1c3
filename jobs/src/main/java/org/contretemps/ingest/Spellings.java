package org.contretemps.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.Spelling;
import org.contretemps.record.contact.Spelling.Kind;
import org.contretemps.record.norm.NormLogEntry;
import org.contretemps.record.norm.NormScope;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.table.InputField;
import org.contretemps.warehouse.Warehouse;

/**
 * Unifies the spelling of organisations, services and teams in loaded records: as in the contacts
 * of the last weeks, else as in the norm log, else the most frequent one in the load. They are
 * spelt before people become pseudonyms, since an organisation's name is a part of these.
 */
final class Spellings {
  /** Fields with names, organisations first: services and teams are an organisation's. */
  private static final Map<String, Kind> FIELDS = fields();

  private static final int LOOKED_AT_DAYS = 28;
  private static final String TIMES = "_times";

  private final Spelling spelling = new Spelling();
  private final List<String> near = new ArrayList<>();

  private Spellings() {}

  /** The spellings that a warehouse knows. */
  static Spellings of(Warehouse warehouse) {
    Spellings spellings = new Spellings();
    NavigableSet<LocalDate> dates = warehouse.history(Contact.TABLE).dates(Contact.CONTACT_DATE);
    if (!dates.isEmpty()) {
      LocalDate from = dates.last().minusDays(LOOKED_AT_DAYS - 1);
      spellings.learn(
          counted(
              warehouse.read(Contact.TABLE, dates.tailSet(from, true)),
              List.copyOf(FIELDS.keySet())));
    }
    spellings.learn(
        counted(
            warehouse.read(NormLogEntry.TABLE),
            List.of(NormLogEntry.ORGANISATION, NormLogEntry.SERVICE)));
    spellings.near.clear();
    return spellings;
  }

  /** Records with a target's fields → the same, in the spellings that are known. */
  Dataset<Row> spelt(Dataset<Row> records, Target target) {
    return spelt(records, target.fields().stream().map(InputField::name).toList());
  }

  /** The same for rows with other columns. */
  Dataset<Row> spelt(Dataset<Row> rows, List<String> columns) {
    Dataset<Row> spelt = rows;
    for (Map.Entry<String, Kind> field : FIELDS.entrySet()) {
      if (columns.contains(field.getKey())) {
        spelt = spelt.withColumn(field.getKey(), shown(field.getKey(), field.getValue()));
      }
    }
    return spelt;
  }

  /**
   * Learns the names of judged records.
   *
   * @return whether any of them is written in another way than it will be shown
   */
  boolean learn(Dataset<Row> judged, Target target) {
    List<String> stored = target.table().writtenColumns();
    List<Row> written =
        counted(
            judged.where(col(MappedRecord.STATUS).equalTo(MappedRecord.ACCEPTED)),
            FIELDS.keySet().stream().filter(stored::contains).toList());
    learn(written);
    return written.stream().anyMatch(this::isWrittenOtherwise);
  }

  /** What to report about new names that are written like known ones; said once. */
  List<String> sentences() {
    List<String> sentences = near.stream().distinct().toList();
    near.clear();
    return sentences;
  }

  private static Map<String, Kind> fields() {
    Map<String, Kind> fields = new LinkedHashMap<>();
    fields.put(Contact.ORGANISATION, Kind.ORGANISATION);
    fields.put(Contact.SERVICE, Kind.SERVICE);
    fields.put(Contact.TEAM, Kind.TEAM);
    return fields;
  }

  private Column shown(String field, Kind kind) {
    Spelling known = spelling;
    UDF2<String, String, String> shown =
        (organisation, name) -> known.of(kind, kind == Kind.ORGANISATION ? "" : organisation, name);
    return udf(shown, DataTypes.StringType).apply(col(Contact.ORGANISATION), col(field));
  }

  private static List<Row> counted(Dataset<Row> rows, List<String> columns) {
    Column[] names = columns.stream().map(functions::col).toArray(Column[]::new);
    return rows.groupBy(names).agg(count(lit(1)).as(TIMES)).collectAsList();
  }

  private void learn(List<Row> counted) {
    for (Map.Entry<String, Kind> field : FIELDS.entrySet()) {
      Map<String, Map<String, Long>> byOrganisation = new TreeMap<>();
      for (Row row : counted) {
        String name = name(row, field.getKey());
        if (name != null && !name.equals(NormScope.ANY)) {
          byOrganisation
              .computeIfAbsent(organisation(row, field.getValue()), o -> new TreeMap<>())
              .merge(name, row.<Long>getAs(TIMES), Long::sum);
        }
      }
      byOrganisation.forEach((organisation, written) -> learn(field, organisation, written));
    }
  }

  private void learn(
      Map.Entry<String, Kind> field, String organisation, Map<String, Long> written) {
    List<String> added = spelling.learn(field.getValue(), organisation, written);
    for (String name : added) {
      Spelling.nearest(name, spelling.known(field.getValue(), organisation))
          .ifPresent(
              other ->
                  near.add(
                      "Written alike: the %s '%s' and '%s'%s. If they are one, let the mapping write them one way."
                          .formatted(
                              field.getKey(),
                              Stream.of(name, other).min(String::compareTo).orElseThrow(),
                              Stream.of(name, other).max(String::compareTo).orElseThrow(),
                              organisation.isEmpty() ? "" : " of " + organisation)));
    }
  }

  private boolean isWrittenOtherwise(Row row) {
    return FIELDS.entrySet().stream()
        .anyMatch(
            field -> {
              String name = name(row, field.getKey());
              return name != null
                  && !name.equals(
                      spelling.of(field.getValue(), organisation(row, field.getValue()), name));
            });
  }

  /** The organisation as it is shown. */
  private String organisation(Row row, Kind kind) {
    return kind == Kind.ORGANISATION
        ? ""
        : spelling.of(Kind.ORGANISATION, "", name(row, Contact.ORGANISATION));
  }

  /** A row's name; null if it has no such column. */
  private static String name(Row row, String field) {
    return List.of(row.schema().fieldNames()).contains(field) ? row.getAs(field) : null;
  }
}
