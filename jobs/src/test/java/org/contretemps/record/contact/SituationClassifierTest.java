package org.contretemps.record.contact;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.DataFrames;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.SituationTypology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class SituationClassifierTest {
  private static final String NO_TRAIT = "NULL, NULL, NULL, NULL, NULL, NULL, NULL";

  @Test
  void everyTraitAddsItsPoints(SparkSession spark) {
    assertScores(
        spark,
        SituationTypology.DEFAULT,
        "'nothing known', " + NO_TRAIT + ", 0",
        "'one service', 1, NULL, NULL, NULL, NULL, NULL, NULL, 0",
        "'three services', 3, NULL, NULL, NULL, NULL, NULL, NULL, 4",
        "'third party', NULL, NULL, true, NULL, NULL, NULL, NULL, 2",
        "'one objective', NULL, 1, NULL, NULL, NULL, NULL, NULL, 0",
        "'three objectives', NULL, 3, NULL, NULL, NULL, NULL, NULL, 2",
        "'rule changed', NULL, NULL, NULL, true, NULL, NULL, NULL, 2",
        "'two documents', NULL, NULL, NULL, NULL, 2, NULL, NULL, 2",
        "'nine documents', NULL, NULL, NULL, NULL, 9, NULL, NULL, 3",
        "'transferred', NULL, NULL, NULL, NULL, NULL, true, NULL, 1",
        "'all false', 0, 0, false, false, 0, false, NULL, 0",
        "'everything', 2, 2, true, true, 1, true, NULL, 9");
  }

  @Test
  void countsThatMakeNoSenseFailNoJob(SparkSession spark) {
    assertScores(
        spark,
        SituationTypology.DEFAULT,
        "'negative', -2147483648, NULL, NULL, NULL, -5, NULL, NULL, 0",
        "'enormous', 2147483647, NULL, NULL, NULL, 2147483647, NULL, NULL, 4294967295");
  }

  @Test
  void weightsAreThoseOfTheConfiguration(SparkSession spark) {
    assertScores(
        spark,
        new SituationTypology(10, 20, 30, 40, 50, 60, 1, 4),
        "'everything', 2, 2, true, true, 1, true, NULL, 210",
        "'some', 3, NULL, NULL, NULL, 9, NULL, NULL, 170");
  }

  @Test
  void theCutsPartTheTypesAndBelongToTheLowerOne(SparkSession spark) {
    assertThat(types(spark, SituationTypology.DEFAULT, documents(0), documents(1), documents(2)))
        .containsExactly("SIMPLE", "SIMPLE", "INTERMEDIATE");
    assertThat(
            types(
                spark,
                SituationTypology.DEFAULT,
                "'four', 3, NULL, NULL, NULL, NULL, NULL, NULL",
                "'five', 3, NULL, NULL, NULL, 1, NULL, NULL"))
        .containsExactly("INTERMEDIATE", "COMPLEX");
    assertThat(
            types(spark, new SituationTypology(2, 2, 1, 2, 1, 1, 0, 1), documents(1), documents(2)))
        .containsExactly("INTERMEDIATE", "COMPLEX");
  }

  @Test
  void aContactOfWhichNoTraitIsKnownIsUnknownAndNotSimple(SparkSession spark) {
    assertThat(
            types(
                spark,
                SituationTypology.DEFAULT,
                "'nothing', " + NO_TRAIT,
                "'known false', NULL, NULL, false, NULL, NULL, NULL, NULL"))
        .containsExactly("UNKNOWN", "SIMPLE");
  }

  @Test
  void theSourcesOwnTypeWins(SparkSession spark) {
    assertThat(
            types(
                spark,
                SituationTypology.DEFAULT,
                "'said', NULL, NULL, NULL, NULL, NULL, NULL, 'COMPLEX'",
                "'against', 9, 3, true, true, 3, true, 'SIMPLE'"))
        .containsExactly("COMPLEX", "SIMPLE");
  }

  private static String documents(int count) {
    return "'d', NULL, NULL, NULL, NULL, %d, NULL, NULL".formatted(count);
  }

  /**
   * Rows: name, services, number of objectives, third party, rule, documents, transfer, type,
   * score.
   */
  private static void assertScores(SparkSession spark, SituationTypology typology, String... rows) {
    Dataset<Row> contacts = contacts(spark, ", expected", rows);

    DataFrames.assertEqual(
        contacts.select(col("name"), col("expected").cast("bigint").as("score")),
        contacts.select(
            col("name"), new SituationClassifier(typology).score().cast("bigint").as("score")));
  }

  private static List<String> types(
      SparkSession spark, SituationTypology typology, String... rows) {
    return contacts(spark, "", rows)
        .select(new SituationClassifier(typology).situationType())
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static Dataset<Row> contacts(SparkSession spark, String more, String... rows) {
    String values = List.of(rows).stream().map("(%s)"::formatted).collect(Collectors.joining(", "));
    return spark
        .sql(
            """
            SELECT name, CAST(services_involved AS INT), CAST(is_third_party AS BOOLEAN),
              CAST(rule_changed_recently AS BOOLEAN), CAST(documents_involved AS INT),
              CAST(received_by_transfer AS BOOLEAN), CAST(situation_type AS STRING),
              if(o IS NULL, NULL, array_repeat('GUIDANCE', CAST(o AS INT))) AS objectives %s
            FROM VALUES %s AS t(name, services_involved, o, is_third_party, rule_changed_recently,
              documents_involved, received_by_transfer, situation_type %s)"""
                .formatted(more, values, more))
        .coalesce(1);
  }
}
