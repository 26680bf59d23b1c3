package org.contretemps.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The folder of an extract, read by libraries that share no code with what wrote it. */
public record ExtractFiles(Path folder) {

  public Path page() {
    return folder.resolve("report.html");
  }

  /** The page as XML. */
  public Element root() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(page().toFile())
        .getDocumentElement();
  }

  public static List<Element> elements(Element in, String tag) {
    NodeList nodes = in.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  /** The cells of every table of the page but their headers. */
  public List<List<List<String>>> tables() throws Exception {
    return elements(root(), "table").stream().map(ExtractFiles::cells).toList();
  }

  private static List<List<String>> cells(Element table) {
    List<List<String>> rows = new ArrayList<>();
    for (Element row : elements(elements(table, "tbody").get(0), "tr")) {
      rows.add(
          Stream.of("th", "td")
              .flatMap(tag -> elements(row, tag).stream())
              .map(Element::getTextContent)
              .toList());
    }
    return rows;
  }

  /** From a stream: a workbook that is opened as a file is written back when it is closed. */
  public XSSFWorkbook workbook() throws IOException {
    try (InputStream file = Files.newInputStream(folder.resolve("report.xlsx"))) {
      return new XSSFWorkbook(file);
    }
  }

  public static Stream<Cell> cells(XSSFWorkbook workbook) {
    List<Cell> cells = new ArrayList<>();
    workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cells::add)));
    return cells.stream();
  }

  public List<String> csv() throws IOException {
    return Files.readAllLines(folder.resolve("report.csv"));
  }

  /** The lines of a delimited file below its header, taken apart. */
  public List<String[]> lines(String file, char delimiter) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(delimiter);
    settings.setHeaderExtractionEnabled(true);
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.setMaxCharsPerColumn(-1);
    return new CsvParser(settings).parseAll(folder.resolve(file).toFile(), UTF_8);
  }

  /** A number of the workbook in the unit of the tables: seconds, and shares of 1. */
  public static double inTables(Cell cell) {
    double number = cell.getNumericCellValue();
    return switch (cell.getCellStyle().getDataFormatString()) {
      case "[m]:ss" -> number * 86_400;
      case "0.0" -> number / 100;
      default -> number;
    };
  }

  /** The letters of the PDF, without spaces: lines break where paper has them break. */
  public String paper() throws IOException {
    try (PDDocument paper = Loader.loadPDF(folder.resolve("report.pdf").toFile())) {
      return squeezed(new PDFTextStripper().getText(paper));
    }
  }

  /** The smallest type of a document, in points as they are on paper. */
  public static float smallestType(PDDocument paper) throws IOException {
    List<Float> sizes = new ArrayList<>();
    new PDFTextStripper() {
      @Override
      protected void processTextPosition(TextPosition letter) {
        sizes.add(letter.getYScale());
      }
    }.getText(paper);
    return sizes.stream().min(Float::compare).orElseThrow();
  }

  public static String squeezed(String text) {
    return text.replaceAll("[\\s\\u00a0\\u202f]+", "");
  }
}
