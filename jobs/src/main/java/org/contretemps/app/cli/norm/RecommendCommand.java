package org.contretemps.app.cli.norm;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.contretemps.app.cli.WriterOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.run.Workplace;
import org.contretemps.app.terminal.ZoneStatements;
import org.contretemps.config.Names;
import org.contretemps.night.recommendation.Recommendations;
import org.contretemps.record.contact.Contact;
import org.contretemps.wording.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code recommend}: compares norms under which a zone is open with others. */
@Command(
    name = "recommend",
    description = {
      "For every norm per contact under which a zone is open: simulates the queue of its service, by half-hours, under looser norms. Writes repeats, minutes, waits, abandonment and agents needed into norm_recommendation, and prints the norm that is recommended, or that the evidence carries no other.",
      "Weekdays of the last six weeks whose repeats are known are observed, at least 20 under the norm in force. What may be given up for fewer repeats is said under 'recommendation' in the configuration."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class RecommendCommand implements Callable<Integer> {
  @Mixin private WriterOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "As-of date of a night that has stated zones (default: the last night).")
  private Optional<LocalDate> date;

  @Option(
      names = "--language",
      paramLabel = "en|fr",
      defaultValue = "en",
      description = "Language of what is printed (default: ${DEFAULT-VALUE}).")
  private String language;

  @Override
  public Integer call() {
    return options.write(
        spec,
        (workplace, progress) -> {
          workplace.jobs().recommend(date).run();
          progress.step("Done");
          print(workplace);
        });
  }

  private void print(Workplace workplace) {
    Optional<LocalDate> night = date.or(new ZoneStatements(workplace.warehouse(), true)::lastNight);
    List<Row> norms = List.of();
    Names names = workplace.names();
    Locale locale = Locale.forLanguageTag(language);
    PrintWriter out = spec.commandLine().getOut();
    if (night.isPresent()) {
      Recommendations said = Recommendations.read(workplace.warehouse(), night.get());
      norms = said.norms(night.get());
      for (Row norm : norms) {
        out.println(
            Printable.of(
                "%s, %s, %s"
                    .formatted(
                        norm.<String>getAs(Contact.ORGANISATION),
                        norm.<String>getAs(Contact.SERVICE),
                        norm.<String>getAs(Contact.CHANNEL))));
        said.sentences(norm, names.speech(norm.<String>getAs(Contact.ORGANISATION), locale))
            .forEach(sentence -> out.println("  " + Printable.of(sentence)));
      }
    }
    if (norms.isEmpty()) {
      out.println("No zone is open: no norm is compared.");
    }
    out.flush();
  }
}
