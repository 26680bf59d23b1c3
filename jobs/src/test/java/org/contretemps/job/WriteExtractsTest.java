package org.contretemps.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.NumberFormat;
import java.text.ParseException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.contretemps.contact.Contact;
import org.contretemps.kpi.AntagonismKpi;
import org.contretemps.kpi.AttentionSymmetryKpi;
import org.contretemps.kpi.ContactCentreKpi;
import org.contretemps.kpi.KpiDay;
import org.contretemps.kpi.KpiTable;
import org.contretemps.kpi.ServiceQualityGapKpi;
import org.contretemps.kpi.TerritorialEquityKpi;
import org.contretemps.kpi.TwoLogicsKpi;
import org.contretemps.statistics.ProportionDifference;
import org.contretemps.table.TableDefinition;
import org.contretemps.zone.CandidateNorm;
import org.contretemps.zone.ImpededQualityZone;
import org.contretemps.zone.NormChangeEffect;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Extracts of two organisations, one of which has all that harms a page and a spreadsheet. */
@ExtendWith(SparkSessionExtension.class)
class WriteExtractsTest {
  private static final LocalDate MONTH = LocalDate.parse("2026-03-01");
  private static final LocalDate NIGHT = LocalDate.parse("2026-03-20");
  private static final String ORGANISATION = "Caf d’Évry & \"Cœur\" ../..";
  private static final String FOLDER = "Caf_d_Évry____Cœur__.._..";
  private static final String SERVICE = "<script>alert('é')</script>";
  private static final String TEAM = "=HYPERLINK(\"x\";\"y\")";
  private static final String BARE = "bare";
  private static final int HEADER_ROW = 3;
  private static final List<TableDefinition> TABLES =
      Stream.concat(
              KpiTable.ALL.stream().map(KpiTable::table),
              Stream.of(ImpededQualityZone.TABLE, CandidateNorm.TABLE, NormChangeEffect.TABLE))
          .toList();

  @TempDir private static Path folder;
  private static TestHouse house;

  @BeforeAll
  static void write() {
    house = new TestHouse(folder);
    new FilledRows(ContactCentreKpi.TABLE, MONTH)
        .add(channel(ORGANISATION, "PHONE", 1_234))
        .add(channel(ORGANISATION, "EMAIL", 2_345))
        .store(house.warehouse());
    for (int back = 1; back <= 3; back++) {
      new FilledRows(ContactCentreKpi.TABLE, MONTH.minusMonths(back))
          .add(channel(ORGANISATION, "PHONE", 3_456 + back))
          .store(house.warehouse());
    }
    bare();
    antagonism();
    new FilledRows(TwoLogicsKpi.TABLE, MONTH)
        .add(
            Map.of(
                Contact.ORGANISATION, ORGANISATION,
                KpiDay.OBJECTIVE, "GUIDANCE",
                TwoLogicsKpi.QUADRANT, "NEITHER",
                TwoLogicsKpi.NEXT_FILES, "WORSE"))
        .store(house.warehouse());
    new FilledRows(AttentionSymmetryKpi.TABLE, MONTH)
        .add(
            Map.of(
                Contact.ORGANISATION, ORGANISATION,
                Contact.TEAM, TEAM,
                AttentionSymmetryKpi.IS_ASYMMETRIC, true))
        .store(house.warehouse());
    new FilledRows(ServiceQualityGapKpi.TABLE, MONTH)
        .add(
            Map.of(
                Contact.ORGANISATION, ORGANISATION,
                Contact.SERVICE, SERVICE,
                ServiceQualityGapKpi.QUADRANT, ServiceQualityGapKpi.BLIND_SPOT))
        .store(house.warehouse());
    FilledRows equity = new FilledRows(TerritorialEquityKpi.TABLE, MONTH);
    IntStream.range(0, 40)
        .forEach(
            i ->
                equity.add(
                    Map.of(
                        Contact.ORGANISATION,
                        ORGANISATION,
                        Contact.SERVICE,
                        "service " + i,
                        Contact.TERRITORY,
                        "2A")));
    equity.store(house.warehouse());
    zones();
  }

