package org.contretemps.app.cli.reading;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.contretemps.app.cli.CommonOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.run.Workplace;
import org.contretemps.app.terminal.ConsoleProgress;
import org.contretemps.app.terminal.FeltAnswers;
import org.contretemps.app.terminal.FirstNights;
import org.contretemps.app.terminal.ZonePicture;
import org.contretemps.app.terminal.ZoneStatements;
import org.contretemps.app.terminal.ZoneTable;
import org.contretemps.config.ConfigurationException;
import org.contretemps.night.decision.Ledger;
import org.contretemps.night.recommendation.Recommendations;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.explanation.Explanation;
import org.contretemps.publish.name.ShownNames;
import org.contretemps.record.contact.Contact;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.wording.Printable;
import org.contretemps.wording.Speech;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code explain}: tells in plain words what a night found in a cell. */
@Command(
    name = "explain",
    description = {
      "Tells in plain words what a night stated of a cell: what was found, what it costs, what else was checked, what it cannot see.",
      "Everything comes from the columns of impeded_quality_zone. Without a cell, all cells with an open zone or an established clash are explained, and how teams' answers go with their work in zones (felt_quality)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class ExplainCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "As-of date (default: the last night).")
  private Optional<LocalDate> date;

  @Option(names = "--organisation", paramLabel = "NAME", description = "The cell's organisation.")
  private Optional<String> organisation;

  @Option(names = "--service", paramLabel = "NAME", description = "The cell's service.")
  private Optional<String> service;

  @Option(names = "--channel", paramLabel = "NAME", description = "PHONE, CHAT, EMAIL …")
  private Optional<String> channel;

  @Option(
      names = "--type",
      paramLabel = "NAME",
      description = "SIMPLE, INTERMEDIATE, COMPLEX or UNKNOWN.")
  private Optional<String> type;

  @Option(
      names = "--language",
      paramLabel = "en|fr",
      defaultValue = "en",
      description = "Language of the explanation (default: ${DEFAULT-VALUE}).")
  private String language;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description =
          "Draw the one cell that is chosen, its times and repeats around the norm (PNG).")
  private Optional<String> picture;

  @Option(
      names = "--contact-level",
      description =
          "Cells of any size and exact counts, for those who are entitled to contacts (default: cells that the indicators show, counts in tens, shares in hundredths).")
  private boolean contactLevel;

  @Override
  public Integer call() {
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    try (Workplace workplace = Workplace.open(options.configuration(), progress)) {
      ZoneStatements statements = new ZoneStatements(workplace.warehouse(), contactLevel);
      LocalDate night =
          date.or(statements::lastNight)
              .orElseThrow(
                  () ->
                      new ConfigurationException(
                          "Cannot explain: no night has stated any zone. Run 'contretemps zones' or 'nightly' first."));
      List<Row> chosen = statements.of(night).stream().filter(this::isChosen).toList();
      if (chosen.isEmpty() && (isCellGiven() || picture.isPresent())) {
        throw nothingChosen(night);
      }
      picture.ifPresent(file -> draw(chosen, workplace, file));
      progress.step("Done");
      explain(workplace, night, chosen);
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }

  /** The chosen cells; if none is chosen, what those lack that there are. */
  private void explain(Workplace workplace, LocalDate night, List<Row> chosen) {
    ShownNames names = new ShownNames(workplace.names());
    Warehouse warehouse = workplace.warehouse();
    PrintWriter out = spec.commandLine().getOut();
    ZoneStatements statements = new ZoneStatements(warehouse, contactLevel);
    LocalDate knownFrom = statements.knownFrom(night);
    Ledger ledger = Ledger.read(warehouse, night);
    Recommendations recommended = Recommendations.read(warehouse, night);
    for (Row cell : chosen) {
      Speech speech = speech(workplace, List.of(cell));
      print(Explanation.of(names.named(cell), speech, knownFrom), out);
      otherNorms(cell, recommended, speech).ifPresent(other -> print(List.of(other), out));
      decided(cell, ledger).ifPresent(decided -> print(List.of(decided), out));
    }
    if (chosen.isEmpty()) {
      List<Row> all = statements.of(night);
      List<Row> named = all.stream().map(names::named).toList();
      print(List.of(Explanation.ofNone(named, speech(workplace, all), knownFrom)), out);
    }
    FirstNights.of(statements, night, chosen, language())
        .ifPresent(section -> print(List.of(section), out));
    if (!isOneCell()) {
      out.print(FeltAnswers.of(warehouse, night, organisation, language()));
    }
    out.flush();
  }

  private ConfigurationException nothingChosen(LocalDate night) {
    return new ConfigurationException(
        isCellGiven()
            ? "Cannot explain: nothing was stated of such a cell as of %s%s. 'contretemps zones' counts the cells, the table impeded_quality_zone names them."
                .formatted(
                    night,
                    contactLevel
                        ? ""
                        : ", or it is of too few contacts or people to be shown without --contact-level")
            : "Cannot explain: no zone is open and no clash is established as of %s. Name a cell by --service, --channel and --type."
                .formatted(night));
  }

  private boolean isChosen(Row row) {
    return isCellGiven()
        ? isSame(organisation, row.getAs(Contact.ORGANISATION))
            && isSame(service, row.getAs(Contact.SERVICE))
            && isSame(channel, row.getAs(Contact.CHANNEL))
            && isSame(type, row.getAs(Contact.SITUATION_TYPE))
        : ImpededQualityZone.isFound(row);
  }

  private boolean isCellGiven() {
    return organisation.isPresent() || isOneCell();
  }

  private boolean isOneCell() {
    return service.isPresent() || channel.isPresent() || type.isPresent();
  }

  private static boolean isSame(Optional<String> wanted, String name) {
    return wanted.isEmpty() || wanted.get().equalsIgnoreCase(name);
  }

  /** How the readers of the organisations of some cells are addressed. */
  private Speech speech(Workplace workplace, List<Row> cells) {
    List<String> organisations =
        cells.stream().map(cell -> cell.<String>getAs(Contact.ORGANISATION)).toList();
    return workplace.names().speech(organisations, language());
  }

  private void draw(List<Row> chosen, Workplace workplace, String file) {
    List<Row> drawable = chosen.stream().filter(ZonePicture::isDrawable).toList();
    if (drawable.size() != 1) {
      throw new ConfigurationException(
          "Cannot draw %d cells: a picture shows one cell with a norm per contact. Name it by --organisation, --service, --channel and --type."
              .formatted(drawable.size()));
    }
    Row named = new ShownNames(workplace.names()).named(drawable.get(0));
    ZonePicture pictures = new ZonePicture(workplace.warehouse());
    if (!pictures.draw(named, speech(workplace, drawable), new Path(file))) {
      throw new ConfigurationException(
          "Cannot draw %s: it has too few contacts on either side of its norm to predict anything. Choose a larger cell."
              .formatted(ZoneTable.name(named)));
    }
  }

  private Locale language() {
    return Locale.forLanguageTag(language);
  }

  /** What was found of other norms for a cell in which a zone stands, if anything was. */
  private Optional<Explanation.Section> otherNorms(
      Row cell, Recommendations recommended, Speech speech) {
    boolean isOpen = Boolean.TRUE.equals(cell.getAs(ImpededQualityZone.IS_OPEN));
    List<String> sentences = recommended.sentences(cell, speech);
    return !isOpen || sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Explanation.Section(Recommendations.heading(language()), sentences));
  }

  /** What was decided about a cell, if anything was or should be. */
  private Optional<Explanation.Section> decided(Row cell, Ledger ledger) {
    boolean isOpen = Boolean.TRUE.equals(cell.getAs(ImpededQualityZone.IS_OPEN));
    List<String> sentences = ledger.sentences(cell, isOpen, language());
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Explanation.Section(Ledger.heading(language()), sentences));
  }

  private static void print(List<Explanation.Section> sections, PrintWriter out) {
    out.println();
    for (Explanation.Section section : sections) {
      out.println(Printable.of(section.heading()));
      section.sentences().forEach(sentence -> out.println("  " + Printable.of(sentence)));
    }
  }
}
