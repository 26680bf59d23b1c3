package org.contretemps.ingest;

import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.job.ContactsInReach;
import org.contretemps.job.Progress;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.source.landing.Deliveries;
import org.contretemps.source.landing.LandingFile;
import org.contretemps.source.landing.Manifest;
import org.contretemps.source.landing.PassedOverFiles;
import org.contretemps.source.mapping.FileAccount;
import org.contretemps.source.mapping.LandedSource;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.source.mapping.SourceReader;
import org.contretemps.warehouse.FewRows;
import org.contretemps.warehouse.KeptRows;
import org.contretemps.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The new files of all sources, read and judged before anything is published. */
final class Staging implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Staging.class);

  private final Warehouse warehouse;
  private final Supplier<Pseudonyms> pseudonyms;
  private final Progress progress;
  private final List<StagedSource> staged = new ArrayList<>();

  Staging(Warehouse warehouse, Supplier<Pseudonyms> pseudonyms, Progress progress) {
    this.warehouse = warehouse;
    this.pseudonyms = pseudonyms;
    this.progress = progress;
  }

  /** The sources that have new files, as far as they are read. */
  List<StagedSource> staged() {
    return staged;
  }

  /** Reads all sources, and returns when each delivered. */
  Deliveries all(List<LandedSource> landed, PassedOverFiles passedOver, Manifest manifest) {
    Admission admission = Admission.of(warehouse, pseudonyms);
    Spellings spellings = Spellings.of(warehouse);
    for (LandedSource source : landed) {
      SourceMapping mapping = source.reader().mapping();
      List<LandingFile> pending = source.pending();
      passedOver.add(mapping.name(), source.listing().passedOver(), manifest);
      LOG.info("{}: new files: {}", mapping.name(), pending.size());
      if (!pending.isEmpty()) {
        long records = LandedSource.records(List.of(source));
        staged.add(
            bySize(
                warehouse,
                mapping,
                records,
                () -> stage(source.reader(), pending, admission, spellings)));
        pending.forEach(file -> manifest.deliveries().add(mapping.name(), file.deliveredAt()));
      }
    }
    return manifest.deliveries();
  }

  /** Beside many contacts there are often few surveys, say: no code is generated for those. */
  static <R> R bySize(Warehouse warehouse, SourceMapping mapping, long records, Supplier<R> work) {
    boolean meetsContacts = Target.of(mapping).namesPeople();
    long rows = records + (meetsContacts ? ContactsInReach.recent(warehouse) : 0);
    return FewRows.work(warehouse.session(), rows, work);
  }

  /** A name's spelling is known once its records are read: rarely, they are read again for it. */
  private StagedSource stage(
      SourceReader reader, List<LandingFile> files, Admission admission, Spellings spellings) {
    SourceMapping mapping = reader.mapping();
    progress.step("Reading %s, files: %,d".formatted(mapping.name(), files.size()));
    StagedSource source = stageOnce(reader, files, admission, spellings);
    if (spellings.learn(source.rows(), source.target())) {
      source.kept().close();
      source = stageOnce(reader, files, admission, spellings);
    }
    return source.saying(spellings.sentences());
  }

  private StagedSource stageOnce(
      SourceReader reader, List<LandingFile> files, Admission admission, Spellings spellings) {
    SourceMapping mapping = reader.mapping();
    Target target = Target.of(mapping);
    SourceReader.ReadFiles read = reader.read(files);
    Dataset<Row> records = spellings.spelt(read.records(), target);
    KeptRows kept = KeptRows.of(JudgedRecords.of(mapping, records, pseudonyms, admission));
    List<FileAccount> accounts =
        FileAccount.of(kept.rows(), files, read.forms(), expr(target.date()));
    return new StagedSource(mapping, target, accounts, read.forms().get(), List.of(), kept);
  }

  /** Gives up what is kept of the rows. */
  @Override
  public void close() {
    staged.forEach(source -> source.kept().close());
  }
}