  /** Shares of counts that are among what they are shares of. */
  private static Map<String, Object> channel(String organisation, String channel, long events) {
    Map<String, Object> counts = new HashMap<>();
    counts.put(Contact.ORGANISATION, organisation);
    counts.put(Contact.CHANNEL, channel);
    Stream.of("repeats", "resolved", "within_norm", "abandoned", "satisfied")
        .forEach(name -> counts.put(name, events + name.length()));
    Stream.of("counted", "coded", "with_norm", "offered", "answers")
        .forEach(name -> counts.put(name, 10_000L + name.length()));
    return counts;
  }

  /** An organisation of which only contacts are known. */
  private static void bare() {
    Map<String, Object> row = new HashMap<>();
    for (StructField field : ContactCentreKpi.TABLE.writtenSchema().fields()) {
      if (field.nullable()) {
        row.put(field.name(), null);
      }
    }
    row.put(Contact.ORGANISATION, BARE);
    row.put(Contact.CHANNEL, "PHONE");
    new FilledRows(ContactCentreKpi.TABLE, MONTH).add(row).store(house.warehouse());
  }

  private static void antagonism() {
    FilledRows rows = new FilledRows(AntagonismKpi.TABLE, MONTH);
    for (String scope : List.of("TEAM", "HANDOVER", "ORGANISATION")) {
      rows.add(
          Map.of(
              Contact.ORGANISATION,
              ORGANISATION,
              AntagonismKpi.SCOPE,
              scope,
              AntagonismKpi.GIVING_TEAM,
              TEAM,
              AntagonismKpi.QUANTITY,
              "NORM_MET",
              AntagonismKpi.QUALITY,
              "NO_REPEAT",
              AntagonismKpi.IS_ANTAGONISTIC,
              true));
    }
    rows.store(house.warehouse());
  }

  private static void zones() {
    Map<String, Object> cell =
        Map.ofEntries(
            Map.entry(Contact.ORGANISATION, ORGANISATION),
            Map.entry(Contact.SERVICE, SERVICE),
            Map.entry(Contact.CHANNEL, "PHONE"),
            Map.entry(Contact.SITUATION_TYPE, "COMPLEX"),
            Map.entry(ImpededQualityZone.CELL_ID, 7L),
            Map.entry(ImpededQualityZone.NORM_ID, 8L),
            Map.entry(ImpededQualityZone.CONTACTS, 9_876L),
            Map.entry(ImpededQualityZone.ADVERSE, 1_234L),
            Map.entry(ImpededQualityZone.OVER, 2_345L),
            Map.entry(ImpededQualityZone.NORM_SECONDS, 300.0),
            Map.entry(ImpededQualityZone.EVIDENCE, ImpededQualityZone.SPIKE),
            Map.entry(ImpededQualityZone.LABEL, "IMPEDED_QUALITY"),
            Map.entry(ImpededQualityZone.VERDICT, "ESTABLISHED"),
            Map.entry(ImpededQualityZone.CHANGE, ImpededQualityZone.OPENED),
            Map.entry(ImpededQualityZone.IS_OPEN, true));
    new FilledRows(ImpededQualityZone.TABLE, NIGHT).add(cell).store(house.warehouse());
    new FilledRows(CandidateNorm.TABLE, NIGHT)
        .add(
            Map.of(
                Contact.ORGANISATION,
                ORGANISATION,
                CandidateNorm.CELL_ID,
                7L,
                CandidateNorm.NORM_SECONDS,
                300.0,
                CandidateNorm.CANDIDATE,
                360))
        .store(house.warehouse());
    new FilledRows(NormChangeEffect.TABLE, NIGHT)
        .add(
            Map.of(
                Contact.ORGANISATION, ORGANISATION,
                NormChangeEffect.DIRECTION, NormChangeEffect.TIGHTENED,
                NormChangeEffect.VERDICT, NormChangeEffect.ESTABLISHED))
        .store(house.warehouse());
  }

