package org.contretemps.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.StructType;
import org.contretemps.source.format.Bounds;
import org.contretemps.source.format.LineWidth;
import org.contretemps.source.format.RawFormat;
import org.contretemps.source.format.RecordShape;
import org.contretemps.source.mapping.NamedExclusions;
import org.contretemps.source.mapping.SourceMapping;

/** Builds source mappings for tests, with only the parts that matter. */
public final class Mappings {
  private final RawFormat format;
  private final Map<String, String> exclusions = new LinkedHashMap<>();
  private final Map<String, String> rejections = new LinkedHashMap<>();
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<String, String> contacts = new LinkedHashMap<>();
  private final Map<String, String> intermediates = new LinkedHashMap<>();
  private Optional<RecordShape.Elements> each = Optional.empty();
  private String zone = "Europe/Paris";

  private Mappings(RawFormat format) {
    this.format = format;
  }

  public static Mappings csv(String... columns) {
    return new Mappings(csvFormat(columns));
  }

  public static Mappings json(String schema) {
    return new Mappings(new RawFormat.JsonLines(StructType.fromDDL(schema), Set.of()));
  }

  public static Mappings documents(String schema, String... seldom) {
    return new Mappings(
        new RawFormat.JsonDocuments(
            StructType.fromDDL(schema), Optional.of("conversations"), Set.of(seldom)));
  }

  public static Mappings parquet(String schema) {
    return new Mappings(new RawFormat.Parquet(StructType.fromDDL(schema)));
  }

  /** Commas, double quotes, a header, UTF-8, the empty text for "no value". */
  public static RawFormat.Delimited csvFormat(String... columns) {
    return new RawFormat.Delimited(
        List.of(columns), ',', Optional.of('"'), true, UTF_8, List.of(""), LineWidth.EXACT);
  }

  public Mappings zone(String name) {
    zone = name;
    return this;
  }

  public Mappings field(String name, String sql) {
    fields.put(name, sql);
    return this;
  }

  public Mappings let(String name, String sql) {
    intermediates.put(name, sql);
    return this;
  }

  public Mappings contact(String name, String aggregate) {
    contacts.put(name, aggregate);
    return this;
  }

  public Mappings each(String name, String sql) {
    each = Optional.of(new RecordShape.Elements(name, sql));
    return this;
  }

  public Mappings exclude(String rule, String condition) {
    exclusions.put(rule, condition);
    return this;
  }

  public Mappings reject(String reason, String condition) {
    rejections.put(reason, condition);
    return this;
  }

  public SourceMapping build() {
    return new SourceMapping(
        "test",
        "contact",
        false,
        "*",
        ZoneId.of(zone),
        format,
        new RecordShape(intermediates, each),
        exclusions,
        NamedExclusions.NONE,
        rejections,
        fields,
        contacts,
        Set.of(),
        SourceMapping.OLDEST_DAYS,
        Bounds.DEFAULT,
        "0123456789abcdef");
  }
}
