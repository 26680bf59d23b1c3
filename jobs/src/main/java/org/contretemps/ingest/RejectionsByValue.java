package org.contretemps.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.record.contact.Contact;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.table.InputField;

/**
 * Detects rejections that depend on the value of a field: if the zeros of a scale from 0 to 10 are
 * rejected, every figure from the other values is wrong. A value is named if at least three records
 * with it are rejected, at least half of those with it, and at least three times the share of the
 * others. Records that could not be taken apart have no values and are left out.
 */
final class RejectionsByValue {
  private static final int LEAST_RECORDS = 3;
  private static final double LEAST_SHARE = 0.5;
  private static final double LEAST_RATIO = 3;
  private static final int MOST_VALUES = 100;
  private static final int MOST_SENTENCES = 5;
  private static final String FIELD = "_field";
  private static final String VALUE = "_value";
  private static final String TIMES = "_times";
  private static final Set<DataType> COUNTED = Set.of(DataTypes.IntegerType, DataTypes.BooleanType);

  /** Names that people read in reports; any other text may name a person. */
  private static final Set<String> NAMES =
      Set.of(
          Contact.ORGANISATION,
          Contact.SERVICE,
          Contact.CHANNEL,
          Contact.DIRECTION,
          Contact.TEAM,
          Contact.TERRITORY,
          Contact.CUSTOMER_KIND,
          Contact.SITUATION_TYPE,
          Contact.ENDED_BY);

  private record Candidate(String field, String value) {
    Column holds() {
      return col(field).cast(DataTypes.StringType).eqNullSafe(lit(value));
    }

    String words() {
      return value == null ? "without " + field : "with %s %s".formatted(field, value);
    }
  }

  private RejectionsByValue() {}

  /** What to report about judged records of one source, in sentences. */
  static List<String> in(Dataset<Row> rows, Target target) {
    Dataset<Row> judged =
        rows.where(col(MappedRecord.STATUS).isin(MappedRecord.ACCEPTED, MappedRecord.REJECTED))
            .where(col(MappedRecord.ITEM).geq(0));
    List<Candidate> candidates = candidates(judged.where(isRejected()), fields(target));
    if (candidates.isEmpty()) {
      return List.of();
    }
    List<Column> counts = new ArrayList<>();
    counts.add(count(lit(1)));
    counts.add(count(when(isRejected(), lit(1))));
    for (Candidate candidate : candidates) {
      counts.add(count(when(candidate.holds(), lit(1))));
      counts.add(count(when(candidate.holds().and(isRejected()), lit(1))));
    }
    Row counted =
        judged.agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new)).first();
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < candidates.size() && sentences.size() < MOST_SENTENCES; i++) {
      Share with = new Share(counted.getLong(2 * i + 3), counted.getLong(2 * i + 2));
      Share others = new Share(counted.getLong(1), counted.getLong(0)).without(with);
      if (with.stands(others)) {
        sentences.add(sentence(candidates.get(i), with, others));
      }
    }
    return sentences;
  }

  private record Share(long rejected, long records) {
    Share without(Share part) {
      return new Share(rejected - part.rejected, records - part.records);
    }

    boolean stands(Share others) {
      return others.records > 0
          && rejected >= LEAST_SHARE * records
          && (double) rejected / records >= LEAST_RATIO * others.rejected / others.records;
    }
  }

  private static String sentence(Candidate candidate, Share with, Share others) {
    return "Rejections go with a value: of %,d records %s, %,d were rejected, and %,d of %,d others. Whatever is counted by %s lacks them."
        .formatted(
            with.records(),
            candidate.words(),
            with.rejected(),
            others.rejected(),
            others.records(),
            candidate.field());
  }

  /** A required field may lack a value only in rejected records, which says nothing. */
  private static List<Candidate> candidates(Dataset<Row> rejected, List<InputField> fields) {
    Column[] values =
        fields.stream()
            .map(
                field ->
                    struct(
                        lit(field.name()).as(FIELD),
                        col(field.name()).cast(DataTypes.StringType).as(VALUE)))
            .toArray(Column[]::new);
    Set<String> required = requiredOf(fields);
    return rejected
        .select(explode(array(values)).as(VALUE))
        .select(VALUE + "." + FIELD, VALUE + "." + VALUE)
        .groupBy(FIELD, VALUE)
        .agg(count(lit(1)).as(TIMES))
        .where(col(TIMES).geq(LEAST_RECORDS))
        .orderBy(col(TIMES).desc(), col(FIELD), col(VALUE))
        .limit(MOST_VALUES)
        .collectAsList()
        .stream()
        .map(row -> new Candidate(row.getString(0), row.getString(1)))
        .filter(candidate -> candidate.value() != null || !required.contains(candidate.field()))
        .toList();
  }

  private static Set<String> requiredOf(List<InputField> fields) {
    Stream<InputField> required = fields.stream().filter(InputField::required);
    return Set.copyOf(required.map(InputField::name).toList());
  }

  private static List<InputField> fields(Target target) {
    List<String> stored = target.table().writtenColumns();
    return target.fields().stream()
        .filter(field -> stored.contains(field.name()))
        .filter(
            field ->
                NAMES.contains(field.name())
                    || COUNTED.contains(target.table().schema().apply(field.name()).dataType()))
        .toList();
  }

  private static Column isRejected() {
    return col(MappedRecord.STATUS).equalTo(MappedRecord.REJECTED);
  }
}
