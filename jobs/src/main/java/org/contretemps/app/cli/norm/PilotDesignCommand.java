package org.contretemps.app.cli.norm;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.CommonOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.run.Workplace;
import org.contretemps.app.terminal.ConsoleProgress;
import org.contretemps.config.Configuration;
import org.contretemps.config.ConfigurationException;
import org.contretemps.publish.pilot.DesignPilot;
import org.contretemps.publish.pilot.PilotPage;
import org.contretemps.publish.pilot.PilotScope;
import org.contretemps.wording.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code pilot-design}: plans a pilot of another time norm. */
@Command(
    name = "pilot-design",
    description = {
      "Plans a pilot: services move to another norm per contact in steps, in an order drawn by lot from a seed. Prints how large an effect it would show, from how the services moved in the last 26 weeks.",
      "Writes pilot.properties (the plan, which pilot-evaluate reads), norms.csv (the entries of the norm log to be delivered) and a page in English and French for those whose work it changes."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class PilotDesignCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--organisation",
      paramLabel = "NAME",
      required = true,
      description = "The organisation.")
  private String organisation;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      required = true,
      description = "A service that moves; once for each, at least 5.")
  private List<String> services;

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      description = "Only this channel (default: all).")
  private Optional<String> channel;

  @Option(
      names = "--type",
      paramLabel = "NAME",
      description = "Only situations of this type (default: all).")
  private Optional<String> type;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      required = true,
      description = "The norm per contact that is tried.")
  private int seconds;

  @Option(
      names = "--start",
      paramLabel = "DATE",
      required = true,
      description = "Monday of the first week; the first step is one period later.")
  private LocalDate start;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps in which the services move (default: as many as services).")
  private Optional<Integer> steps;

  @Option(
      names = "--weeks",
      paramLabel = "N",
      defaultValue = "3",
      description = "Weeks of each step (default: ${DEFAULT-VALUE}).")
  private int weeks;

  @Option(
      names = "--seed",
      paramLabel = "N",
      required = true,
      description =
          "Seed of the order: a number that nobody could choose for its order, such as a lottery's of a day agreed before.")
  private long seed;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      required = true,
      description = "The folder to write into.")
  private Path folder;

  @Override
  public Integer call() {
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    Configuration configuration = options.configuration();
    PilotScope scope = new PilotScope(organisation, services, channel, type, seconds);
    try (Workplace workplace = Workplace.open(configuration, progress)) {
      DesignPilot.Result planned =
          new DesignPilot(
                  workplace.warehouse(),
                  configuration.definitions().outcomes().maturityDays(),
                  new DesignPilot.Request(
                      scope,
                      start,
                      steps.orElse(services.size()),
                      weeks,
                      seed,
                      Instant.now(),
                      folder))
              .run();
      progress.step("Done");
      PrintWriter out = spec.commandLine().getOut();
      PilotPage.sentences(planned, Locale.ENGLISH)
          .forEach(sentence -> out.println(Printable.of(sentence)));
      out.printf("Written into %s%n", folder);
      out.flush();
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }
}
