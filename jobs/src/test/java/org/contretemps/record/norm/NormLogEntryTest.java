package org.contretemps.record.norm;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contretemps.record.norm.Norms.ANY;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.contretemps.SparkSessionExtension;
import org.contretemps.table.InputField;
import org.contretemps.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkSessionExtension.class)
class NormLogEntryTest {
  private static final String FILE = "_file";
  private static final String DELIVERED_AT = "_delivered_at";
  private static final StructType INPUT = input();

  @Test
  void whatIsNotNamedIsAny(SparkSession spark) {
    Row entry = build(spark, line(line -> {})).collectAsList().get(0);
    assertThat(entry.<String>getAs(NormLogEntry.SERVICE)).isEqualTo("S1");
    assertThat(entry.<String>getAs(NormLogEntry.CHANNEL)).isEqualTo(ANY);
    assertThat(entry.<String>getAs(NormLogEntry.SITUATION_TYPE)).isEqualTo(ANY);
    assertThat(entry.<String>getAs(NormLogEntry.SOURCE)).isEqualTo("norms");
  }

  @Test
  void theIdentifierIsThatOfEverythingTheEntrySays(SparkSession spark) {
    List<Long> ids =
        build(
                spark,
                line(line -> {}),
                line(line -> line[INPUT.fieldIndex(FILE)] = "redelivered.csv"),
                line(line -> set(line, NormLogEntry.TARGET, 301.0)),
                line(line -> set(line, NormLogEntry.ATTAINMENT_TARGET, 0.8)),
                line(line -> set(line, NormLogEntry.CHANNEL, "PHONE")),
                line(line -> set(line, NormLogEntry.SITUATION_TYPE, "SIMPLE")),
                line(line -> set(line, NormLogEntry.SENIORITY, "NEW")),
                line(line -> set(line, NormLogEntry.WEEKDAYS, "MON-FRI")),
                line(line -> set(line, NormLogEntry.HOURS, "08-12")),
                line(line -> set(line, NormLogEntry.REVOKED, true)))
            .collectAsList()
            .stream()
            .map(row -> row.<Long>getAs(NormLogEntry.ENTRY_ID))
            .toList();
    assertThat(ids.get(0)).isEqualTo(ids.get(1));
    assertThat(ids.subList(1, ids.size())).doesNotHaveDuplicates();
  }

  /** The hash that entries had before they could be for some contacts only. */
  @Test
  void anEntryForAnyContactKeepsItsIdentifier(SparkSession spark) {
    Column[] parts =
        Stream.of(
                NormLogEntry.ORGANISATION,
                NormLogEntry.SERVICE,
                NormLogEntry.CHANNEL,
                NormLogEntry.SITUATION_TYPE,
                NormLogEntry.BASIS,
                NormLogEntry.EFFECTIVE_FROM,
                NormLogEntry.LOGGED_AT,
                NormLogEntry.REVOKED,
                NormLogEntry.TARGET)
            .map(functions::col)
            .toArray(Column[]::new);
    Column before =
        xxhash64(Stream.concat(Arrays.stream(parts), Stream.of(lit(-1.0))).toArray(Column[]::new));
    Row ids = build(spark, line(line -> {})).select(col(NormLogEntry.ENTRY_ID), before).first();
    assertThat(ids.getLong(0)).isEqualTo(ids.getLong(1));
  }

  @Test
  void whatNoNormCanBeBreaksARuleOfTheTable(SparkSession spark) {
    assertThat(broken(spark, line -> {})).isEmpty();
    assertThat(broken(spark, line -> set(line, NormLogEntry.ORGANISATION, ANY)))
        .containsExactly("organisation_is_named");
    assertThat(broken(spark, line -> set(line, NormLogEntry.SERVICE, " ")))
        .containsExactly("service_is_not_blank");
    assertThat(broken(spark, line -> set(line, NormLogEntry.CHANNEL, "FAX")))
        .containsExactly("channel_is_known");
    assertThat(broken(spark, line -> set(line, NormLogEntry.SITUATION_TYPE, "SIMPEL")))
        .containsExactly("situation_type_is_known");
    assertThat(broken(spark, line -> set(line, NormLogEntry.BASIS, "SECONDS")))
        .containsExactly("basis_is_known");
    for (double target : new double[] {0, -1, 1e9, Double.NaN}) {
      assertThat(broken(spark, line -> set(line, NormLogEntry.TARGET, target)))
          .containsExactly("target_is_positive_and_below_a_week");
    }
    for (double share : new double[] {0, 80, Double.NaN}) {
      assertThat(broken(spark, line -> set(line, NormLogEntry.ATTAINMENT_TARGET, share)))
          .containsExactly("attainment_target_is_a_share");
    }
    assertThat(broken(spark, line -> set(line, NormLogEntry.SENIORITY, "JUNIOR")))
        .containsExactly("seniority_is_known");
    for (String days : List.of("Monday", "MON-", "")) {
      assertThat(broken(spark, line -> set(line, NormLogEntry.WEEKDAYS, days)))
          .containsExactly("weekdays_are_days");
    }
    for (String hours : List.of("8-18", "08-25", "08:30-12:00")) {
      assertThat(broken(spark, line -> set(line, NormLogEntry.HOURS, hours)))
          .containsExactly("hours_are_ranges");
    }
    LocalDate faraway = LocalDate.parse("9999-12-31");
    assertThat(broken(spark, line -> set(line, NormLogEntry.EFFECTIVE_FROM, faraway)))
        .containsExactly("applies_in_our_time");
  }

