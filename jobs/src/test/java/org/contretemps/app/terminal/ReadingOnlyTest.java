package org.contretemps.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What 'sql' does not do: it reads, and nothing but what has a name. */
@ExtendWith(SparkSessionExtension.class)
class ReadingOnlyTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();

  private void answer(SparkSession spark, String statement) {
    AnswerRows rows =
        new AnswerRows(AnswerRows.Output.csv, Optional.empty(), false, 0, new PrintWriter(out));
    new SqlAnswers(spark, rows, new PrintWriter(new StringWriter())).answer(statement);
  }

  @Test
  void whatWritesOrSetsIsRefusedAndNothingIsChanged(SparkSession spark) throws IOException {
    Path table = folder.resolve("kept");
    spark.range(3).toDF("id").write().format("delta").save(table.toString());
    String name = "delta.`%s`".formatted(table);
    String before = spark.conf().get("spark.sql.shuffle.partitions");
    List<String> statements =
        List.of(
            "DELETE FROM " + name,
            "DROP TABLE " + name,
            "INSERT INTO " + name + " VALUES (7)",
            "INSERT OVERWRITE DIRECTORY '" + folder.resolve("out") + "' USING csv SELECT 1",
            "FROM (SELECT 7L AS id) INSERT INTO " + name + " SELECT id",
            "UPDATE " + name + " SET id = 9",
            "MERGE INTO "
                + name
                + " t USING (SELECT 1L AS id) s ON t.id = s.id WHEN MATCHED THEN DELETE",
            "TRUNCATE TABLE " + name,
            "ALTER TABLE " + name + " ADD COLUMNS (more INT)",
            "VACUUM " + name + " RETAIN 0 HOURS",
            "RESTORE TABLE " + name + " TO VERSION AS OF 0",
            "OPTIMIZE " + name,
            "CREATE TABLE here USING csv LOCATION '" + folder.resolve("made") + "' AS SELECT 1",
            "CREATE TEMPORARY VIEW mine AS SELECT 1",
            "CREATE TEMPORARY VIEW theirs USING csv OPTIONS (path '/etc/hostname')",
            "CREATE TEMPORARY FUNCTION f AS 'java.lang.String'",
            "SET spark.sql.shuffle.partitions=77",
            "RESET",
            "SET TIME ZONE 'Asia/Tokyo'",
            "DECLARE VARIABLE v INT",
            "USE default",
            "CACHE TABLE c AS SELECT 1",
            "ADD JAR '/tmp/x.jar'",
            "EXECUTE IMMEDIATE 'DROP TABLE x'",
            "BEGIN SELECT 1; END",
            "EXPLAIN DELETE FROM " + name,
            "SELECT TRANSFORM(1) USING 'touch " + folder.resolve("touched") + "' AS (x)");
    for (String statement : statements) {
      assertThatThrownBy(() -> answer(spark, statement))
          .as(statement)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith("Cannot ");
    }
    assertThat(spark.read().format("delta").load(table.toString()).count()).isEqualTo(3);
    assertThat(spark.conf().get("spark.sql.shuffle.partitions")).isEqualTo(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList()).containsExactly(table);
    }
  }

  @Test
  void filesAndTablesByPathAndJavaCodeAreRefused(SparkSession spark) throws IOException {
    Path table = folder.resolve("kept");
    spark.range(3).toDF("id").write().format("delta").save(table.toString());
    Path file = Files.writeString(folder.resolve("secret.csv"), "word\n");
    List<String> statements =
        List.of(
            "SELECT * FROM csv.`" + file + "`",
            "SELECT * FROM text.`" + file + "`",
            "SELECT * FROM delta.`" + table + "`",
            "SELECT (SELECT max(id) FROM delta.`" + table + "`)",
            "SELECT 1 WHERE EXISTS (SELECT 1 FROM text.`" + file + "`)",
            "WITH w AS (SELECT * FROM delta.`" + table + "`) SELECT 1 FROM w",
            "SELECT * FROM table_changes_by_path('" + table + "', 0)",
            "DESCRIBE delta.`" + table + "`",
            "DESCRIBE DETAIL delta.`" + table + "`",
            "SELECT reflect('java.lang.System', 'getProperty', 'user.home')",
            "SELECT upper(java_method('java.lang.System', 'getenv', 'HOME'))",
            "SELECT 1 WHERE 'x' = (SELECT try_reflect('java.lang.System', 'getenv', 'HOME'))",
            "WITH w AS (SELECT system.builtin.reflect('java.lang.System', 'lineSeparator')) SELECT * FROM w");
    for (String statement : statements) {
      assertThatThrownBy(() -> answer(spark, statement))
          .as(statement)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith("Cannot ");
    }
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void questionsAreAnsweredInEveryForm(SparkSession spark) {
    Path table = folder.resolve("named");
    spark.range(3).toDF("id").write().format("delta").save(table.toString());
    spark.sql("CREATE OR REPLACE TEMPORARY VIEW named AS SELECT * FROM delta.`" + table + "`");
    spark.read().format("delta").load(table.toString()).createOrReplaceTempView("framed");
    List<String> questions =
        List.of(
            "SELECT sum(id) FROM named HAVING count(*) > 1",
            "SELECT max(id) OVER w FROM framed WINDOW w AS (ORDER BY id) ORDER BY id DESC LIMIT 1 OFFSET 0",
            "WITH w AS (SELECT id FROM named) SELECT * FROM w JOIN framed USING (id) WHERE id IN (SELECT id FROM w)",
            "VALUES (1, 'a'), (2, 'b')",
            "TABLE named",
            "FROM named SELECT id |> WHERE id > 1",
            "SELECT id, e FROM named LATERAL VIEW explode(array(1, 2)) t AS e",
            "SELECT * FROM named, LATERAL (SELECT id + 1 AS next)",
            "SELECT id FROM named UNION SELECT id FROM framed EXCEPT SELECT 7L INTERSECT SELECT 8L",
            "SELECT * FROM (SELECT id, 'k' AS k FROM named) PIVOT (sum(id) FOR k IN ('k'))",
            "SELECT * FROM named TABLESAMPLE (50 PERCENT)",
            "SELECT id FROM named GROUP BY ALL QUALIFY row_number() OVER (ORDER BY id) = 1",
            "SELECT /*+ BROADCAST(framed) */ count(*) FROM named LEFT JOIN framed USING (id)",
            "SHOW VIEWS",
            "SHOW COLUMNS IN named",
            "SHOW FUNCTIONS LIKE 'upper'",
            "DESCRIBE named",
            "DESCRIBE TABLE EXTENDED named",
            "DESCRIBE QUERY SELECT 1",
            "DESCRIBE FUNCTION upper",
            "EXPLAIN SELECT * FROM named");
    List<String> refused = new ArrayList<>();
    for (String question : questions) {
      out.getBuffer().setLength(0);
      try {
        answer(spark, question);
      } catch (ConfigurationException e) {
        refused.add(e.getMessage());
      }
    }
    assertThat(refused).isEmpty();
    spark.catalog().dropTempView("named");
    spark.catalog().dropTempView("framed");
  }
}
