package org.contretemps.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final StringWriter err = new StringWriter();

  private void say() {
    PrintWriter writer = new PrintWriter(err, true);
    new ConsoleProgress(writer).step("Starting");
    Console.warn(writer, "Cannot finish: no.");
  }

  @Test
  void aPersonReadsLines() {
    say();
    assertThat(err.toString().lines().map(line -> line.replaceFirst("^\\[ .*s] ", "")))
        .containsExactly("Starting", "Cannot finish: no.");
  }

  @Test
  void whereTheLogIsStandardErrorNothingElseIsWrittenThere() {
    Configurator.setLevel(Console.LOGGER, Level.INFO);
    try {
      say();
    } finally {
      Configurator.setLevel(Console.LOGGER, Level.ERROR);
    }
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theShippedConfigurationsSayWhichOfTheTwoItIs() {
    try (LoggerContext json = started("log4j2-json.properties");
        LoggerContext file = started("log4j2.properties")) {
      assertThat(json.getLogger(Console.LOGGER).isInfoEnabled()).isTrue();
      assertThat(file.getLogger(Console.LOGGER).isInfoEnabled()).isFalse();
      LogEvent said =
          Log4jLogEvent.newBuilder().setMessage(new SimpleMessage("two\nlines")).build();
      Layout<?> layout = json.getConfiguration().<Appender>getAppender("stderr").getLayout();
      assertThat(layout.toSerializable(said).toString())
          .startsWith("{\"@timestamp\":")
          .contains("\"message\":\"two\\nlines\"")
          .endsWith("}\n");
    }
  }

  private static LoggerContext started(String configuration) {
    LoggerContext context = new LoggerContext(configuration);
    context.setConfigLocation(Path.of("../conf", configuration).toUri());
    context.start();
    return context;
  }
}
