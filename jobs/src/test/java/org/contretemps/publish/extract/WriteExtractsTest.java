package org.contretemps.publish.extract;

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
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.contretemps.config.Names;
import org.contretemps.house.AwkwardTables;
import org.contretemps.house.Axe;
import org.contretemps.house.ExtractFiles;
import org.contretemps.house.KnownFigures;
import org.contretemps.house.PdfUa;
import org.contretemps.house.SameFigures;
import org.contretemps.house.TestHouse;
import org.contretemps.wording.ServedPeople;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.w3c.dom.Element;

/** The extracts of {@link AwkwardTables}, in both languages, written once and read by each test. */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class WriteExtractsTest {
  private static final int DESK = 1_280;

  @TempDir private static Path folder;
  private static TestHouse house;

  @BeforeAll
  static void write() {
    house = new TestHouse(folder);
    new AwkwardTables(house.warehouse()).store();
    run(Optional.empty());
  }

  private static void run(Optional<YearMonth> month) {
    new WriteExtracts(
            house.warehouse(),
            new WriteExtracts.Request(
                month,
                Optional.empty(),
                List.of(Locale.ENGLISH, Locale.FRENCH),
                folder.resolve("extracts").toUri().toString(),
                new Names(
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of("2A", AwkwardTables.TERRITORY_NAME),
                    Map.of(AwkwardTables.ORGANISATION, ServedPeople.PATIENT))),
            step -> {})
        .run();
  }

  /** In all formats. */
  @ParameterizedTest
  @CsvSource({"en,patients,customer", "fr,patients,usager"})
  void eachOrganisationReadsItsOwnWord(String language, String chosen, String usual)
      throws IOException {
    assertThat(texts(extract(AwkwardTables.FOLDER, language)))
        .allSatisfy(text -> assertThat(text).contains(chosen).doesNotContain(usual));
    assertThat(texts(extract(AwkwardTables.BARE, language)))
        .anySatisfy(text -> assertThat(text).contains(usual))
        .noneSatisfy(text -> assertThat(text).contains("patient"));
  }

  private static List<String> texts(ExtractFiles extract) throws IOException {
    try (XSSFWorkbook workbook = extract.workbook()) {
      return Stream.of(
              Files.readString(extract.page()),
              String.join(" ", extract.csv()),
              ExtractFiles.cells(workbook).map(Cell::toString).collect(Collectors.joining(" ")),
              extract.paper())
          .map(text -> text.toLowerCase(Locale.ROOT))
          .toList();
    }
  }

  private static ExtractFiles extract(String organisation, String language) {
    return new ExtractFiles(
        folder.resolve("extracts").resolve(organisation).resolve("2026-03").resolve(language));
  }

  @Test
  void whatComesFromDataIsTextAndNothingIsFetched() throws Exception {
    Element root = extract(AwkwardTables.FOLDER, "en").root();
    assertThat(root.getAttribute("lang")).isEqualTo("en");
    assertThat(ExtractFiles.elements(root, "script")).hasSize(1);
    assertThat(ExtractFiles.elements(root, "script").get(0).getTextContent())
        .contains("fetched")
        .doesNotContain("fetch(", "http", AwkwardTables.SERVICE);
    assertThat(root.getTextContent())
        .contains(AwkwardTables.SERVICE, AwkwardTables.TEAM, AwkwardTables.ORGANISATION);
    assertThat(ExtractFiles.elements(root, "a"))
        .isNotEmpty()
        .allSatisfy(a -> assertThat(a.getAttribute("href")).matches("#.*|../fr/report.html"));
    assertThat(ExtractFiles.elements(root, "img"))
        .isNotEmpty()
        .allSatisfy(img -> assertThat(img.getAttribute("src")).startsWith("data:"));
    assertThat(ExtractFiles.elements(root, "link")).isEmpty();
    assertThat(ExtractFiles.elements(root, "table"))
        .isNotEmpty()
        .allSatisfy(table -> assertThat(ExtractFiles.elements(table, "caption")).hasSize(1));
  }

  /**
   * With the annex open and as it is delivered. At the width of a desk's screen and of a telephone.
   * On the latter axe does not see what is scrolled out of sight, and cannot tell its contrast,
   * which the former has shown to be enough.
   */
  @ParameterizedTest
  @CsvSource({"en,1280,open", "en,390,open", "fr,1280,closed", "fr,390,closed"})
  void axeFindsNothingThatKeepsAReaderOut(
      String language, int width, String annex, @TempDir Path scratch) throws Exception {
    String page = Files.readString(extract(AwkwardTables.FOLDER, language).page());
    Axe.Findings found =
        Axe.inBrowser(scratch)
            .check(
                annex.equals("open") ? page.replace("<details ", "<details open=\"open\" ") : page,
                width);
    assertThat(found.violations()).isEmpty();
    assertThat(found.undecided())
        .allMatch(rule -> width < DESK && rule.startsWith("color-contrast:"));
    assertThat(found.passes())
        .hasSizeGreaterThan(20)
        .contains("color-contrast", "html-has-lang", "summary-name");
    if (annex.equals("open")) {
      assertThat(found.passes()).contains("image-alt", "th-has-data-cells");
    }
    assertThat(found.width()).isEqualTo(width);
    assertThat(found.contentWidth()).as("nothing sticks out").isLessThanOrEqualTo(width);
    if (width >= DESK) {
      assertThat(found.cutPictures()).as("a desk shows pictures whole").isZero();
    }
  }

  @Test
  void aNameStandsInPlaceOfACode() throws Exception {
    ExtractFiles extract = extract(AwkwardTables.FOLDER, "en");
    assertThat(extract.root().getTextContent())
        .contains("service 1, " + AwkwardTables.TERRITORY_NAME)
        .doesNotContain("service 1, 2A");
    assertThat(String.join("\n", extract.csv()))
        .contains(AwkwardTables.TERRITORY_NAME)
        .doesNotContain("2A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void pageWorkbookAndFileShowTheSameFigures(String language) throws Exception {
    assertThat(
            SameFigures.required(
                extract(AwkwardTables.FOLDER, language), Locale.forLanguageTag(language)))
        .isGreaterThan(500);
  }

  /** Every number of every sheet is in a table, or is 1 less one that is. */
  @Test
  void everyFigureIsOneOfTheTables() throws Exception {
    KnownFigures known = new KnownFigures(house.warehouse());
    try (XSSFWorkbook workbook = extract(AwkwardTables.FOLDER, "en").workbook()) {
      List<Cell> numbers =
          ExtractFiles.cells(workbook)
              .filter(cell -> cell.getCellType() == CellType.NUMERIC)
              .toList();
      assertThat(numbers).hasSizeGreaterThan(500);
      assertThat(numbers)
          .allSatisfy(
              cell ->
                  assertThat(known.contains(ExtractFiles.inTables(cell)))
                      .as(cell.getSheet().getSheetName() + " " + cell.getAddress())
                      .isTrue());
    }
  }

  @Test
  void aSpreadsheetExecutesNothing() throws Exception {
    ExtractFiles extract = extract(AwkwardTables.FOLDER, "en");
    assertThat(String.join("\n", extract.csv()))
        .contains("\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\"")
        .doesNotContain("\n=", ",=", "\"=");
    try (XSSFWorkbook workbook = extract.workbook()) {
      assertThat(ExtractFiles.cells(workbook).map(Cell::getCellType))
          .isNotEmpty()
          .doesNotContain(CellType.FORMULA);
      assertThat(
              workbook
                  .getSheet("Symmetry")
                  .getRow(SameFigures.HEADER_ROW + 1)
                  .getCell(0)
                  .getStringCellValue())
          .isEqualTo(AwkwardTables.TEAM);
    }
  }

  @Test
  void aValueHasAKeyThatIsTheSameInBothLanguages() {
    List<String> english = keys("en");
    assertThat(english).hasSizeGreaterThan(500).doesNotHaveDuplicates();
    assertThat(keys("fr")).containsExactlyElementsOf(english);
  }

  private static List<String> keys(String language) {
    return extract(AwkwardTables.FOLDER, language).lines("report.csv", ',').stream()
        .map(line -> String.join(" ", line[0], line[1], line[2], line[3]))
        .toList();
  }

  /** As a spreadsheet of a French office reads it: the same values, shares in hundredths. */
  @Test
  void theFileForAFrenchOfficeHoldsTheSame() throws Exception {
    ExtractFiles extract = extract(AwkwardTables.FOLDER, "fr");
    assertThat(Files.readAllBytes(extract.folder().resolve("report.fr.csv")))
        .startsWith(0xEF, 0xBB, 0xBF);
    List<String[]> neutral = extract.lines("report.csv", ',');
    List<String[]> office = extract.lines("report.fr.csv", ';');
    assertThat(office).hasSameSizeAs(neutral);
    NumberFormat french = NumberFormat.getNumberInstance(Locale.FRENCH);
    for (int at = 0; at < office.size(); at++) {
      String[] line = neutral.get(at);
      assertThat(office.get(at)[5])
          .isEqualTo(String.join(".", line[0], line[1].replaceFirst("^'=", "="), line[2]));
      if (!line[3].equals("text") && !line[4].isEmpty()) {
        double value = french.parse(office.get(at)[3]).doubleValue();
        double share = line[3].equals("share") ? value / 100 : value;
        assertThat(share).isCloseTo(Double.parseDouble(line[4]), within(0.000_06));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void aSheetOpensReadable(String language) throws Exception {
    try (XSSFWorkbook workbook = extract(AwkwardTables.FOLDER, language).workbook()) {
      for (int at = SameFigures.FIRST_TABLE; at < workbook.getNumberOfSheets(); at++) {
        XSSFSheet sheet = workbook.getSheetAt(at);
        List<String> heads = new ArrayList<>();
        sheet.getRow(SameFigures.HEADER_ROW).forEach(cell -> heads.add(cell.getStringCellValue()));
        assertThat(heads).as(sheet.getSheetName()).doesNotHaveDuplicates();
        assertThat(sheet.getFitToPage()).isTrue();
        assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
        assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
        requireHeights(sheet);
      }
      List<String> links =
          workbook.getSheetAt(1).getHyperlinkList().stream()
              .map(link -> link.getLocation().replaceAll("^'|'!A1$", ""))
              .toList();
      assertThat(links).hasSize(workbook.getNumberOfSheets() - SameFigures.FIRST_TABLE);
      assertThat(links).allSatisfy(name -> assertThat(workbook.getSheet(name)).isNotNull());
      assertThat(ExtractFiles.cells(workbook))
          .anyMatch(
              cell ->
                  cell.getCellStyle().getFillForegroundColorColor() instanceof XSSFColor colour
                      && colour.getARGBHex().endsWith("FBEECB"));
    }
  }

  /** As another library reads them: each chart's values are the cells of its table. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void tablesHaveChartsOfTheirOwnCells(String language) throws Exception {
    try (XSSFWorkbook workbook = extract(AwkwardTables.FOLDER, language).workbook()) {
      int charts = 0;
      for (int at = SameFigures.FIRST_TABLE; at < workbook.getNumberOfSheets(); at++) {
        XSSFSheet sheet = workbook.getSheetAt(at);
        XSSFDrawing drawing = sheet.getDrawingPatriarch();
        for (XSSFChart chart : drawing == null ? List.<XSSFChart>of() : drawing.getCharts()) {
          charts++;
          requireValues(sheet, chart);
        }
      }
      assertThat(charts).isGreaterThan(1);
    }
  }

  private static void requireValues(XSSFSheet sheet, XSSFChart chart) {
    List<CTBarSer> bars = chart.getCTChart().getPlotArea().getBarChartArray(0).getSerList();
    assertThat(bars).isNotEmpty();
    for (CTBarSer series : bars) {
      AreaReference values =
          new AreaReference(series.getVal().getNumRef().getF(), SpreadsheetVersion.EXCEL2007);
      assertThat(values.getFirstCell().getSheetName()).isEqualTo(sheet.getSheetName());
      assertThat(values.getFirstCell().getRow()).isEqualTo(SameFigures.HEADER_ROW + 1);
      assertThat(values.getLastCell().getRow()).isEqualTo(sheet.getLastRowNum());
      assertThat(values.getAllReferencedCells())
          .extracting(cell -> sheet.getRow(cell.getRow()).getCell(cell.getCol()))
          .anyMatch(cell -> cell != null && cell.getCellType() == CellType.NUMERIC);
    }
  }

  /** A text that breaks into lines has room for them: at least a line for each 40 letters. */
  private static void requireHeights(XSSFSheet sheet) {
    sheet.forEach(
        row ->
            row.forEach(
                cell -> {
                  if (cell.getCellStyle().getWrapText()) {
                    int width = sheet.getColumnWidth(cell.getColumnIndex()) / 256;
                    assertThat((double) row.getHeightInPoints())
                        .as(cell.toString())
                        .isGreaterThanOrEqualTo(12.0 * cell.toString().length() / (width * 1.2));
                  }
                }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void thePaperHoldsEveryCellOfThePage(String language) throws Exception {
    ExtractFiles extract = extract(AwkwardTables.FOLDER, language);
    String paper = extract.paper();
    assertThat(paper)
        .contains(ExtractFiles.squeezed(AwkwardTables.ORGANISATION))
        .doesNotContain("#");
    List<String> figures =
        extract.tables().stream()
            .flatMap(List::stream)
            .flatMap(row -> row.stream().skip(1))
            .filter(cell -> cell.matches("[0-9].*"))
            .map(ExtractFiles::squeezed)
            .toList();
    assertThat(figures)
        .hasSizeGreaterThan(300)
        .allSatisfy(figure -> assertThat(paper).contains(figure));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void thePaperIsTaggedAndLargeEnoughToRead(String language) throws Exception {
    Path file = extract(AwkwardTables.FOLDER, language).folder().resolve("report.pdf");
    try (PDDocument paper = Loader.loadPDF(file.toFile())) {
      PDDocumentCatalog catalogue = paper.getDocumentCatalog();
      assertThat(catalogue.getMarkInfo().isMarked()).isTrue();
      assertThat(catalogue.getStructureTreeRoot().getKids()).isNotEmpty();
      assertThat(catalogue.getLanguage()).isEqualTo(language);
      assertThat(catalogue.getDocumentOutline().children()).hasSizeGreaterThan(10);
      assertThat(paper.getDocumentInformation().getTitle()).isNotBlank();
      for (PDPage page : paper.getPages()) {
        for (COSName font : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(font).isEmbedded()).as(font.getName()).isTrue();
        }
      }
      assertThat(isLandscape(paper.getPage(0))).isFalse();
      assertThat(isLandscape(paper.getPage(paper.getNumberOfPages() - 1))).isTrue();
      assertThat(ExtractFiles.smallestType(paper)).isGreaterThanOrEqualTo(7.95F);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void veraPdfFindsNothingThatKeepsAReaderOut(String language) throws Exception {
    Path paper = extract(AwkwardTables.FOLDER, language).folder().resolve("report.pdf");
    assertThat(PdfUa.faults(paper)).isEmpty();
  }

  private static boolean isLandscape(PDPage page) {
    return page.getMediaBox().getWidth() > page.getMediaBox().getHeight();
  }

  @Test
  void anOrganisationWithoutDataIsToldSo() throws Exception {
    assertThat(extract(AwkwardTables.BARE, "en").root().getTextContent())
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
    Path extract = extract(AwkwardTables.FOLDER, "fr").folder();
    JsonNode manifest = new ObjectMapper().readTree(extract.resolve("manifest.json").toFile());
    assertThat(manifest.get("version").asInt()).isEqualTo(1);
    for (String file :
        List.of("report.html", "report.pdf", "report.xlsx", "report.csv", "report.fr.csv")) {
      byte[] bytes = Files.readAllBytes(extract.resolve(file));
      assertThat(manifest.get("files").get(file).get("sha256").asText())
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }
    try (var files = Files.list(extract.getParent())) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("_"));
    }
  }

  @Test
  void aMonthWithoutIndicatorsIsRefused() {
    assertThatThrownBy(() -> run(Optional.of(YearMonth.parse("2025-01"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "Cannot write extracts of 2025-01: there are indicators of 2025-12 to 2026-03. Choose"
                + " one of these months.");
  }
}
