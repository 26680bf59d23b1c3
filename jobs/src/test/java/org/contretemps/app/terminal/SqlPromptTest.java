package org.contretemps.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class SqlPromptTest {
  @Test
  void itAnswersUntilTheUserHasEnough(SparkSession spark) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String typed =
        "SELECT 40 +\n 2 AS answer;\nSELECT nothing FROM nowhere;\nSELECT 7 AS last;\nexit\nSELECT 8;\n";
    try (Terminal terminal =
        new DumbTerminal(
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            new ByteArrayOutputStream())) {
      new SqlPrompt(
              new SqlAnswers(
                  spark,
                  new AnswerRows(
                      AnswerRows.Output.csv, Optional.of(10), false, 0, new PrintWriter(out)),
                  new PrintWriter(err)),
              Stream.of("contact"),
              new PrintWriter(err))
          .run(terminal);
    }
    assertThat(out.toString().lines()).containsExactly("answer", "42", "last", "7");
    assertThat(err.toString())
        .contains("Cannot answer the query", "nowhere")
        .containsPattern("Answered in \\d+\\.\\d s\\.");
  }
}
