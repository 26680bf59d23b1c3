package org.contretemps.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.SparkSessionExtension;
import org.contretemps.app.Contretemps;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.config.ConfigurationException;
import org.contretemps.house.KernelReader;
import org.contretemps.house.SharedNight;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.publish.notebook.Notebook;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * What analysts do with the warehouse that a night has made: every notebook runs from its first
 * cell to its last, and engines of other makers read what Spark reads.
 */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class TablesForAnalystsTest {
  @TempDir private static Path folder;
  private static SharedNight night;

  @BeforeAll
  static void copyTheNight() {
    night = SharedNight.copiedTo(folder);
    decide();
    SparkSessionExtension.session();
  }

  /** Something is decided about a cell, and a night follows it. */
  private static void decide() {
    Row cell = warehouse().read(ImpededQualityZone.TABLE).first();
    String said =
        run(
            "decide",
            "--organisation=" + cell.getAs(Contact.ORGANISATION),
            "--service=" + cell.getAs(Contact.SERVICE),
            "--channel=" + cell.getAs(Contact.CHANNEL),
            "--type=" + cell.getAs(Contact.SITUATION_TYPE),
            "--decision=KEEP",
            "--reason=Too early to tell.",
            "--promise=-1",
            "--promise-from=-2",
            "--promise-to=0",
            "--on=2026-01-08",
            "--look-again=2026-06-01");
    assertThat(said).startsWith("KEEP kept of " + cell.getAs(Contact.ORGANISATION));
    run("zones");
    run("recommend");
  }

  private static Warehouse warehouse() {
    return new Warehouse(SparkSessionExtension.session(), night.warehouse().toUri().toString());
  }

  private static String run(String command, String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line = Contretemps.commandLine().setOut(new PrintWriter(out));
    StringWriter err = new StringWriter();
    line.setErr(new PrintWriter(err));
    String[] all =
        Stream.concat(Stream.of(command, "--config=" + night.configuration()), Stream.of(arguments))
            .toArray(String[]::new);
    assertThat(line.execute(all)).as(err.toString()).isZero();
    return out.toString();
  }

  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../notebooks"))) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  static Stream<TableDefinition> tables() {
    return Catalogue.TABLES.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void otherEnginesReadTheSameRows(TableDefinition table) throws IOException, SQLException {
    Warehouse warehouse = warehouse();
    List<Row> bySpark = warehouse.read(table).collectAsList();
    KernelReader kernel = new KernelReader(warehouse.location(table));
    assertThat(kernel.rows().stream().sorted())
        .containsExactlyElementsOf(bySpark.stream().map(KernelReader::text).sorted().toList());
    assertThat(kernel.readerVersion()).as("readable by the oldest readers").isEqualTo(1);
    List<String> wholeNumbers =
        table.columns().stream()
            .filter(column -> column.type().equals(DataTypes.LongType))
            .map(Column::name)
            .filter(column -> !table.partitionColumns().contains(column))
            .toList();
    List<BigInteger> expected = new ArrayList<>(List.of(BigInteger.valueOf(bySpark.size())));
    wholeNumbers.forEach(column -> expected.add(sum(bySpark, column)));
    assertThat(DuckDbReader.countAndSums(kernel.files(), wholeNumbers))
        .as("rows, then sums of %s", wholeNumbers)
        .isEqualTo(expected);
  }

  private static BigInteger sum(List<Row> rows, String column) {
    return rows.stream()
        .map(row -> row.<Long>getAs(column))
        .filter(Objects::nonNull)
        .map(BigInteger::valueOf)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** A real one, in Derby: what is named there is read by a session that knows nothing of us. */
  @Test
  void aHiveMetastoreHoldsTheViewsForOthers() throws Exception {
    Path home = Files.createDirectories(folder.resolve("catalogue"));
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "@../conf/jvm.options",
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-Dderby.stream.error.file=" + home.resolve("derby.log"),
                "-cp",
                System.getProperty("java.class.path"),
                SharedCatalogue.class.getName(),
                home.toString(),
                night.configuration().toString(),
                night.warehouse().toString(),
                "centre",
                "SELECT sum(contacts) FROM centre.kpi_contact_centre")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    Warehouse warehouse =
        new Warehouse(SparkSessionExtension.session(), night.warehouse().toUri().toString());
    Row expected = warehouse.read(ContactCentreKpi.TABLE).selectExpr("sum(contacts)").first();
    assertThat(expected.getLong(0)).isPositive();
    assertThat(said).contains("views in centre", "read: " + expected);
  }

  @Test
  void whatCameOfEachContactIsThereForThoseEntitled() {
    String queries =
        "SELECT count(*) FROM contact_outcome; SELECT count(*) FROM qualified_contact; SELECT *"
            + " FROM contact_outcome LIMIT 1";
    List<String> lines =
        run("sql", "--contact-level", "--output=csv", "-e", queries).lines().toList();
    assertThat(lines.get(1)).isEqualTo(lines.get(3)).isNotEqualTo("0");
    assertThat(lines.get(4)).contains("is_dissatisfied", "repeat_state");
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void itRuns(Path notebook) throws IOException {
    String text = run("notebook", notebook.toString(), "--pictures=" + folder);
    assertThat(text).contains("# ");
    assertThat(folder.resolve(notebook.getFileName().toString().replace(".ipynb", "-1.png")))
        .isNotEmptyFile();
    assertThat(Notebook.read(notebook).cells())
        .filteredOn(Notebook.Cell::isCode)
        .hasSizeGreaterThan(3);
  }

  /** What the records of a bank give is not ours to publish. */
  @Test
  void theBanksIsStoredWithoutOutput() throws IOException {
    Path notebook = Path.of("../notebooks/05-a-bank-in-1999.ipynb");
    for (JsonNode cell : new ObjectMapper().readTree(notebook.toFile()).get("cells")) {
      assertThat(cell.path("outputs")).isEmpty();
      assertThat(cell.path("execution_count").isNumber()).isFalse();
    }
  }

  @Test
  void aCellThatFailsIsShown() throws IOException {
    assertThatThrownBy(() -> of("int half = 1 / 0;").run(text -> {}))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("/ by zero");
    assertThatThrownBy(() -> of("String one = 1;").run(text -> {}))
        .hasMessageContaining("incompatible types", "String one");
    assertThatThrownBy(() -> of("if (true) {").run(text -> {}))
        .hasMessageContaining("ends in the middle");
    StringBuilder said = new StringBuilder();
    of("int two = 1 + 1;\ntwo * 3").run(said::append);
    of("int three = 3;").run(said::append);
    assertThat(said).hasToString("6");
  }

  private static Notebook of(String code) {
    return new Notebook(List.of(new Notebook.Cell(true, code)));
  }
}
