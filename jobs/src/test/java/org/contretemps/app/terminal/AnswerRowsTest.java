package org.contretemps.app.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.app.terminal.AnswerRows.Output;
import org.contretemps.config.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class AnswerRowsTest {
  private static List<String> lines(
      SparkSession spark, Output output, Integer limit, boolean isRaw, String query) {
    StringWriter out = new StringWriter();
    new AnswerRows(output, Optional.ofNullable(limit), isRaw, 0, new PrintWriter(out))
        .write(spark.sql(query));
    return out.toString().lines().toList();
  }

  /** Two keys that are one as doubles, at any depth; and fields without a value. */
  @Test
  void jsonHasEveryFieldAndKeepsKeysApart(SparkSession spark) {
    String query =
        """
        SELECT id AS customer_key, array(id) AS keys, named_struct('k', id, 'n', CAST(null AS INT)) AS s,
          CAST(null AS STRING) AS nothing, 7 AS n, 0.5D AS share, DATE'2026-01-02' AS day,
          CAST(id AS DECIMAL(20)) AS d
        FROM VALUES (9007199254740992L), (9007199254740993L) AS t(id) ORDER BY id""";
    assertThat(lines(spark, Output.json, null, false, query))
        .containsExactly(
            "{\"customer_key\":\"9007199254740992\",\"keys\":[\"9007199254740992\"],\"s\":{\"k\":\"9007199254740992\",\"n\":null},\"nothing\":null,\"n\":7,\"share\":0.5,\"day\":\"2026-01-02\",\"d\":\"9007199254740992\"}",
            "{\"customer_key\":\"9007199254740993\",\"keys\":[\"9007199254740993\"],\"s\":{\"k\":\"9007199254740993\",\"n\":null},\"nothing\":null,\"n\":7,\"share\":0.5,\"day\":\"2026-01-02\",\"d\":\"9007199254740993\"}");
  }

  @Test
  void twoColumnsOfOneNameAreNeverOne(SparkSession spark) {
    String query = "SELECT 1 AS a, 2 AS a";
    assertThatThrownBy(() -> lines(spark, Output.json, null, false, query))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("Cannot write JSON", "'a'", "AS");
    assertThat(lines(spark, Output.csv, null, false, query)).containsExactly("a,a", "1,2");
  }

  @Test
  void csvExecutesNothingInASpreadsheetUnlessItIsRaw(SparkSession spark) {
    String query =
        "SELECT '=1+1' AS `@a`, '+33 1' AS b, '-2' AS c, -2.5D AS d, '-cmd|x' AS e, '\tx' AS f, 'a=1' AS g, CAST(null AS STRING) AS h";
    assertThat(lines(spark, Output.csv, null, false, query))
        .containsExactly("'@a,b,c,d,e,f,g,h", "'=1+1,'+33 1,-2,-2.5,'-cmd|x,'\tx,a=1,");
    assertThat(lines(spark, Output.csv, null, true, query))
        .containsExactly("@a,b,c,d,e,f,g,h", "=1+1,+33 1,-2,-2.5,-cmd|x,\tx,a=1,");
  }

  @Test
  void programsGetEveryRowAndPeopleAreToldOfMore(SparkSession spark) {
    String query = "SELECT id FROM range(1205) ORDER BY id";
    assertThat(lines(spark, Output.csv, null, false, query)).hasSize(1206).endsWith("1204");
    assertThat(lines(spark, Output.json, null, false, query))
        .hasSize(1205)
        .endsWith("{\"id\":\"1204\"}");
    List<String> table = lines(spark, Output.table, null, false, query);
    assertThat(table.get(table.size() - 1)).contains("more rows than these 1,000", "--limit");
    assertThat(table.get(table.size() - 2)).contains("999");
    assertThat(lines(spark, Output.csv, 2, false, query)).containsExactly("id", "0", "1");
    assertThat(lines(spark, Output.table, 1205, false, query))
        .noneMatch(line -> line.contains("more rows"));
  }

  @Test
  void aTableRoundsNumbersAndSaysSo(SparkSession spark) {
    String query = "SELECT 0.123456789D AS share, 12.0D AS n, 9007199254740993L AS k";
    assertThat(lines(spark, Output.table, null, false, query))
        .anyMatch(line -> line.matches(" +0\\.1235 +12 +9007199254740993"))
        .anyMatch(line -> line.startsWith("Numbers are rounded"));
    assertThat(lines(spark, Output.csv, null, false, query))
        .contains("0.123456789,12.0,9007199254740993");
  }

  @Test
  void anAnswerThatDoesNotArriveIsAFailure(SparkSession spark) {
    for (Output output : Output.values()) {
      AtomicInteger room = new AtomicInteger(100);
      OutputStream full =
          new OutputStream() {
            @Override
            public void write(int one) throws IOException {
              if (room.decrementAndGet() < 0) {
                throw new IOException("no space left");
              }
            }
          };
      AnswerRows rows =
          new AnswerRows(output, Optional.empty(), false, 0, new PrintWriter(full, false, UTF_8));
      assertThatThrownBy(() -> rows.write(spark.sql("SELECT id FROM range(1205)")))
          .as(output.name())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("Cannot write the whole answer");
    }
  }
}
