package org.contretemps.app.cli.reading;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.contretemps.app.cli.CommonOptions;
import org.contretemps.app.run.Failures;
import org.contretemps.app.run.Version;
import org.contretemps.app.run.Workplace;
import org.contretemps.app.terminal.ConsoleProgress;
import org.contretemps.config.Secrets;
import org.contretemps.publish.dossier.WriteDossier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code dossier}: writes the documents for those who have to be consulted. */
@Command(
    name = "dossier",
    description = {
      "Writes, as pages and PDF, what the works council and the data-protection officer are consulted on: a file on what is kept of people, who sees it and for how long; a draft of the impact assessment in the CNIL's structure; a notice for employees and one for customers.",
      "Everything comes from the configuration, the mappings in use, the tables and the record of runs. facts.json beside the pages holds it for machines; the next dossier names what has changed since the last one of an earlier date.",
      "What the section 'controller' of the configuration leaves out is marked in the documents. They are written all the same, and the command ends with 2."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class DossierCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Mixin private LanguageOption languages;
  @Spec private CommandSpec spec;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "The date of the dossier, which names its folder (default: today in UTC).")
  private Optional<LocalDate> date;

  @Option(
      names = "--to",
      paramLabel = "URI",
      description = "The folder to write below (default: 'dossier' beside the warehouse).")
  private Optional<String> target;

  @Override
  public Integer call() {
    target.ifPresent(place -> Secrets.refuseInPlace("--to", place));
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    try (Workplace workplace = Workplace.open(options.configuration(), progress)) {
      WriteDossier.Result written =
          workplace
              .dossier(
                  languages.locales(), date.orElseGet(() -> LocalDate.now(ZoneOffset.UTC)), target)
              .run();
      progress.step("Done");
      print(written);
      return written.missing().isEmpty() ? 0 : Failures.USAGE;
    }
  }

  private void print(WriteDossier.Result written) {
    PrintWriter out = spec.commandLine().getOut();
    written.pages().forEach(page -> out.printf("  %s%n", page));
    out.flush();
    if (!written.missing().isEmpty()) {
      spec.commandLine()
          .getErr()
          .printf(
              "The documents are incomplete: the configuration does not say %s. Fill in its section 'controller' and run the command again.%n",
              written.missing().stream()
                  .map(detail -> "controller." + detail.key())
                  .collect(Collectors.joining(", ")));
      spec.commandLine().getErr().flush();
    }
  }
}
