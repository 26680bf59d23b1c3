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
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.contretemps.contact.Contact;
import org.contretemps.kpi.AttentionSymmetryKpi;
import org.contretemps.kpi.ContactCentreKpi;
import org.contretemps.kpi.KpiDay;
import org.contretemps.kpi.ServiceQualityGapKpi;
import org.contretemps.kpi.TerritorialEquityKpi;
import org.contretemps.kpi.TwoLogicsKpi;
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

  @TempDir private static Path folder;
  private static TestHouse house;

  @BeforeAll
  static void write() {
    house = new TestHouse(folder);
    new FilledRows(ContactCentreKpi.TABLE, MONTH)
        .add(Map.of(Contact.ORGANISATION, ORGANISATION, Contact.CHANNEL, "PHONE"))
        .add(Map.of(Contact.ORGANISATION, ORGANISATION, Contact.CHANNEL, "EMAIL"))
        .add(Map.of(Contact.ORGANISATION, BARE, Contact.CHANNEL, "PHONE"))
        .store(house.warehouse());
    new FilledRows(ContactCentreKpi.TABLE, MONTH.minusMonths(1))
        .add(Map.of(Contact.ORGANISATION, ORGANISATION, Contact.CHANNEL, "PHONE"))
        .store(house.warehouse());
    new FilledRows(TwoLogicsKpi.TABLE, MONTH)
        .add(
            Map.of(
                Contact.ORGANISATION, ORGANISATION,
                KpiDay.OBJECTIVE, "GUIDANCE",
                TwoLogicsKpi.QUADRANT, "NEITHER"))
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
    for (Element table : elements(page.getDocumentElement(), "table")) {
      List<List<String>> rows = new ArrayList<>();
      for (Element row : elements(elements(table, "tbody").get(0), "tr")) {
        List<String> cells = new ArrayList<>();
        elements(row, "th").forEach(cell -> cells.add(cell.getTextContent()));
        elements(row, "td").forEach(cell -> cells.add(cell.getTextContent()));
        rows.add(cells);
      }
      tables.add(rows);
    }
    return tables;
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
    List<List<List<String>>> tables = tables(page(extract));
    List<String> csv = Files.readAllLines(extract.resolve("report.csv"));
    Locale locale = Locale.forLanguageTag(language);
    int line = 1;
    int figures = 0;
    try (XSSFWorkbook workbook = new XSSFWorkbook(extract.resolve("report.xlsx").toFile())) {
      assertThat(workbook.getNumberOfSheets()).isEqualTo(tables.size() + 1);
      for (int at = 0; at < tables.size(); at++) {
        Sheet sheet = workbook.getSheetAt(at + 1);
        for (int row = 0; row < tables.get(at).size(); row++) {
          List<String> shown = tables.get(at).get(row);
          for (int column = 1; column < shown.size(); column++) {
            Cell cell = sheet.getRow(row + 3).getCell(column);
            String value = csv.get(line++).replaceAll("^.*,", "");
            if (cell != null && cell.getCellType() == CellType.NUMERIC) {
              double number = cell.getNumericCellValue();
              assertThat(Double.parseDouble(value)).isCloseTo(number, within(1e-9));
              requireShown(shown.get(column), number, format(cell), locale);
              figures++;
            }
          }
        }
      }
    }
    assertThat(line).isEqualTo(csv.size());
    assertThat(figures).isGreaterThan(300);
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

  @Test
  void theFiguresAreThoseOfTheTables() throws Exception {
    Path extract = extract(ORGANISATION, FOLDER, "en");
    try (XSSFWorkbook workbook = new XSSFWorkbook(extract.resolve("report.xlsx").toFile())) {
      Row phone =
          house
              .warehouse()
              .read(ContactCentreKpi.TABLE)
              .where("channel = 'PHONE' AND month = '2026-03-01' AND organisation <> 'bare'")
              .first();
      Sheet channels = workbook.getSheet("Channels");
      requireRow(
          channels.getRow(4),
          phone.<Long>getAs("contacts"),
          phone.<Double>getAs(ContactCentreKpi.AHT),
          phone.<Integer>getAs(ContactCentreKpi.MEDIAN),
          phone.<Integer>getAs(ContactCentreKpi.P90),
          1 - phone.<Double>getAs("repeat_share"),
          phone.<Double>getAs("coded_resolution"),
          phone.<Double>getAs(ContactCentreKpi.SERVICE_LEVEL));
      Row territory =
          house.warehouse().read(TerritorialEquityKpi.TABLE).sort(Contact.SERVICE).first();
      requireRow(
          workbook.getSheet("Territories").getRow(3),
          territory.<Long>getAs("contacts"),
          territory.<Double>getAs(TerritorialEquityKpi.REPEAT_RATE),
          territory.<Double>getAs(TerritorialEquityKpi.REPEAT_RATE + "_lower"));
      Row zone = house.warehouse().read(ImpededQualityZone.TABLE).first();
      requireRow(
          workbook.getSheet("Zones").getRow(3),
          zone.<Long>getAs(ImpededQualityZone.CONTACTS),
          zone.<Double>getAs(ImpededQualityZone.NORM_SECONDS),
          zone.<Double>getAs(ImpededQualityZone.ATTAINED_SHARE));
    }
  }

  private static void requireRow(org.apache.poi.ss.usermodel.Row row, Number... figures) {
    for (int i = 0; i < figures.length; i++) {
      assertThat(row.getCell(i + 1).getNumericCellValue())
          .isCloseTo(figures[i].doubleValue(), within(1e-9));
    }
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
      assertThat(workbook.getSheet("Symmetry").getRow(3).getCell(0).getStringCellValue())
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
        .contains("No impeded-quality zone stands", "no teams are known", "no objectives are known")
        .doesNotContain("Customers and employees, side by side");
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
            "Cannot write extracts of 2025-01: there are indicators of 2026-02 to 2026-03. Choose one of these months.");
  }
}
