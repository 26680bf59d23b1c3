package org.contretemps.source.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.contretemps.house.Mappings;
import org.contretemps.ingest.Target;
import org.contretemps.table.InputField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class MappingCheckTest {
  private static final Path SHIPPED = Path.of("..", "conf", "sources");
  private static final List<InputField> FIELDS =
      List.of(
          InputField.required("id", DataTypes.StringType, "the name"),
          InputField.optional("n", DataTypes.IntegerType, "a number"),
          InputField.optional("at", DataTypes.TimestampType, "a time"),
          InputField.optional("tags", DataTypes.createArrayType(DataTypes.StringType), "tags"));

  @Test
  void theShippedMappingsMakeSense(SparkSession spark) throws IOException {
    SourceMappingReader reader = Target.mappings(SHIPPED);
    try (var files = Files.list(SHIPPED)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".yaml"))
              .map(file -> file.replace(".yaml", ""))
              .toList();
      assertThat(names)
          .contains(
              "generic-csv",
              "generic-parquet",
              "asterisk-queue-log",
              "amazon-connect",
              "genesys-cloud",
              "twilio-taskrouter",
              "zendesk-talk",
              "aircall");
      for (String name : names) {
        assertThat(Target.reader(spark, reader.read(name))).as(name).isNotNull();
      }
    }
  }

  @Test
  void anUnknownRawColumnIsNamedWithTheNearest(SparkSession spark) {
    Mappings mapping =
        Mappings.csv("contact_id", "vru+line")
            .field("id", "contct_id")
            .field("n", "vru")
            .exclude("test", "contact_ids = '1'");

    assertProblems(
        spark,
        mapping,
        "unknown raw column in 'fields.id': 'contct_id'. Did you mean 'contact_id'?",
        "unknown raw column in 'fields.n': 'vru'. Known: contact_id, vru+line.",
        "unknown raw column in 'exclude.test': 'contact_ids'. Did you mean 'contact_id'?");
  }

  @Test
  void whatComesBeforeTheFieldsIsCheckedAndKnownToThem(SparkSession spark) {
    assertProblems(
        spark,
        Mappings.documents("id STRING, legs ARRAY<STRUCT<n: INT>>")
            .let("first", "get(legs, 0)")
            .let("second", "get(lgs, 1)")
            .let("ID", "1")
            .each("leg", "first")
            .field("id", "id || first.n")
            .field("n", "lge.n"),
        "unknown raw column in 'let.second': 'lgs'. Did you mean 'legs'?",
        "'let.ID' has the name of another column. Give it one of its own.",
        "'each.leg' gives STRUCT<n: INT>, not an array.",
        "unknown raw column in 'fields.n': 'lge.n'.");
    assertThat(
            new MappingCheck(spark)
                .mapper(
                    Mappings.documents("id STRING, legs ARRAY<STRUCT<n: INT>>")
                        .each("leg", "legs")
                        .field("id", "id")
                        .field("n", "leg.n")
                        .build(),
                    FIELDS))
        .isNotNull();
  }

  @Test
  void nonsenseIsNoExpression(SparkSession spark) {
    Mappings mapping =
        Mappings.csv("a").field("id", "a +").field("n", "no_such_function(a)").reject("r", "a b c");

    assertProblems(
        spark,
        mapping,
        "'fields.id' is no expression that Spark SQL understands: 'a +'.",
        "'fields.n' is no expression that Spark SQL understands: 'no_such_function(a)'.",
        "'reject.r' is no expression that Spark SQL understands: 'a b c'.");
  }

  @Test
  void aRuleThatIsNoConditionIsRefused(SparkSession spark) {
    Mappings mapping =
        Mappings.csv("a").field("id", "a").exclude("rule", "upper(a)").reject("r", "1");

    assertProblems(
        spark,
        mapping,
        "'exclude.rule' is no condition: 'upper(a)' gives STRING, not true or false.",
        "'reject.r' is no condition: '1' gives INT, not true or false.");
  }

  @Test
  void anExpressionThatCanNeverBecomeTheFieldsTypeIsRefused(SparkSession spark) {
    Mappings mapping =
        Mappings.csv("a")
            .field("id", "a")
            .field("tags", "a")
            .field("n", "split(a, ',')")
            .field("at", "true");

    assertProblems(spark, mapping, "'fields.tags' is no", "'fields.n' is no", "'fields.at' is no");
  }

  @Test
  void whatLooksBeyondTheRecordIsRefused(SparkSession spark) {
    Mappings mapping =
        Mappings.csv("a", "b")
            .field("id", "max(a)")
            .field("n", "row_number() OVER (ORDER BY a)")
            .field("at", "explode(split(a, ','))")
            .reject("r", "count(*) > 1");

    assertProblems(
        spark,
        mapping,
        "'fields.id' is no",
        "'fields.n' is no",
        "'fields.at' is no",
        "'reject.r' is no");
  }

  /** A mapping is a program that runs with the rights of the night. */
  @Test
  void whatReadsElsewhereRunsCodeOrChangesIsRefused(SparkSession spark) {
    assertProblems(
        spark,
        Mappings.csv("a")
            .let("one", "(SELECT max(value) FROM text.`/etc/hostname`)")
            .let("two", "monotonically_increasing_id()")
            .field("id", "concat(a, reflect('java.lang.System', 'getenv', 'HOME'))")
            .field("n", "CAST(rand() * 10 AS INT)")
            .field("at", "current_timestamp()")
            .exclude("e", "EXISTS (SELECT 1 FROM csv.`/etc/passwd`)")
            .exclude("u", "a = uuid()")
            .reject("r", "a IN (SELECT value FROM text.`/etc/hostname`)")
            .reject("t", "a = TRY_REFLECT('java.lang.System', 'lineSeparator')")
            .reject("o", "a = current_user()"),
        "'let.one' asks a table",
        "'let.two' gives another value each time",
        "'fields.id' runs Java code",
        "'fields.n' gives another value each time",
        "'fields.at' gives another value each time",
        "'exclude.e' asks a table",
        "'exclude.u' gives another value each time",
        "'reject.r' asks a table",
        "'reject.t' runs Java code",
        "'reject.o' gives another value each time");
  }

  private static void assertProblems(SparkSession spark, Mappings mapping, String... problems) {
    assertThatThrownBy(() -> new MappingCheck(spark).mapper(mapping.build(), FIELDS))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("Cannot use the source mapping test: ")
        .hasMessageContaining("%d problem".formatted(problems.length))
        .hasMessageContainingAll(problems);
  }
}
