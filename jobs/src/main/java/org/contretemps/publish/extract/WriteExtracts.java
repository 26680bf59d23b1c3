package org.contretemps.publish.extract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.contretemps.config.ConfigurationException;
import org.contretemps.config.Names;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.publish.format.CsvFile;
import org.contretemps.publish.format.HtmlPage;
import org.contretemps.publish.format.PdfDocument;
import org.contretemps.publish.format.Workbooks;
import org.contretemps.publish.report.ReportBuilder;
import org.contretemps.publish.report.ReportFigures;
import org.contretemps.publish.report.content.Report;
import org.contretemps.warehouse.PlainFiles;
import org.contretemps.warehouse.Warehouse;

/**
 * The step that writes extracts from the indicator tables and {@code impeded_quality_zone}: for
 * each organisation, month and language a folder with a page, a document, a workbook, a CSV file
 * and a manifest with checksums.
 *
 * <p>A reader never mistakes half an extract for a whole one: see {@link ExtractFolder}.
 */
public final class WriteExtracts implements Job<WriteExtracts.Result> {
  /**
   * What was written.
   *
   * @param folders one for each organisation and language
   */
  public record Result(YearMonth month, List<String> folders) {}

  /**
   * The request: which extracts to write.
   *
   * @param month the last with indicators if empty
   * @param organisation all if empty
   * @param target URI of the folder to write below
   * @param names what people call what the data have codes for
   */
  public record Request(
      Optional<YearMonth> month,
      Optional<String> organisation,
      List<Locale> languages,
      String target,
      Names names) {}

  private final Warehouse warehouse;
  private final Request request;
  private final Progress progress;

  public WriteExtracts(Warehouse warehouse, Request request, Progress progress) {
    this.warehouse = warehouse;
    this.request = request;
    this.progress = progress;
  }

  /**
   * Writes the extracts.
   *
   * @throws ConfigurationException if there is nothing to tell of
   */
  @Override
  public Result run() {
    YearMonth month = month();
    ReportFigures figures = new ReportFigures(warehouse, month.atDay(1), request.names());
    FolderNames names = new FolderNames(figures.organisationsOfAllMonths());
    List<String> folders = new ArrayList<>();
    for (String organisation : organisations(figures, month)) {
      for (Locale language : request.languages()) {
        progress.step(
            "Writing the extract of %s, %s, %s"
                .formatted(organisation, month, language.getLanguage()));
        Report report = ReportBuilder.of(figures.of(organisation, language), language);
        folders.add(write(report, folder(names.of(organisation), month, language)));
      }
    }
    return new Result(month, folders);
  }

  private YearMonth month() {
    NavigableSet<LocalDate> months =
        warehouse.history(ContactCentreKpi.TABLE).dates(KpiMonth.MONTH);
    if (months.isEmpty()) {
      throw new ConfigurationException(
          "Cannot write extracts: there are no indicators. Run 'contretemps kpi' or 'nightly'"
              + " first.");
    }
    YearMonth month = request.month().orElse(YearMonth.from(months.last()));
    if (!months.contains(month.atDay(1))) {
      throw new ConfigurationException(
          "Cannot write extracts of %s: there are indicators of %s to %s. Choose one of these months."
              .formatted(month, YearMonth.from(months.first()), YearMonth.from(months.last())));
    }
    return month;
  }

  private List<String> organisations(ReportFigures figures, YearMonth month) {
    List<String> present = figures.organisations();
    if (request.organisation().isEmpty()) {
      return present;
    }
    String wanted = request.organisation().get();
    if (!present.contains(wanted)) {
      throw new ConfigurationException(
          "Cannot write an extract of %s: in %s there are %s. Name one of these."
              .formatted(wanted, month, String.join(", ", present)));
    }
    return List.of(wanted);
  }

  private Path folder(String name, YearMonth month, Locale language) {
    return new Path(
        new Path(new Path(request.target(), name), month.toString()), language.getLanguage());
  }

  private String write(Report report, Path folder) {
    try {
      FileSystem files =
          PlainFiles.at(folder, warehouse.session().sparkContext().hadoopConfiguration());
      new ExtractFolder(files, folder).write(contents(report, request.languages()));
      return folder.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              "Cannot write the extract %s: %s. Choose a folder that can be written."
                  .formatted(folder, e.getMessage()),
              e));
    }
  }

  private static Map<String, byte[]> contents(Report report, List<Locale> languages)
      throws IOException {
    String page = HtmlPage.of(report, languages);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    PdfDocument.write(HtmlPage.onPaper(report), pdf);
    ByteArrayOutputStream workbook = new ByteArrayOutputStream();
    Workbooks.write(report, workbook);
    Map<String, byte[]> contents = new LinkedHashMap<>();
    contents.put("report.html", page.getBytes(StandardCharsets.UTF_8));
    contents.put("report.pdf", pdf.toByteArray());
    contents.put("report.xlsx", workbook.toByteArray());
    contents.put("report.csv", CsvFile.neutral(report).getBytes(StandardCharsets.UTF_8));
    if (report.language().equals(Locale.FRENCH)) {
      contents.put("report.fr.csv", CsvFile.forOffice(report).getBytes(StandardCharsets.UTF_8));
    }
    return contents;
  }
}