  private static Path extract(String organisation, String name, String language) {
    new WriteExtracts(
            house.warehouse(),
            new WriteExtracts.Request(
                Optional.empty(),
                Optional.of(organisation),
                List.of(Locale.forLanguageTag(language)),
                folder.resolve("extracts").toUri().toString()),
            step -> {})
        .run();
    return folder.resolve("extracts").resolve(name).resolve("2026-03").resolve(language);
  }

  private static Document page(Path extract) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(extract.resolve("report.html").toFile());
  }

  private static List<Element> elements(Element in, String tag) {
    NodeList nodes = in.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  /** The cells of every table but their header. */
  private static List<List<List<String>>> tables(Document page) {
    List<List<List<String>>> tables = new ArrayList<>();
    elements(page.getDocumentElement(), "table").forEach(table -> tables.add(bodies(table)));
    return tables;
  }

  private static List<List<String>> bodies(Element table) {
    List<List<String>> rows = new ArrayList<>();
    for (Element row : elements(elements(table, "tbody").get(0), "tr")) {
      List<String> cells = new ArrayList<>();
      elements(row, "th").forEach(cell -> cells.add(cell.getTextContent()));
      elements(row, "td").forEach(cell -> cells.add(cell.getTextContent()));
      rows.add(cells);
    }
    return rows;
  }

  @Test
  void whatComesFromDataIsTextAndNothingIsFetched() throws Exception {
    Document page = page(extract(ORGANISATION, FOLDER, "en"));
    Element root = page.getDocumentElement();
    assertThat(root.getAttribute("lang")).isEqualTo("en");
    assertThat(elements(root, "script")).isEmpty();
    assertThat(root.getTextContent()).contains(SERVICE, TEAM, ORGANISATION);
    elements(root, "a").forEach(a -> assertThat(a.getAttribute("href")).startsWith("#"));
    elements(root, "img").forEach(i -> assertThat(i.getAttribute("src")).startsWith("data:"));
    assertThat(elements(root, "link")).isEmpty();
    elements(root, "table").forEach(t -> assertThat(elements(t, "caption")).hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void pageWorkbookAndFileShowTheSameFigures(String language) throws Exception {
    Path extract = extract(ORGANISATION, FOLDER, language);
    List<Element> tables = elements(page(extract).getDocumentElement(), "table");
    Iterator<String> csv = Files.readAllLines(extract.resolve("report.csv")).iterator();
    csv.next();
    int figures = 0;
    try (XSSFWorkbook workbook = new XSSFWorkbook(extract.resolve("report.xlsx").toFile())) {
      assertThat(workbook.getNumberOfSheets()).isEqualTo(tables.size() + 1);
      for (int at = 0; at < tables.size(); at++) {
        Sheet sheet = workbook.getSheetAt(at + 1);
        List<List<String>> shown = bodies(tables.get(at));
        for (int row = 0; row < shown.size(); row++) {
          figures +=
              requireRow(
                  shown.get(row),
                  sheet.getRow(HEADER_ROW),
                  sheet.getRow(row + HEADER_ROW + 1),
                  csv,
                  Locale.forLanguageTag(language));
        }
      }
    }
    assertThat(csv.hasNext()).isFalse();
    assertThat(figures).isGreaterThan(500);
  }

  /** That a row of the page, of the workbook and of the file say the same; how many numbers. */
  private static int requireRow(
      List<String> shown,
      org.apache.poi.ss.usermodel.Row header,
      org.apache.poi.ss.usermodel.Row row,
      Iterator<String> csv,
      Locale language)
      throws ParseException {
    int column = 1;
    int figures = 0;
    for (String text : shown.subList(1, shown.size())) {
      boolean isRanged =
          header.getCell(column + 1) != null
              && header
                  .getCell(column + 1)
                  .getStringCellValue()
                  .matches(
                      Pattern.quote(header.getCell(column).getStringCellValue()) + ", (from|de)");
      String[] parts =
          isRanged && text.endsWith(")")
              ? text.replace(")", "").split(" \\(| to | à ", -1)
              : new String[] {text};
      for (int part = 0; part < (isRanged ? 3 : 1); part++) {
        String value = csv.next().replaceAll("^.*,", "");
        Cell cell = row.getCell(column + part);
        if (cell != null && cell.getCellType() == CellType.NUMERIC) {
          double number = cell.getNumericCellValue();
          assertThat(Double.parseDouble(value)).isCloseTo(number, within(1e-9));
          requireShown(parts[part], number, format(cell), language);
          figures++;
        }
      }
      column += isRanged ? 3 : 1;
    }
    return figures;
  }

  private static String format(Cell cell) {
    return cell.getCellStyle().getDataFormatString();
  }

  /** That a text is a number, rounded as its format has it. */
  private static void requireShown(String text, double number, String format, Locale language)
      throws ParseException {
    boolean isShare = format.endsWith("%");
    double half = isShare ? 0.0005 : format.equals("0.00") ? 0.005 : 0.5;
    double shown =
        text.endsWith(" s") || text.endsWith(" min") ? seconds(text) : parsed(text, language);
    assertThat(isShare ? shown / 100 : shown).as(text).isCloseTo(number, within(half + 1e-9));
  }

  private static double parsed(String text, Locale language) throws ParseException {
    return NumberFormat.getNumberInstance(language).parse(text).doubleValue();
  }

  private static double seconds(String text) {
    double seconds = 0;
    String[] parts = text.split(" ", -1);
    for (int i = 0; i < parts.length; i += 2) {
      seconds += Integer.parseInt(parts[i]) * (parts[i + 1].equals("min") ? 60 : 1);
    }
    return seconds;
  }

  /** Every number of every sheet stands in a table, or is what is left of 1 there. */
  @Test
  void everyFigureIsOneOfTheTables() throws Exception {
    Path extract = extract(ORGANISATION, FOLDER, "en");
    NavigableSet<Double> known = figures();
    int figures = 0;
    try (XSSFWorkbook workbook = new XSSFWorkbook(extract.resolve("report.xlsx").toFile())) {
      for (Sheet sheet : workbook) {
        for (org.apache.poi.ss.usermodel.Row row : sheet) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.NUMERIC) {
              double number = cell.getNumericCellValue();
              assertThat(known.subSet(number - 1e-9, number + 1e-9))
                  .as(sheet.getSheetName() + " " + cell.getAddress())
                  .isNotEmpty();
              figures++;
            }
          }
        }
      }
    }
    assertThat(figures).isGreaterThan(500);
  }

  /** All numbers of the organisation, and those of the comparison of two months. */
  private static NavigableSet<Double> figures() {
    NavigableSet<Double> known = new TreeSet<>();
    for (TableDefinition table : TABLES) {
      for (Row row :
          house
              .warehouse()
              .read(table)
              .where(functions.col(Contact.ORGANISATION).equalTo(ORGANISATION))
              .collectAsList()) {
        for (int i = 0; i < row.size(); i++) {
          if (row.get(i) instanceof Number number) {
            known.add(number.doubleValue());
            known.add(1 - number.doubleValue());
          }
        }
      }
    }
    Map<String, Object> now = channel(ORGANISATION, "PHONE", 1_234);
    Map<String, Object> then = channel(ORGANISATION, "PHONE", 3_457);
    addChange(known, now, then, "resolved", "coded");
    addChange(known, now, then, "within_norm", "with_norm");
    addChange(known, now, then, "abandoned", "offered");
    addChange(known, now, then, "satisfied", "answers");
    addChange(known, spared(now), spared(then), "repeats", "counted");
    return known;
  }

  private static Map<String, Object> spared(Map<String, Object> counts) {
    Map<String, Object> spared = new HashMap<>(counts);
    spared.put("repeats", (Long) counts.get("counted") - (Long) counts.get("repeats"));
    return spared;
  }

  private static void addChange(
      NavigableSet<Double> known,
      Map<String, Object> now,
      Map<String, Object> then,
      String events,
      String trials) {
    ProportionDifference change =
        ProportionDifference.newcombe(
            (Long) now.get(events),
            (Long) now.get(trials),
            (Long) then.get(events),
            (Long) then.get(trials),
            0.95);
    known.addAll(List.of(change.difference(), change.lower(), change.upper()));
  }

  @Test
  void aSpreadsheetExecutesNothing() throws IOException {
    Path extract = extract(ORGANISATION, FOLDER, "en");
    assertThat(Files.readString(extract.resolve("report.csv")))
        .contains("\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\"")
        .doesNotContain("\n=", ",=", "\"=");
    try (XSSFWorkbook workbook = new XSSFWorkbook(extract.resolve("report.xlsx").toFile())) {
      workbook.forEach(
          sheet ->
              sheet.forEach(
                  row ->
                      row.forEach(
                          cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA))));
      assertThat(
              workbook.getSheet("Symmetry").getRow(HEADER_ROW + 1).getCell(0).getStringCellValue())
          .isEqualTo(TEAM);
    } catch (org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
      throw new IOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void thePaperHoldsEveryCellOfThePage(String language) throws Exception {
    Path extract = extract(ORGANISATION, FOLDER, language);
    String text;
    try (PDDocument paper = Loader.loadPDF(extract.resolve("report.pdf").toFile())) {
      text = squeezed(new PDFTextStripper().getText(paper));
    }
    assertThat(text).contains(squeezed(ORGANISATION)).doesNotContain("#");
    tables(page(extract)).stream()
        .flatMap(List::stream)
        .flatMap(row -> row.stream().skip(1))
        .filter(cell -> cell.matches("[0-9].*"))
        .forEach(cell -> assertThat(text).contains(squeezed(cell)));
  }

  private static String squeezed(String text) {
    return text.replaceAll("[\\s\\u00a0\\u202f]+", "");
  }

  @Test
  void anOrganisationWithoutDataIsToldSo() throws Exception {
    String text = page(extract(BARE, BARE, "en")).getDocumentElement().getTextContent();
    assertThat(text)
        .contains(
            "No impeded-quality zones were looked for",
            "Sales are left out",
            "no teams or no answers are known",
            "no objectives are known",
            "there is no month before")
        .doesNotContain("Customers and employees, side by side", "Asks where a case stands");
  }

  @Test
  void aFolderIsWholeAndItsManifestTrue() throws IOException, GeneralSecurityException {
    Path extract = extract(ORGANISATION, FOLDER, "fr");
    JsonNode manifest = new ObjectMapper().readTree(extract.resolve("manifest.json").toFile());
    for (String file : List.of("report.html", "report.pdf", "report.xlsx", "report.csv")) {
      byte[] bytes = Files.readAllBytes(extract.resolve(file));
      assertThat(manifest.get(file).get("sha256").asText())
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }
    try (var files = Files.list(extract.getParent())) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("_"));
    }
  }

  @Test
  void aMonthWithoutIndicatorsIsRefused() {
    assertThatThrownBy(
            () ->
                new WriteExtracts(
                        house.warehouse(),
                        new WriteExtracts.Request(
                            Optional.of(YearMonth.parse("2025-01")),
                            Optional.empty(),
                            List.of(Locale.ENGLISH),
                            folder.toUri().toString()),
                        step -> {})
                    .run())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "Cannot write extracts of 2025-01: there are indicators of 2025-12 to 2026-03. Choose"
                + " one of these months.");
  }
}
