package org.contretemps.app.cli.proof;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.contretemps.app.cli.WriterOptions;
import org.contretemps.app.run.DemoFolders;
import org.contretemps.app.run.Version;
import org.contretemps.app.run.Workplace;
import org.contretemps.app.run.WritingRun;
import org.contretemps.app.terminal.ConsoleProgress;
import org.contretemps.app.terminal.DistributionTable;
import org.contretemps.app.terminal.NightSummary;
import org.contretemps.app.terminal.OutcomeTable;
import org.contretemps.app.terminal.PlantedTable;
import org.contretemps.app.terminal.TypologyAudit;
import org.contretemps.app.terminal.WrittenExtracts;
import org.contretemps.app.terminal.ZonePicture;
import org.contretemps.app.terminal.ZoneStatements;
import org.contretemps.app.terminal.ZoneTable;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.config.Configuration;
import org.contretemps.config.Names;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.night.distribute.HandlingTimeHistogram;
import org.contretemps.night.distribute.HandlingTimeReport;
import org.contretemps.night.qualify.OutcomeReport;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.proof.simulation.SimulatedWorld;
import org.contretemps.proof.simulation.WorldSpecification;
import org.contretemps.proof.simulation.landing.SimulatedLanding;
import org.contretemps.publish.name.ShownNames;
import org.contretemps.record.contact.Contact;
import org.contretemps.wording.Speech;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code demo}: simulates a call centre and runs the whole pipeline on it, for people
 * without data at hand.
 */
