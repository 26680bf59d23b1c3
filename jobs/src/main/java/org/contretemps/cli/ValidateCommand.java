package org.contretemps.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.contretemps.config.Configuration;
import org.contretemps.norm.Finding;
import org.contretemps.norm.NormLogEntry;
import org.contretemps.norm.NormLogReview;
import org.contretemps.norm.NormRows;
import org.contretemps.source.LandingFile;
import org.contretemps.source.LoadAudit;
import org.contretemps.source.Manifest;
import org.contretemps.source.SourceMapping;
import org.contretemps.source.SourceReader;
import org.contretemps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks what the user wrote, and writes nothing. */
@Command(
    name = "validate",
    description =
        "Checks the configuration and the source mappings, lists the files that the next night would load, and says what is odd in the norm log as it stands in the warehouse. Writes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ValidateCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Configuration configuration = options.configuration();
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    try (Workplace workplace = Workplace.open(configuration, progress)) {
      List<SourceReader> readers = workplace.readers();
      PrintWriter out = spec.commandLine().getOut();
      out.printf("configuration  %s%n", configuration.file());
      out.printf("warehouse      %s%n", configuration.warehouse());
      out.printf("landing        %s%n", configuration.landing());
      TextTable table = new TextTable("source", "target", "zone", "files", "new");
      Manifest manifest = Manifest.of(workplace.warehouse().read(LoadAudit.TABLE));
      readers.forEach(
          reader ->
              addRow(
                  table,
                  reader.mapping(),
                  workplace.landing().list(reader.mapping().path()),
                  manifest));
      out.print(table);
      out.print(NormSummary.of(findings(workplace.warehouse())));
      out.println("Everything is understood.");
      out.flush();
      return 0;
    }
  }

  /** What is odd in the norm log that has been loaded, whatever has been made of it. */
  private static List<Finding> findings(Warehouse warehouse) {
    return NormLogReview.of(NormRows.log(warehouse.read(NormLogEntry.TABLE)));
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
