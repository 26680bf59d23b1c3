package org.contretemps.house;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.to_utc_timestamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.SparkSessionExtension;
import org.contretemps.ingest.Target;
import org.contretemps.proof.simulation.WorldSpecification;
import org.contretemps.proof.simulation.landing.SimulatedLanding;
import org.contretemps.proof.simulation.landing.SimulatedLanding.Compression;
import org.contretemps.proof.simulation.landing.SimulatedLanding.ContactFormat;
import org.contretemps.record.contact.ClockChange;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.PseudonymKey;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.table.InputField;
import org.contretemps.table.TableDefinition;

/**
 * The records of simulated worlds in the tables that ingest fills, put there without it: nothing is
 * judged, merged or audited. Several worlds may lie in one house, each with organisations of its
 * own.
 */
public final class StoredSimulation {
  private static final String ORGANISATION = "ORG-";

  private final SparkSession spark = SparkSessionExtension.session();
  private final TestHouse house;
  private final LocalDate until;
  private final List<World> worlds = new ArrayList<>();

  /** A world's files, and what its organisations are named with. */
  private record World(Path landing, String prefix) {}

  public StoredSimulation(TestHouse house, LocalDate until) {
    this.house = house;
    this.until = until;
  }

  /** Adds a world whose organisations are named with a prefix in place of {@code ORG-}. */
  public StoredSimulation add(WorldSpecification specification, String prefix) {
    Path landing = house.home().resolve("simulated-" + prefix);
    new SimulatedLanding(
            spark,
            specification,
            landing.toString(),
            new SimulatedLanding.Form(Compression.NONE, ContactFormat.CSV))
        .deliver(specification.firstDay(), until);
    worlds.add(new World(landing, prefix));
    return this;
  }

  /** The lines of a world's file of truth, without their header. */
  public List<String> truth(String prefix, String file) {
    try {
      return Files.readAllLines(
              house.home().resolve("simulated-" + prefix).resolve("truth").resolve(file))
          .stream()
          .skip(1)
          .map(line -> line.replace(ORGANISATION, prefix))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes all worlds, each table in one commit. */
  public void store() {
    for (String mapping : TestHouse.GENERIC_CSV_MAPPINGS) {
      store(Target.mappings(TestHouse.SHIPPED_MAPPINGS).read(mapping));
    }
  }

  private void store(SourceMapping mapping) {
    Target target = Target.of(mapping);
    TableDefinition table = target.table();
    Dataset<Row> input =
        worlds.stream()
            .map(world -> input(world, mapping, target))
            .reduce(Dataset::union)
            .orElseThrow();
    Dataset<Row> rows =
        target
            .building()
            .build(
                input,
                mapping,
                () -> new PseudonymKey(house.keyFile()).pseudonyms(Optional.empty()))
            .selectExpr(table.writtenColumns().toArray(String[]::new));
    house.warehouse().create(table);
    house
        .warehouse()
        .append(
            table,
            table.partitionColumns().isEmpty()
                ? rows.coalesce(1)
                : rows.repartition(col(table.partitionColumns().get(0))));
  }

  /** The fields of a target as the mapping takes them from a world's files. */
  private Dataset<Row> input(World world, SourceMapping mapping, Target target) {
    Dataset<Row> raw =
        spark.read().option("header", true).csv(world.landing().resolve(mapping.path()).toString());
    Dataset<Row> named =
        raw.select(
            Arrays.stream(raw.columns())
                .map(name -> replace(col(name), lit(ORGANISATION), lit(world.prefix())).as(name))
                .toArray(Column[]::new));
    Dataset<Row> typed =
        named.select(
            target.fields().stream()
                .map(field -> typed(field, mapping).as(field.name()))
                .toArray(Column[]::new));
    for (InputField field : target.fields()) {
      if (field.fallback().isPresent()) {
        Column fallback = expr(field.fallback().get()).cast(field.type());
        typed = typed.withColumn(field.name(), coalesce(col(field.name()), fallback));
      }
    }
    return typed
        .withColumn(Contact.STARTED_AT_IS_AMBIGUOUS, lit(false))
        .withColumn(ClockChange.STARTED_AT_OTHER, lit(null).cast(DataTypes.TimestampType))
        .withColumn(ClockChange.ENDED_AT_OTHER, lit(null).cast(DataTypes.TimestampType))
        .withColumn(MappedRecord.FILE, lit("simulated"))
        .withColumn(MappedRecord.DELIVERED_AT, lit(deliveredAt()));
  }

  private static Column typed(InputField field, SourceMapping mapping) {
    Column value = expr(mapping.fields().getOrDefault(field.name(), "NULL")).cast(field.type());
    return field.type().equals(DataTypes.TimestampType)
        ? to_utc_timestamp(value, mapping.zone().getId())
        : value;
  }

  private Instant deliveredAt() {
    return until.plusDays(1).atTime(2, 0).toInstant(ZoneOffset.UTC);
  }
}