@Command(
    name = "demo",
    description = {
      "Simulates a call centre of some 400,000 contacts over 75 days, loads its history in one pass and its last two nights one by one, and shows what was found.",
      "Starts from nothing each time, in the folders of conf/demo.yaml.",
      "With --small, 20,000 contacts over 21 days: enough to look at the tables and the extracts, too few to find a zone."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class DemoCommand implements Callable<Integer> {
  private static final int NIGHTS = 2;

  /** What is simulated, and what it takes on two cores. */
  private enum Size {
    FULL("demo", 75, "400,000", "3 minutes on two cores, 200 MB"),
    SMALL("small", 21, "20,000", "2 minutes on two cores");

    private final String world;
    private final int days;
    private final String contacts;
    private final String takes;

    Size(String world, int days, String contacts, String takes) {
      this.world = world;
      this.days = days;
      this.contacts = contacts;
      this.takes = takes;
    }
  }

  @Option(names = "--small", description = "A small world, for a quick look.")
  private boolean isSmall;

  @Mixin private WriterOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Configuration configuration = options.configuration("demo.yaml");
    return options.writeInAnyForm(
        spec,
        configuration,
        new Demo(configuration, isSmall ? Size.SMALL : Size.FULL, spec.commandLine().getOut()));
  }

  /** The work, in folders that are empty or a demo's. */
  private record Demo(Configuration configuration, Size size, PrintWriter out)
      implements WritingRun.Work {
    @Override
    public void admit(Workplace workplace) {
      folders(workplace).refuseForeign(places());
    }

    @Override
    public void on(Workplace workplace, ConsoleProgress progress) {
      progress.step(
          "Some %s contacts over %d days, in %s: about %s"
              .formatted(size.contacts, size.days, configuration.warehouse(), size.takes));
      folders(workplace).renew(places());
      WorldSpecification world = WorldSpecification.named(size.world);
      LocalDate last = world.firstDay().plusDays(size.days - 1L);
      nights(workplace, world, last, progress);
      progress.step("Part %d of %d: summing up".formatted(NIGHTS + 2, NIGHTS + 2));
      summary(workplace, last, out);
      zones(workplace, new SimulatedWorld(world), configuration, out);
      extracts(workplace, out);
      tables(workplace, out);
      progress.step("Done");
    }

    private void nights(
        Workplace workplace, WorldSpecification world, LocalDate last, ConsoleProgress progress) {
      SimulatedLanding landing =
          new SimulatedLanding(
              workplace.session(),
              world,
              configuration.landing(),
              new SimulatedLanding.Form(
                  SimulatedLanding.Compression.NONE, SimulatedLanding.ContactFormat.CSV));
      LocalDate historyEnd = last.minusDays(NIGHTS);
      progress.step(
          "Part 1 of %d: simulating %s to %s".formatted(NIGHTS + 2, world.firstDay(), historyEnd));
      landing.deliver(world.firstDay(), historyEnd);
      out.printf("%nHistory, %s to %s%n", world.firstDay(), historyEnd);
      night(workplace, historyEnd, out);
      historyEnd
          .plusDays(1)
          .datesUntil(last.plusDays(1))
          .forEach(
              date -> {
                progress.step(
                    "Part %d of %d: simulating %s"
                        .formatted(
                            ChronoUnit.DAYS.between(historyEnd, date) + 1, NIGHTS + 2, date));
                landing.deliver(date, date);
                out.printf("%nNight of %s%n", date);
                night(workplace, date, out);
              });
    }

    private List<String> places() {
      return List.of(configuration.landing(), configuration.warehouse());
    }

    private static DemoFolders folders(Workplace workplace) {
      return new DemoFolders(workplace.session().sparkContext().hadoopConfiguration());
    }
  }

  private static void night(Workplace workplace, LocalDate date, PrintWriter out) {
    out.print(NightSummary.of(workplace.jobs().night(Optional.of(date)).run()));
    out.flush();
  }

  private static void summary(Workplace workplace, LocalDate last, PrintWriter out) {
    List<String> by = List.of(HandlingTimeHistogram.SITUATION_TYPE);
    LocalDate from = last.minusDays(27);
    HandlingTimeReport report = new HandlingTimeReport(by, Optional.of(from), Optional.of(last));
    out.printf("%nHandling times by situation type, %s to %s%n", from, last);
    out.print(
        DistributionTable.of(
            by, report.lines(workplace.warehouse().read(HandlingTimeHistogram.TABLE))));
    out.print(TypologyAudit.of(workplace.warehouse()));
    LocalDate lastMature = OutcomeWindows.DEFAULT.lastMature(last);
    out.printf(
        "%nNorm attainment and repeats by situation type, %s to %s%n",
        lastMature.minusDays(27), lastMature);
    out.print(
        OutcomeTable.of(
            by,
            new OutcomeReport(
                    by, 10, Optional.of(lastMature.minusDays(27)), Optional.of(lastMature))
                .lines(workplace.warehouse().read(QualifiedContact.TABLE))));
  }

  /** What was found, what is true, one cell in words and in a picture. */
  private static void zones(
      Workplace workplace, SimulatedWorld world, Configuration configuration, PrintWriter out) {
    ZoneStatements statements = new ZoneStatements(workplace.warehouse(), true);
    LocalDate night = statements.lastNight().orElseThrow();
    List<Row> stated = statements.of(night);
    out.printf("%nImpeded-quality zones and what comes near one, as of %s%n", night);
    out.print(ZoneTable.of(stated));
    out.printf("%nWhat the simulation planted, which no job reads, and what was found%n");
    out.print(PlantedTable.of(world, stated));
    stated.stream()
        .filter(ZonePicture::isDrawable)
        .filter(row -> row.<Boolean>getAs(ImpededQualityZone.IS_OPEN))
        .max(Comparator.comparing(row -> row.<Double>getAs(ImpededQualityZone.AVOIDABLE_LOW)))
        .ifPresent(row -> picture(workplace, row, configuration, out));
  }

  private static void picture(
      Workplace workplace, Row row, Configuration configuration, PrintWriter out) {
    Path file = new Path(new Path(configuration.warehouse()).getParent(), "zone.png");
    Names names = configuration.names();
    Row named = new ShownNames(names).named(row);
    Speech speech = names.speech(row.<String>getAs(Contact.ORGANISATION), Locale.ENGLISH);
    if (new ZonePicture(workplace.warehouse()).draw(named, speech, file)) {
      out.printf(
          "%nA picture of %s: %s%nIn words: scripts/contretemps explain --config conf/demo.yaml [--language fr]%n",
          ZoneTable.name(named), file);
    }
  }

  private static void extracts(Workplace workplace, PrintWriter out) {
    out.println();
    WrittenExtracts.print(
        workplace
            .extracts(
                Optional.empty(),
                Optional.empty(),
                List.of(Locale.ENGLISH, Locale.FRENCH),
                Optional.empty())
            .run(),
        out);
  }

  private static void tables(Workplace workplace, PrintWriter out) {
    out.printf("%nThe tables are Delta tables at%n");
    Catalogue.TABLES.stream()
        .filter(workplace.warehouse()::exists)
        .forEach(table -> out.printf("  %s%n", workplace.warehouse().location(table)));
    out.flush();
  }
}
