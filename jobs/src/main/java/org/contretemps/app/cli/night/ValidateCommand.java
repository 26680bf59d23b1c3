package org.contretemps.app.cli.night;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.CommonOptions;
import org.contretemps.app.run.Failures;
import org.contretemps.app.run.Version;
import org.contretemps.app.run.Workplace;
import org.contretemps.app.terminal.ConsoleProgress;
import org.contretemps.app.terminal.NormSummary;
import org.contretemps.app.terminal.SourcePreview;
import org.contretemps.config.Configuration;
import org.contretemps.config.ConfigurationException;
import org.contretemps.ingest.PreviewSource;
import org.contretemps.source.landing.LandingFile;
import org.contretemps.source.landing.LandingFolder;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.Manifest;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.source.mapping.SourceReader;
import org.contretemps.wording.Printable;
import org.contretemps.wording.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code validate}: checks configuration, mappings and landed files, and writes
 * nothing.
 */
@Command(
    name = "validate",
    description = {
      "Checks the configuration and the source mappings, lists the files that the next night would load, and reports oddities of the norm log in the warehouse. Writes nothing.",
      "With --source, shows instead what one mapping would make of the first records of a file, and which it would not load and why."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class ValidateCommand implements Callable<Integer> {
  private static final int MOST_PASSED_OVER = 5;
  private static final int SAMPLE = 1000;

  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "A mapping, enabled or not, to be tried on a file.")
  private Optional<String> source;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "The file (default: the last that was delivered to the mapping's path).")
  private Optional<String> file;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Show N records (default: 4); the first 1,000 are read and judged.",
      defaultValue = "4")
  private int rows;

  @Override
  public Integer call() {
    if (source.isEmpty() && file.isPresent()) {
      throw new ConfigurationException(
          "Cannot try %s: no mapping is named. Add --source NAME.".formatted(file.get()));
    }
    if (rows < 1 || rows > SAMPLE) {
      throw new ConfigurationException(
          "Cannot show %d records. Give --rows a number from 1 to %d.".formatted(rows, SAMPLE));
    }
    Configuration configuration = options.configuration();
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    try (Workplace workplace = Workplace.open(configuration, progress)) {
      if (source.isPresent()) {
        return preview(workplace, workplace.reader(source.get()), progress);
      }
      List<SourceReader> readers = workplace.readers();
      LandingFolder landing = workplace.arrivals();
      PrintWriter out = spec.commandLine().getOut();
      out.printf("configuration  %s%n", configuration.file());
      out.printf("warehouse      %s%n", configuration.warehouse());
      out.printf("landing        %s%n", configuration.landing());
      TextTable table = new TextTable("source", "target", "zone", "files", "new");
      Manifest manifest = Manifest.of(workplace.warehouse().read(LoadAudit.TABLE));
      readers.forEach(
          reader ->
              addRow(table, reader.mapping(), landing.list(reader.mapping().path()), manifest));
      out.print(table);
      readers.forEach(reader -> passedOver(workplace, reader.mapping(), out));
      out.print(NormSummary.of(workplace.norms(progress).findings()));
      out.println("Everything is understood.");
      out.flush();
      return 0;
    }
  }

  private static void passedOver(Workplace workplace, SourceMapping mapping, PrintWriter out) {
    workplace.landing().look(mapping.path()).passedOver().stream()
        .limit(MOST_PASSED_OVER)
        .forEach(
            file ->
                out.printf(
                    "%s, %s: %s%n", mapping.name(), Printable.of(file.name()), file.sentence()));
  }

  /** Exit code 3 for a file of whose first records none would be accepted. */
  private int preview(Workplace workplace, SourceReader reader, ConsoleProgress progress) {
    LandingFile tried = file(workplace, reader.mapping());
    progress.step("Reading %s".formatted(tried.name()));
    PrintWriter out = spec.commandLine().getOut();
    PreviewSource.Result preview = new PreviewSource(reader, tried, SAMPLE).run();
    out.print(new SourcePreview(preview, rows));
    out.flush();
    boolean isAnyAccepted =
        preview.records().stream()
            .anyMatch(record -> record.status().equals(MappedRecord.ACCEPTED));
    return isAnyAccepted || preview.records().isEmpty() ? 0 : Failures.DATA_REFUSED;
  }

  private LandingFile file(Workplace workplace, SourceMapping mapping) {
    return file.map(workplace.landing()::file)
        .or(
            () ->
                workplace.landing().list(mapping.path()).stream()
                    .max(Comparator.comparing(LandingFile::deliveredAt)))
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "Cannot try the source '%s': no file matches %s in the landing folder. Name one with --file."
                        .formatted(mapping.name(), mapping.path())));
  }

  private static void addRow(
      TextTable table, SourceMapping mapping, List<LandingFile> files, Manifest manifest) {
    table.row(
        mapping.name(),
        mapping.target(),
        mapping.zone().toString(),
        Integer.toString(files.size()),
        Integer.toString(manifest.pending(mapping.name(), files).size()));
  }
}
