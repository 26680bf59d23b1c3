package org.contretemps.app.cli.proof;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.CommonOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.run.Workplace;
import org.contretemps.app.terminal.ConsoleProgress;
import org.contretemps.config.ConfigurationException;
import org.contretemps.proof.simulation.WorldSpecification;
import org.contretemps.proof.simulation.landing.SimulatedLanding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code simulate}: writes the landing files of a simulated call centre. */
@Command(
    name = "simulate",
    description = {
      "Writes landing files of a simulated world: contacts, norm log, surveys, reviews, pulses, incidents, and the truth beside them.",
      "The same world and seed give the same records, for any range of days; a day written again is replaced."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class SimulateCommand implements Callable<Integer> {
  private static final long USUAL_CONTACTS = 400_000;
  private static final int USUAL_DAYS = 75;
  private static final int USUAL_CELLS = 24;

  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--world",
      paramLabel = "NAME",
      description =
          "A preset: demo, small, everything (all that misleads a comparison, planted at once), unharmed (the same without harm), shedding (contacts over at once, with and without innocent cause), norm-changes (services that change their norms, 250 days), marks (what each mark of an indicator is for, planted in one place) or unmarked (the same with nothing planted); in its place, --contacts, --days and --cells.")
  private Optional<String> world;

  @Option(
      names = "--contacts",
      paramLabel = "N",
      description = "Number of contacts, approximately.")
  private Optional<Long> contacts;

  @Option(names = "--days", paramLabel = "N", description = "Number of days.")
  private Optional<Integer> days;

  @Option(names = "--cells", paramLabel = "N", description = "Number of cells, approximately.")
  private Optional<Integer> cells;

  @Option(names = "--seed", paramLabel = "N", description = "Another seed gives another world.")
  private Optional<Long> seed;

  @Option(names = "--from", paramLabel = "DATE", description = "First day to write.")
  private Optional<LocalDate> from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last day to write.")
  private Optional<LocalDate> to;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description =
          "What contacts are written as: csv, or amazon-connect (contact records for the mapping of that name).",
      defaultValue = "csv")
  private String format;

  @Option(names = "--gzip", description = "Pack the files.")
  private boolean gzip;

  @Override
  public Integer call() {
    WorldSpecification specification = specification();
    LocalDate first = from.orElse(specification.firstDay());
    LocalDate last = to.orElse(specification.firstDay().plusDays(days.orElse(USUAL_DAYS) - 1L));
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    var configuration = options.configuration();
    try (Workplace workplace = Workplace.open(configuration, progress)) {
      progress.step("Simulating %s to %s".formatted(first, last));
      SimulatedLanding.Result result =
          new SimulatedLanding(
                  workplace.session(),
                  specification,
                  configuration.landing(),
                  new SimulatedLanding.Form(
                      gzip ? SimulatedLanding.Compression.GZIP : SimulatedLanding.Compression.NONE,
                      contactFormat()))
              .deliver(first, last);
      progress.step("Done");
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          "%,d contacts, %,d norms, %,d surveys, %,d reviews, %,d pulse answers, %,d incidents in %s%n",
          result.contacts(),
          result.norms(),
          result.surveys(),
          result.reviews(),
          result.pulses(),
          result.incidents(),
          configuration.landing());
      out.flush();
      return 0;
    }
  }

  private SimulatedLanding.ContactFormat contactFormat() {
    return switch (format) {
      case "csv" -> SimulatedLanding.ContactFormat.CSV;
      case "amazon-connect" -> SimulatedLanding.ContactFormat.AMAZON_CONNECT;
      default ->
          throw new ConfigurationException(
              "Cannot simulate contacts as '%s': there is csv and amazon-connect. Name one of them."
                  .formatted(format));
    };
  }

  private WorldSpecification specification() {
    if (world.isPresent() && (contacts.isPresent() || days.isPresent() || cells.isPresent())) {
      throw new ConfigurationException(
          "Cannot simulate: --world names a preset, and --contacts, --days or --cells describe another. Give one or the other.");
    }
    try {
      WorldSpecification specification =
          world.isPresent()
              ? WorldSpecification.named(world.get())
              : WorldSpecification.of(
                  contacts.orElse(USUAL_CONTACTS),
                  days.orElse(USUAL_DAYS),
                  cells.orElse(USUAL_CELLS));
      return seed.map(specification::withSeed).orElse(specification);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }
}
