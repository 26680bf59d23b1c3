package org.contretemps.source.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.contretemps.config.ConfigurationException;
import org.contretemps.ingest.Target;
import org.contretemps.source.format.LineWidth;
import org.contretemps.source.format.RawFormat;
import org.contretemps.source.format.RecordShape;
import org.contretemps.table.InputField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceMappingReaderTest {
  private static final Path SHIPPED = Path.of("..", "conf", "sources");
  private static final List<InputField> FIELDS =
      List.of(
          InputField.required("contact_id", DataTypes.StringType, "the contact's name"),
          InputField.withFallback("leg", DataTypes.IntegerType, "1", "the leg"),
          InputField.optional("team", DataTypes.StringType, "the team"));
  private static final Map<String, List<InputField>> TARGETS = targets();
  private static final String LEAST =
      """
      path: in/*.csv
      zone: UTC
      columns: [id]
      fields: {contact_id: id}
      """;

  @TempDir private Path folder;

  private static Map<String, List<InputField>> targets() {
    Map<String, List<InputField>> targets = new LinkedHashMap<>();
    targets.put("contact", FIELDS);
    targets.put(
        "incident",
        List.of(InputField.required("system", DataTypes.StringType, "the system that failed")));
    return targets;
  }

  @Test
  void whatAMappingDoesNotSayHasADefault() throws IOException {
    SourceMapping mapping = read(LEAST);

    assertThat(mapping.name()).isEqualTo("test");
    assertThat(mapping.target()).isEqualTo("contact");
    assertThat(mapping.path()).isEqualTo("in/*.csv");
    assertThat(mapping.zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(mapping.exclusions()).isEmpty();
    assertThat(mapping.rejections()).isEmpty();
    assertThat(mapping.fields()).containsOnlyKeys("contact_id");
    assertThat(mapping.format())
        .isEqualTo(
            new RawFormat.Delimited(
                List.of("id"),
                ',',
                Optional.of('"'),
                true,
                StandardCharsets.UTF_8,
                List.of(""),
                LineWidth.EXACT));
  }

  @Test
  void everythingAMappingSaysIsTaken() throws IOException {
    SourceMapping mapping =
        read(
            LEAST
                + """
                format: delimited
                delimiter: "\\t"
                quote: none
                header: false
                encoding: ISO-8859-1
                null-values: ["NULL", "-"]
                short-lines: true
                long-lines: true
                exclude: {test calls: id LIKE 'T%'}
                exclude-by-name: {known: id}
                exclude-unknown: {unknown: upper(id)}
                reject: {no number: id = '0'}
                """);

    assertThat(mapping.format())
        .isEqualTo(
            new RawFormat.Delimited(
                List.of("id"),
                '\t',
                Optional.empty(),
                false,
                StandardCharsets.ISO_8859_1,
                List.of("NULL", "-"),
                new LineWidth(true, true)));
    assertThat(mapping.exclusions()).containsEntry("test calls", "id LIKE 'T%'");
    assertThat(mapping.namedExclusions())
        .isEqualTo(new NamedExclusions(Map.of("known", "id"), Map.of("unknown", "upper(id)")));
    assertThat(mapping.rejections()).containsEntry("no number", "id = '0'");
  }

  @Test
  void jsonAndParquetHaveASchema() throws IOException {
    StructType schema = StructType.fromDDL("id STRING, queue STRUCT<name: STRING>");
    String columns = "schema: 'id STRING, queue STRUCT<name: STRING>'";

    assertThat(read(LEAST.replace("columns: [id]", "format: json-lines\n" + columns)).format())
        .isEqualTo(new RawFormat.JsonLines(schema, Set.of()));
    assertThat(read(LEAST.replace("columns: [id]", "format: parquet\n" + columns)).format())
        .isEqualTo(new RawFormat.Parquet(schema));
  }

  @Test
  void jsonDocumentsMayHoldManyRecordsAndEachMayBecomeSeveral() throws IOException {
    SourceMapping mapping =
        read(
            LEAST.replace(
                "columns: [id]",
                """
                format: json-documents
                records-key: conversations
                schema: "id STRING, legs ARRAY<STRUCT<n: INT>>"
                seldom: [legs.n]
                let: {first: "get(legs, 0)", all: legs}
                each: {leg: all}
                """));

    assertThat(mapping.format())
        .isEqualTo(
            new RawFormat.JsonDocuments(
                StructType.fromDDL("id STRING, legs ARRAY<STRUCT<n: INT>>"),
                Optional.of("conversations"),
                Set.of("legs.n")));
    assertThat(mapping.shape().intermediates().keySet()).containsExactly("first", "all");
    assertThat(mapping.shape().each()).contains(new RecordShape.Elements("leg", "all"));
  }

  @Test
  void whatIsSeldomThereIsAFieldOfTheSchema() {
    assertProblems(
        LEAST.replace(
            "columns: [id]",
            "format: json-lines\nschema: 'id STRING, queue STRUCT<name: STRING>'\nseldom: [queue.nam]"),
        "unknown field in 'seldom' 'queue.nam'. Did you mean 'queue.name'?");
  }

  @Test
  void onlyOneArrayIsTakenApart() {
    assertProblems(
        LEAST + "each: {leg: legs, survey: surveys}\n",
        "'each' has leg, survey. Give the one array of which every element becomes a record.");
  }

  @Test
  void theFingerprintChangesWithTheMapping() throws IOException {
    String first = read(LEAST).fingerprint();

    assertThat(read(LEAST).fingerprint()).isEqualTo(first).matches("[0-9a-f]{16}");
    assertThat(read(LEAST + "reject: {none: id = '0'}").fingerprint()).isNotEqualTo(first);
  }

  @Test
  void everythingThatIsWrongIsSaidTogether() {
    assertProblems(
        """
        target: contatc
        format: delimitd
        delimiter: ";;"
        quote: "\u00ab"
        header: perhaps
        encoding: UTF-9
        zone: Paris
        coloumns: [id]
        exclude: {rule: [a]}
        fields: {tem: id, leg: 1}
        """,
        "unknown value of 'target': 'contatc'. Did you mean 'contact'?",
        "unknown value of 'format': 'delimitd'. Did you mean 'delimited'?",
        "'path' is missing. Add it.",
        "'delimiter' must be one ASCII character, like \",\" or \"\\t\", not ';;'.",
        "'quote' must be one ASCII character, like \",\" or \"\\t\", not '\u00ab'.",
        "'header' must be true or false, not 'perhaps'.",
        "'encoding' is 'UTF-9', which is no known character set.",
        "'zone' is 'Paris', which is no IANA time zone. Write one like 'Europe/Paris'.",
        "'columns' is missing. List the raw columns in the order of the file.",
        "unknown key 'coloumns'. Did you mean 'columns'?",
        "'exclude.rule' must be a text.",
        "unknown target field 'tem'. Did you mean 'team'?",
        "'fields.contact_id' is missing (the contact's name). Add an expression for it.");
  }

  @Test
  void aColumnThatIsNamedTwiceIsRefused() {
    assertProblems(
        LEAST.replace("[id]", "[id, name, ID]"),
        "'columns' names ID twice (ignoring case). Name each column once.");
  }

  @Test
  void aSchemaThatIsNoneIsRefusedAndKeysOfOtherFormatsAreUnknown() {
    assertProblems(
        LEAST + "format: json-lines\nschema: id STRNG",
        "'schema' is no list of columns",
        "'columns'");
  }

  @Test
  void anUnknownSourceIsRefusedWithTheKnownOnes() throws IOException {
    Files.writeString(folder.resolve("bank.yaml"), LEAST);
    Files.writeString(folder.resolve("agency.yaml"), LEAST);

    assertThatThrownBy(() -> new SourceMappingReader(folder, TARGETS).read("banc"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("Cannot use the source 'banc': there is no file ")
        .hasMessageEndingWith("Known sources: agency, bank.");
  }

  @Test
  void everyShippedMappingIsRead() throws IOException {
    SourceMappingReader reader = Target.mappings(SHIPPED);
    try (var files = Files.list(SHIPPED)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".yaml"))
              .map(file -> file.replace(".yaml", ""))
              .toList();
      assertThat(names).contains("generic-csv", "anonymous-bank-1999");
      names.forEach(name -> assertThat(reader.read(name).name()).isEqualTo(name));
    }
  }

  @Test
  void onlyEventsAreAssembledToContacts() throws IOException {
    String events =
        """
        target: contact-event
        path: in/*
        zone: UTC
        columns: [id, time]
        fields: {organisation: "'caf'", event_key: id, event: id, event_at: time}
        """;
    Path file = Files.writeString(folder.resolve("test.yaml"), events + "contacts: {leg: \"1\"}\n");

    assertThatThrownBy(() -> Target.mappings(folder).read("test"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("unknown target field 'leg'")
        .hasMessageContaining("'contacts.service' is missing")
        .hasMessageContaining("'contacts.channel' is missing");
    Files.writeString(file, events + "contacts: {service: queue, channel: \"'PHONE'\"}\n");
    assertThat(Target.mappings(folder).read("test").contacts())
        .containsOnlyKeys("service", "channel");
    assertProblems(LEAST + "contacts: {service: id}\n", "unknown key 'contacts'");
  }

  @Test
  void fieldsAreThoseOfTheTargetThatTheMappingNames() throws IOException {
    assertThat(
            read(LEAST.replace("{contact_id: id}", "{system: id}") + "target: incident\n").target())
        .isEqualTo("incident");
    assertProblems(
        LEAST + "target: incident\n",
        "unknown target field 'contact_id'",
        "'fields.system' is missing (the system that failed)");
    assertProblems(
        LEAST + "target: incidnet\n",
        "unknown value of 'target': 'incidnet'. Did you mean 'incident'?");
  }

  private void assertProblems(String yaml, String... problems) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("Cannot use the source mapping " + folder.resolve("test.yaml"))
        .hasMessageContaining("%d problem".formatted(problems.length))
        .hasMessageContainingAll(problems);
  }

  private SourceMapping read(String yaml) throws IOException {
    Files.writeString(folder.resolve("test.yaml"), yaml);
    return new SourceMappingReader(folder, TARGETS).read("test");
  }
}
