package org.contretemps.app.cli.reading;

import java.io.PrintWriter;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.CommonOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.run.Workplace;
import org.contretemps.app.terminal.ConsoleProgress;
import org.contretemps.app.terminal.WrittenExtracts;
import org.contretemps.config.Secrets;
import org.contretemps.publish.extract.WriteExtracts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code extract}: writes the reports that directors receive. */
@Command(
    name = "extract",
    description = {
      "Writes, per organisation, month and language, a folder with report.html, report.pdf,"
          + " report.xlsx, report.csv and manifest.json.",
      "Everything comes from the KPI tables and from what the month's last night stated of zones."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class ExtractCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "The month (default: the last one with indicators).")
  private Optional<YearMonth> month;

  @Option(
      names = "--organisation",
      paramLabel = "NAME",
      description = "Only this one (default: all).")
  private Optional<String> organisation;

  @Mixin private LanguageOption languages;

  @Option(
      names = "--to",
      paramLabel = "URI",
      description = "The folder to write below (default: 'extracts' beside the warehouse).")
  private Optional<String> target;

  @Override
  public Integer call() {
    List<Locale> locales = languages.locales();
    target.ifPresent(place -> Secrets.refuseInPlace("--to", place));
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    try (Workplace workplace = Workplace.open(options.configuration(), progress)) {
      WriteExtracts.Result written = workplace.extracts(month, organisation, locales, target).run();
      progress.step("Done");
      PrintWriter out = spec.commandLine().getOut();
      WrittenExtracts.print(written, out);
      out.flush();
      return 0;
    }
  }
}
