package org.contretemps.publish.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.night.kpi.KpiTables;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.Test;

/**
 * The contracts say what the tables declare, and hang together. That they fit the published schemas
 * is tried by {@code scripts/validate-contracts}.
 */
class ContractsTest {
  private final Map<String, String> files = Contracts.files();

  @Test
  void aContractListsWhatAnybodyMaySeeOfATableAndNothingElse() {
    for (TableDefinition table : PublicTables.all()) {
      JsonNode contract = read("contracts/odcs/" + table.name() + ".odcs.yaml");
      assertThat(texts(contract, "/apiVersion", "/kind", "/id", "/version", "/status"))
          .containsExactly(
              "v3.1.0",
              "DataContract",
              "contretemps." + table.name(),
              table.format() + ".0.0",
              "active");
      assertThat(names(contract.at("/schema/0/properties")))
          .containsExactlyElementsOf(
              PublicTables.columns(table).stream().map(column -> column.name()).toList());
      assertThat(contract.at("/schema/0/quality").size()).isEqualTo(table.checks().size());
    }
    assertThat(files.keySet().stream().filter(file -> file.contains("/odcs/")))
        .hasSize(PublicTables.all().size());
    assertThat(String.join("\n", files.values()))
        .contains("name: repeat_share")
        .doesNotContain("customer_key", "agent_key", "contact_id", "name: kpi_day");
  }

  @Test
  void noContractIsLeftOfATableThatIsNotPublicAnyMore() throws IOException {
    Path reference = Path.of("reference");
    try (Stream<Path> kept = Files.walk(reference.resolve("contracts"))) {
      assertThat(
              kept.filter(Files::isRegularFile).map(file -> reference.relativize(file).toString()))
          .containsExactlyInAnyOrderElementsOf(files.keySet());
    }
  }

  @Test
  void keysAndPartitionsHaveTheirPlace() {
    JsonNode month =
        read("contracts/odcs/kpi_contact_centre.odcs.yaml").at("/schema/0/properties/0");
    assertThat(texts(month, "/name", "/logicalType", "/required", "/primaryKeyPosition"))
        .containsExactly("month", "date", "true", "1");
    assertThat(month.at("/partitionKeyPosition").asInt()).isEqualTo(1);
  }

  @Test
  void everyMetricIsMadeOfMeasuresThatAreThere() {
    JsonNode document = read("contracts/dbt/semantic_models.yml");
    assertThat(StreamSupport.stream(document.at("/semantic_models").spliterator(), false))
        .allMatch(
            model ->
                files.containsKey("contracts/dbt/" + model.at("/name").asText() + ".sql")
                    && names(model.at("/dimensions")).anyMatch("month"::equals));
    assertThat(measures(document)).doesNotHaveDuplicates();
    assertThat(names(document.at("/metrics"))).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    for (JsonNode metric : document.at("/metrics")) {
      assertThat(measures(document))
          .contains(
              metric.at("/type_params/numerator").asText(),
              metric.at("/type_params/denominator").asText());
    }
  }

  /** A new indicator is either a metric, or named here because no sums give it. */
  @Test
  void everyIndicatorThatIsARatioOfSumsIsAMetric() {
    assertThat(
            KpiTables.ALL.stream()
                .flatMap(table -> table.table().columns().stream())
                .filter(column -> column.generatedAs().isPresent())
                .filter(column -> RatioOfSums.of(column).isEmpty())
                .map(column -> column.name()))
        .containsExactlyInAnyOrder(
            "shared_ratio",
            "first_contact_resolution",
            "resolution_code_gap",
            "seconds_to_resolution",
            "failure_demand_minutes_per_week",
            "failure_demand_full_time_equivalents");
  }

  @Test
  void aPartOfASmallGroupLeavesTheOtherPartOutToo() {
    RatioOfSums ratio = new RatioOfSums("answered", "offered - left");
    assertThat(ratio.numeratorOfWholeRows())
        .isEqualTo("CASE WHEN (offered - left) IS NOT NULL THEN answered END");
    assertThat(ratio.denominatorOfWholeRows())
        .isEqualTo("CASE WHEN (answered) IS NOT NULL THEN offered - left END");
  }

  @Test
  void theExtractsDependOnTablesOfTheSource() {
    JsonNode sources = read("contracts/dbt/sources.yml").at("/sources/0/tables");
    assertThat(
            StreamSupport.stream(
                    read("contracts/dbt/exposures.yml").at("/exposures/0/depends_on").spliterator(),
                    false)
                .map(source -> source.asText().replaceAll(".*, '|'\\)", "")))
        .contains("impeded_quality_zone")
        .isSubsetOf(names(sources).toList());
  }

  @Test
  void typesHaveTheStandardsWords() {
    assertThat(
            Stream.of(
                    DataTypes.LongType,
                    DataTypes.DoubleType,
                    DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType),
                    DataTypes.createArrayType(DataTypes.StringType))
                .map(DataContract::logicalType))
        .containsExactly("integer", "number", "object", "array");
  }

  private static Stream<String> names(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(entry -> entry.at("/name").asText());
  }

  private static Stream<String> measures(JsonNode document) {
    return StreamSupport.stream(document.at("/semantic_models").spliterator(), false)
        .flatMap(model -> names(model.at("/measures")));
  }

  private static Stream<String> texts(JsonNode node, String... pointers) {
    return Stream.of(pointers).map(pointer -> node.at(pointer).asText());
  }

  private JsonNode read(String file) {
    try {
      return new YAMLMapper().readTree(files.get(file));
    } catch (JsonProcessingException e) {
      throw new AssertionError(file, e);
    }
  }
}
