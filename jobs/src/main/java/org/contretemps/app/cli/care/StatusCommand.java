package org.contretemps.app.cli.care;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.CommonOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.run.Workplace;
import org.contretemps.app.terminal.ConsoleProgress;
import org.contretemps.app.terminal.RunTable;
import org.contretemps.care.upkeep.RebuildNotice;
import org.contretemps.care.upkeep.WarehouseStatus;
import org.contretemps.config.Configuration;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.Manifest;
import org.contretemps.source.mapping.SourceReader;
import org.contretemps.warehouse.delta.CommitHistory;
import org.contretemps.wording.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code status}: prints the state of the warehouse. Reads only. */
@Command(
    name = "status",
    description =
        "Shows what has been loaded and what waits, the last nights and runs, which dates are not mature yet, and which sources fell silent. Writes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class StatusCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Configuration configuration = options.configuration();
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    try (Workplace workplace = Workplace.open(configuration, progress)) {
      int maturityDays = configuration.definitions().outcomes().maturityDays();
      WarehouseStatus status =
          WarehouseStatus.of(workplace.warehouse(), configuration.definitions().outcomes());
      PrintWriter out = spec.commandLine().getOut();
      out.printf("warehouse      %s%n", configuration.warehouse());
      out.printf("contacts       %,d%s%n", status.contacts(), span(status));
      Manifest manifest = Manifest.of(workplace.warehouse().read(LoadAudit.TABLE));
      out.printf("waiting        %s%n", waiting(workplace, manifest));
      manifest
          .deliveries()
          .silent(
              configuration.sources(), Instant.now(), configuration.operations().silentAfterDays())
          .forEach(silence -> out.printf("silent         %s%n", silence.sentence()));
      out.printf(
          "last night     as of %s%n",
          status.lastNight().map(LocalDate::toString).orElse("none yet"));
      out.printf("lag            %s%n", lag(status));
      out.printf("not mature     %s%n", notMature(status.notMature(), maturityDays));
      out.printf("not counted    %s%n", count(status.notDistributed()));
      RebuildNotice notice = workplace.rebuildNotice();
      if (!notice.isEmpty()) {
        out.print(
            notice.text(
                "outdated       counting has changed since these tables were made; run 'contretemps rebuild':"));
      }
      nights(status.nights(), out);
      out.print(RunTable.of(workplace.warehouse()));
      out.flush();
      return 0;
    }
  }

  private static String span(WarehouseStatus status) {
    return status
        .firstDate()
        .map(first -> ", %s to %s".formatted(first, status.lastDate().orElseThrow()))
        .orElse("");
  }

  private static String waiting(Workplace workplace, Manifest manifest) {
    long files = 0;
    for (SourceReader reader : workplace.readers()) {
      files +=
          manifest
              .pending(reader.mapping().name(), workplace.landing().list(reader.mapping().path()))
              .size();
    }
    return files == 0 ? "no new files" : "%,d new files have landed".formatted(files);
  }

  private static String lag(WarehouseStatus status) {
    return status.notQualified().isEmpty()
        ? "none: all dates loaded are qualified"
        : "%s loaded and not qualified: run 'contretemps nightly'"
            .formatted(count(status.notQualified()));
  }

  private static String notMature(NavigableSet<LocalDate> dates, int maturityDays) {
    return dates.isEmpty()
        ? "none"
        : "%s; the next one, %s, matures on the night of %s"
            .formatted(count(dates), dates.first(), dates.first().plusDays(maturityDays));
  }

  private static String count(NavigableSet<LocalDate> dates) {
    return switch (dates.size()) {
      case 0 -> "none";
      case 1 -> dates.first().toString();
      default -> "%,d dates, %s to %s".formatted(dates.size(), dates.first(), dates.last());
    };
  }

  private static void nights(List<CommitHistory.Night> nights, PrintWriter out) {
    if (!nights.isEmpty()) {
      TextTable table = new TextTable("last nights: as of", "committed at (UTC)");
      nights.forEach(
          night ->
              table.row(
                  night.asOf().toString(),
                  night.committedAt().toString().substring(0, 19).replace('T', ' ')));
      out.print(table);
    }
  }
}
