package org.contretemps.publish.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Puts charts into a finished workbook, as parts of their own beside its sheets. What writes the
 * sheets knows no charts; a workbook is a ZIP of XML parts that name each other.
 */
final class ChartedWorkbook {
  private static final String TYPES = "[Content_Types].xml";
  private static final String TYPES_END = "</Types>";
  private static final String SHEET_END = "</worksheet>";

  private ChartedWorkbook() {}

  /**
   * Writes the workbook with its charts and leaves the stream open.
   *
   * @param charts at most one for a sheet, and none for a sheet that refers to other parts
   */
  static void write(byte[] workbook, List<SheetChart> charts, OutputStream out) throws IOException {
    Map<String, Integer> numbers = new HashMap<>();
    charts.forEach(chart -> numbers.put(sheet(chart), numbers.size() + 1));
    ZipOutputStream zip = new ZipOutputStream(out);
    try (ZipFile parts = opened(workbook)) {
      for (ZipArchiveEntry part : Collections.list(parts.getEntriesInPhysicalOrder())) {
        byte[] bytes = parts.getInputStream(part).readAllBytes();
        if (part.getName().equals(TYPES)) {
          put(zip, TYPES, text(bytes).replace(TYPES_END, types(charts.size()) + TYPES_END));
        } else if (numbers.containsKey(part.getName())) {
          String drawn = "<drawing r:id=\"rId1\"/>" + SHEET_END;
          put(zip, part.getName(), text(bytes).replace(SHEET_END, drawn));
        } else {
          put(zip, part.getName(), bytes);
        }
      }
    }
    for (SheetChart chart : charts) {
      put(zip, chart, numbers.get(sheet(chart)));
    }
    zip.finish();
  }

  /** By its directory: what wrote it tells sizes there alone, where Java's streams do not look. */
  private static ZipFile opened(byte[] workbook) throws IOException {
    return ZipFile.builder()
        .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
        .get();
  }

  private static void put(ZipOutputStream zip, SheetChart chart, int number) throws IOException {
    put(
        zip,
        "xl/worksheets/_rels/sheet%d.xml.rels".formatted(chart.sheet()),
        ChartXml.relations("drawing", "../drawings/drawing%d.xml".formatted(number)));
    put(zip, "xl/drawings/drawing%d.xml".formatted(number), ChartXml.drawing(chart));
    put(
        zip,
        "xl/drawings/_rels/drawing%d.xml.rels".formatted(number),
        ChartXml.relations("chart", "../charts/chart%d.xml".formatted(number)));
    put(zip, "xl/charts/chart%d.xml".formatted(number), ChartXml.chart(chart));
  }

  private static String types(int charts) {
    StringBuilder types = new StringBuilder();
    for (int number = 1; number <= charts; number++) {
      types.append(ChartXml.types(number));
    }
    return types.toString();
  }

  private static String sheet(SheetChart chart) {
    return "xl/worksheets/sheet%d.xml".formatted(chart.sheet());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    put(zip, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
