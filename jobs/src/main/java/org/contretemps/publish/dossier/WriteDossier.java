package org.contretemps.publish.dossier;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.contretemps.config.Configuration;
import org.contretemps.config.Controller.Detail;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.operation.JobRun;
import org.contretemps.operation.RunOutcome;
import org.contretemps.publish.format.Document;
import org.contretemps.publish.format.DocumentPage;
import org.contretemps.publish.format.PdfDocument;
import org.contretemps.record.contact.Contact;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.warehouse.PlainFiles;
import org.contretemps.warehouse.Warehouse;

/**
 * Writes the documents for those who have to be consulted, for each language a folder below that of
 * the date. Written twice on a date, they replace each other: both are compared with the last
 * dossier of an earlier date.
 */
public final class WriteDossier implements Job<WriteDossier.Result> {
  /**
   * What to write.
   *
   * @param date of the dossier
   * @param software the version of the software
   * @param target URI of the folder to write below
   */
  public record Request(List<Locale> languages, LocalDate date, String software, String target) {}

  /**
   * What was written.
   *
   * @param pages the pages to open
   * @param missing what the controller still has to state
   */
  public record Result(List<String> pages, List<Detail> missing) {}

  private final Warehouse warehouse;
  private final Configuration configuration;
  private final List<SourceMapping> mappings;
  private final Request request;
  private final Progress progress;

  /**
   * @param mappings those in use
   */
  public WriteDossier(
      Warehouse warehouse,
      Configuration configuration,
      List<SourceMapping> mappings,
      Request request,
      Progress progress) {
    this.warehouse = warehouse;
    this.configuration = configuration;
    this.mappings = List.copyOf(mappings);
    this.request = request;
    this.progress = progress;
  }

  @Override
  public Result run() {
    DossierFacts facts =
        new GatheredFacts(configuration, mappings).of(request.date(), request.software());
    progress.step("Reading the record of runs");
    RunFacts runs = runs();
    try {
      Path home = new Path(request.target());
      DossierFolders folders =
          new DossierFolders(
              PlainFiles.at(home, warehouse.session().sparkContext().hadoopConfiguration()), home);
      Optional<DossierFacts> last = folders.last(request.date());
      List<String> pages = new ArrayList<>();
      for (Locale language : request.languages()) {
        progress.step("Writing the dossier in " + language.getDisplayLanguage(Locale.ENGLISH));
        Said said = new Said(configuration, facts, language);
        pages.addAll(folders.write(request.date(), language, contents(said, facts, last, runs)));
      }
      return new Result(pages, configuration.controller().missing());
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              "Cannot write the dossier below %s: %s. Choose a folder that can be written, and take away facts.json that are not of this software."
                  .formatted(request.target(), e.getMessage()),
              e));
    }
  }

  private Map<String, byte[]> contents(
      Said said, DossierFacts facts, Optional<DossierFacts> last, RunFacts runs)
      throws IOException {
    Map<String, Document> documents = new LinkedHashMap<>();
    documents.put(
        "consultation",
        new Consultation(said, configuration, facts)
            .of(Changes.sentences(said, last, facts), runs));
    documents.put("assessment", new Assessment(said).document());
    documents.put("employees", Notice.of(said, facts, Notice.Readers.EMPLOYEES));
    documents.put("customers", Notice.of(said, facts, Notice.Readers.CUSTOMERS));
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (Map.Entry<String, Document> document : documents.entrySet()) {
      String name = said.words().say("file." + document.getKey());
      contents.put(
          name + ".html", DocumentPage.of(document.getValue()).getBytes(StandardCharsets.UTF_8));
      ByteArrayOutputStream pdf = new ByteArrayOutputStream();
      PdfDocument.write(DocumentPage.onPaper(document.getValue()), pdf);
      contents.put(name + ".pdf", pdf.toByteArray());
    }
    contents.put(DossierFolders.FACTS, facts.json().getBytes(StandardCharsets.UTF_8));
    return contents;
  }

  private RunFacts runs() {
    Optional<LocalDate> oldest =
        warehouse.exists(Contact.TABLE)
            ? first(warehouse.history(Contact.TABLE).dates(Contact.CONTACT_DATE))
            : Optional.empty();
    if (!warehouse.exists(JobRun.TABLE)) {
      return new RunFacts(Optional.empty(), Optional.empty(), Optional.empty(), 0, oldest);
    }
    Column started = to_date(col(JobRun.STARTED_AT));
    Row found =
        warehouse
            .read(JobRun.TABLE)
            .where(col(JobRun.STEP_NUMBER).equalTo(0))
            .agg(
                min(started),
                max(when(succeeded("nightly"), col(JobRun.AS_OF_DATE))),
                max(when(succeeded("maintain"), started)),
                count(when(succeeded("erase"), lit(1))))
            .head();
    return new RunFacts(
        Optional.ofNullable(found.getLocalDate(0)),
        Optional.ofNullable(found.getLocalDate(1)),
        Optional.ofNullable(found.getLocalDate(2)),
        found.getLong(3),
        oldest);
  }

  private static Column succeeded(String command) {
    return col(JobRun.COMMAND)
        .equalTo(command)
        .and(col(JobRun.OUTCOME).equalTo(RunOutcome.OK.word()));
  }

  private static Optional<LocalDate> first(NavigableSet<LocalDate> dates) {
    return dates.isEmpty() ? Optional.empty() : Optional.of(dates.first());
  }
}
