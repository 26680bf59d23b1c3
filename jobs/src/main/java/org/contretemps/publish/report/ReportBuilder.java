package org.contretemps.publish.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.wording.Wording;

/** Figures of a month → a report. What there is no data for is left out, and said. */
public final class ReportBuilder {
  private static final int METHOD_SENTENCES = 8;

  /** Parts and tables whose absence is said. */
  private static final List<String> EXPECTED =
      List.of(
          "map",
          "norms",
          "since",
          "channels",
          "resolution",
          "bases",
          "satisfaction",
          "sales",
          "trend",
          "logics",
          "files",
          "symmetry",
          "felt",
          "quadrants",
          "gaps",
          "equity",
          "antagonism",
          "handovers");

  private final MonthFigures figures;
  private final Locale language;
  private final Wording words;

  private ReportBuilder(MonthFigures figures, Locale language) {
    this.figures = figures;
    this.language = language;
    this.words = new Wording(ReportWording.BUNDLE, language);
  }

  /**
   * The report.
   *
   * @param language English or French
   * @throws IllegalArgumentException for another language
   */
  public static Report of(MonthFigures figures, Locale language) {
    return new ReportBuilder(figures, language).report();
  }

  private Report report() {
    ZoneFindings zones = new ZoneFindings(figures, words);
    NormParts norms = new NormParts(figures, words);
    ChannelParts channels = new ChannelParts(figures, words);
    PeopleParts people = new PeopleParts(figures, words);
    ServiceParts services = new ServiceParts(figures, words);
    List<Optional<Section>> parts =
        List.of(
            new ZoneMap(figures, words).map(),
            norms.curves(),
            norms.candidateNorms(),
            new SinceParts(figures, words).since(),
            norms.changes(),
            channels.channels(),
            channels.trend(),
            people.logics(),
            people.symmetry(),
            new FeltParts(figures, words, language).felt(),
            services.gaps(),
            services.equity(),
            new AntagonismParts(figures, words).antagonism());
    List<Section> sections = new ArrayList<>();
    sections.add(findings(zones));
    parts.forEach(part -> part.ifPresent(sections::add));
    sections.add(method(sections));
    return new Report(
        language,
        words.say("title", figures.organisation()),
        words.say("subtitle", monthName()),
        facts(),
        sections);
  }

  private String monthName() {
    return YearMonth.from(figures.month())
        .format(DateTimeFormatter.ofPattern("LLLL yyyy", language));
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    figures.zones().stream()
        .findFirst()
        .map(Figures::new)
        .ifPresent(
            zone ->
                facts.add(
                    words.say(
                        "facts.zones",
                        words.date(zone.date(ImpededQualityZone.AS_OF_DATE)),
                        words.date(zone.date(ImpededQualityZone.WINDOW_FROM)),
                        words.date(zone.date(ImpededQualityZone.WINDOW_TO)))));
    LocalDate end = figures.month().plusMonths(1).minusDays(1);
    LocalDate last =
        figures.zones().stream()
            .findFirst()
            .map(zone -> new Figures(zone).date(ImpededQualityZone.AS_OF_DATE))
            .orElse(end);
    facts.add(words.say("facts.month", words.date(figures.month()), words.date(last)));
    facts.add(words.say("facts.groups"));
    return facts;
  }

  private Section findings(ZoneFindings zones) {
    List<String> points =
        Stream.concat(
                zones.findings().stream(), new KpiFindings(figures, words).findings().stream())
            .toList();
    return new Section(
        "findings",
        words.say("heading.findings"),
        List.of(zones.summary()),
        points,
        List.of(),
        List.of());
  }

  /** Method and limits, and what was left out for want of data. */
  private Section method(List<Section> present) {
    List<String> sentences = new ArrayList<>();
    for (int i = 1; i <= METHOD_SENTENCES; i++) {
      sentences.add(words.say("method." + i));
    }
    Set<String> shown = new HashSet<>();
    present.forEach(
        section -> {
          shown.add(section.id());
          section.grids().forEach(grid -> shown.add(grid.id()));
        });
    List<String> missing =
        EXPECTED.stream()
            .filter(id -> !shown.contains(id))
            .map(id -> words.say("missing." + id))
            .toList();
    return new Section(
        "method", words.say("heading.method"), sentences, missing, List.of(), List.of());
  }
}