  @Test
  void aLogGoesThroughItsTablesUnchanged(SparkSession spark, @TempDir Path folder) {
    Warehouse warehouse = new Warehouse(spark, folder.toUri().toString());
    List.of(NormLogEntry.TABLE, TimeNorm.TABLE, NormFinding.TABLE).forEach(warehouse::create);
    Dataset<Row> entries =
        build(
            spark,
            line(line -> {}),
            line(line -> set(line, NormLogEntry.TARGET, 2000.0)),
            line(line -> set(line, NormLogEntry.ATTAINMENT_TARGET, 0.8)),
            line(
                line -> {
                  set(line, NormLogEntry.SENIORITY, "NEW");
                  set(line, NormLogEntry.WEEKDAYS, "SAT,SUN");
                  set(line, NormLogEntry.HOURS, "22-06");
                }),
            line(
                line -> {
                  set(line, NormLogEntry.EFFECTIVE_FROM, LocalDate.parse("2026-03-29"));
                  set(line, NormLogEntry.REVOKED, true);
                }));
    warehouse.append(NormLogEntry.TABLE, entries);
    NormLog log = NormRows.log(warehouse.read(NormLogEntry.TABLE));
    List<NormInterval> intervals = log.intervals();
    List<Finding> findings = NormLogReview.of(log, ZoneOffset.UTC);

    warehouse.append(TimeNorm.TABLE, NormRows.timeNorms(spark, intervals));
    warehouse.append(NormFinding.TABLE, NormRows.findings(spark, findings));

    assertThat(intervals).hasSize(2);
    assertThat(intervals.get(0).norm().scope().inWords())
        .endsWith("any situation, NEW agents, SAT-SUN, 00-06,22-24 h");
    assertThat(intervals.get(1).until()).hasToString("2026-03-29");
    assertThat(intervals.get(1).norm().target()).isEqualTo(2000);
    assertThat(NormRows.intervals(warehouse.read(TimeNorm.TABLE))).isEqualTo(intervals);
    assertThat(warehouse.read(NormFinding.TABLE).collectAsList())
        .extracting(row -> row.<Long>getAs(NormFinding.FINDING_ID))
        .containsExactly(findings.get(0).id());
  }

  private static List<String> broken(SparkSession spark, Consumer<Object[]> change) {
    List<String> rules = List.copyOf(NormLogEntry.TABLE.checks().keySet());
    Column[] holds =
        NormLogEntry.TABLE.checks().values().stream().map(functions::expr).toArray(Column[]::new);
    Row judged = build(spark, line(change)).select(holds).first();
    return rules.stream()
        .filter(rule -> !Boolean.TRUE.equals(judged.get(rules.indexOf(rule))))
        .toList();
  }

  private static Dataset<Row> build(SparkSession spark, Row... lines) {
    return NormLogEntry.rows(
        spark.createDataFrame(Arrays.asList(lines), INPUT), "norms", FILE, DELIVERED_AT);
  }

  private static Row line(Consumer<Object[]> change) {
    Object[] line = new Object[INPUT.size()];
    set(line, NormLogEntry.LOGGED_AT, Norms.noon(0));
    set(line, NormLogEntry.ORGANISATION, "O");
    set(line, NormLogEntry.SERVICE, "S1");
    set(line, NormLogEntry.BASIS, "SECONDS_PER_CONTACT");
    set(line, NormLogEntry.TARGET, 300.0);
    set(line, NormLogEntry.EFFECTIVE_FROM, Norms.day(5));
    set(line, NormLogEntry.REVOKED, false);
    set(line, FILE, "norms.csv");
    set(line, DELIVERED_AT, Norms.noon(1));
    change.accept(line);
    return RowFactory.create(line);
  }

  private static void set(Object[] line, String field, Object value) {
    line[INPUT.fieldIndex(field)] = value;
  }

  private static StructType input() {
    StructType schema = new StructType();
    for (InputField field : NormLogEntry.FIELDS) {
      schema = schema.add(field.name(), field.type());
    }
    return schema.add(FILE, DataTypes.StringType).add(DELIVERED_AT, DataTypes.TimestampType);
  }
}
