package org.contretemps.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.contretemps.SparkSessionExtension;
import org.contretemps.app.Contretemps;
import picocli.CommandLine;

/**
 * A small simulated call centre after a night, made by the commands that an operator gives: raw
 * files are simulated and loaded, a person is erased, an event log lands, and the night does the
 * rest. So every table of a warehouse is there.
 *
 * <p>It is made once for a state of the code and of the shipped configuration ({@link KeptFolder}).
 * Each test works on a copy.
 */
public final class SharedNight {
  private static final String CONFIGURATION =
      """
      warehouse: ../warehouse
      landing: ../landing
      sources:
        folder: sources
        enabled:
          - generic-csv
          - generic-csv-norms
          - generic-csv-surveys
          - generic-csv-reviews
          - generic-csv-pulses
          - generic-csv-incidents
          - asterisk-queue-log
      privacy: {pseudonym-key-file: ../pseudonym.key}
      """;

  /** A call that is served, and one that is given up. */
  private static final List<String> EVENTS =
      List.of(
          "served|housing|NONE|ENTERQUEUE||0123456701|1",
          "served|housing|PJSIP/ada|CONNECT|30|link.1|4",
          "served|housing|PJSIP/ada|COMPLETECALLER|30|330|1",
          "abandoned|housing|NONE|ENTERQUEUE||0123456702|1",
          "abandoned|housing|NONE|ABANDON|1|1|120");

  private static final Instant CALLS_BEGIN = Instant.parse("2026-01-12T09:00:00Z");

  private final Path home;

  private SharedNight(Path home) {
    this.home = home;
  }

  /** A copy in a folder that a test has to itself. */
  public static SharedNight copiedTo(Path home) {
    Path made =
        KeptFolder.of(
            "shared-night", List.of(), folder -> new SharedNight(folder.toAbsolutePath()).make());
    try {
      FileUtils.copyDirectory(made.toFile(), home.toFile());
      return new SharedNight(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void make() throws IOException {
    SparkSessionExtension.session();
    FileUtils.copyDirectory(
        Path.of("../conf/sources").toFile(), home.resolve("conf/sources").toFile());
    Files.writeString(configuration(), CONFIGURATION);
    keep("simulate", "--contacts=3000", "--days=16", "--cells=3");
    keep("ingest");
    List<String> person = aPerson();
    keep("erase", "--organisation=" + person.get(0), "--customer=" + person.get(1));
    landTheEventLog();
    keep("nightly");
  }

  /** Gives a command, and writes down what it says. */
  private void keep(String command, String... options) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Contretemps.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    List<String> words = new ArrayList<>(List.of(command, "--config=" + configuration()));
    words.addAll(Arrays.asList(options));
    assertThat(line.execute(words.toArray(String[]::new))).as("%s: %s", words, err).isZero();
    Files.writeString(transcript(command), out.toString());
  }

  /** The organisation and the identifier of a customer of the first day. */
  private List<String> aPerson() throws IOException {
    try (Stream<Path> files = Files.walk(landing().resolve("contacts"))) {
      Path first =
          files.filter(file -> file.toString().endsWith(".csv")).sorted().findFirst().orElseThrow();
      List<List<String>> lines =
          Files.readAllLines(first).stream().map(line -> List.of(line.split(",", -1))).toList();
      int organisation = lines.get(0).indexOf("organisation");
      int customer = lines.get(0).indexOf("customer_id");
      return lines.stream()
          .skip(1)
          .filter(line -> !line.get(customer).isEmpty())
          .findFirst()
          .map(line -> List.of(line.get(organisation), line.get(customer)))
          .orElseThrow();
    }
  }

  private void landTheEventLog() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String event : EVENTS) {
      lines.add(CALLS_BEGIN.getEpochSecond() + 60L * lines.size() + "|" + event);
    }
    Path log = landing().resolve("queue-log/pbx/2026-01-12.log");
    Files.createDirectories(log.getParent());
    Files.write(log, lines);
  }

  /** What a command said when the night was made: simulate, ingest, erase or nightly. */
  public String said(String command) {
    try {
      return Files.readString(transcript(command));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path transcript(String command) {
    return home.resolve(command + ".txt");
  }

  public Path configuration() {
    return home.resolve("conf/contretemps.yaml");
  }

  public Path landing() {
    return home.resolve("landing");
  }

  public Path warehouse() {
    return home.resolve("warehouse");
  }
}
