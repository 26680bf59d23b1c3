package org.contretemps.publish.report;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.publish.report.content.Report;
import org.contretemps.publish.report.content.ReportWording;
import org.contretemps.publish.report.content.Section;
import org.contretemps.wording.Speech;
import org.contretemps.wording.Wording;

/**
 * Builds a report from the figures of a month. Parts without data are left out, and the report says
 * so.
 */
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
          "care",
          "quadrants",
          "gaps",
          "equity",
          "antagonism",
          "handovers");

  private final MonthFigures figures;
  private final Speech speech;
  private final Wording words;

  private ReportBuilder(MonthFigures figures, Locale language) {
    this.figures = figures;
    this.speech = new Speech(language, figures.peopleServed());
    this.words = new Wording(ReportWording.BUNDLE, speech);
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
    List<Section> sections = new ArrayList<>();
    sections.add(findings());
    page().forEach(part -> part.ifPresent(sections::add));
    KpiFindings marks = new KpiFindings(figures, words);
    annex().forEach(part -> part.map(found -> annexed(found, marks)).ifPresent(sections::add));
    sections.add(method(sections));
    FirstScreen first =
        new FirstScreen(
            figures, words, sections.stream().map(Section::id).collect(Collectors.toSet()));
    return new Report(
        speech,
        first.title(),
        subtitle(),
        first.lead(),
        first.certainty(),
        new OpenChoices(figures, words).toDecide(),
        first.tiles(),
        facts(),
        sections);
  }

  private List<Optional<Section>> page() {
    NormParts norms = new NormParts(figures, words);
    return List.of(
        new DecisionParts(figures, words).decisions(speech.language()),
        new RecommendationParts(figures, words, speech).recommended(),
        new ZoneMap(figures, words).map(),
        norms.curves(),
        norms.norms());
  }

  private List<Optional<Section>> annex() {
    NormParts norms = new NormParts(figures, words);
    ChannelParts channels = new ChannelParts(figures, words);
    PeopleParts people = new PeopleParts(figures, words);
    ServiceParts services = new ServiceParts(figures, words);
    return List.of(
        new SinceParts(figures, words).since(),
        new ZoneMap(figures, words).zones(),
        norms.otherCurves(),
        norms.candidateNorms(),
        new RecommendationParts(figures, words, speech).otherCurves(),
        norms.changes(),
        channels.channels(),
        channels.trend(),
        people.logics(),
        people.symmetry(),
        new FeltParts(figures, words, speech.language()).felt(),
        new CareParts(figures, words).care(),
        services.gaps(),
        services.equity(),
        new AntagonismParts(figures, words).antagonism());
  }

  private static Section annexed(Section part, KpiFindings marks) {
    return part.inAnnex(marks.of(part.id()));
  }

  private String subtitle() {
    return figures.isPartOfMonth()
        ? words.say(
            "subtitle.part",
            figures.organisation(),
            words.period(figures.month(), figures.lastDate()))
        : words.say("subtitle", figures.organisation(), monthName());
  }

  private String monthName() {
    return YearMonth.from(figures.month())
        .format(DateTimeFormatter.ofPattern("LLLL yyyy", speech.language()));
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
                        words.period(
                            zone.date(ImpededQualityZone.WINDOW_FROM),
                            zone.date(ImpededQualityZone.WINDOW_TO)))));
    facts.add(words.say("facts.month", words.period(figures.month(), figures.lastDate())));
    facts.add(words.say("facts.groups"));
    return facts;
  }

  private Section findings() {
    ZoneFindings zones = new ZoneFindings(figures, words);
    return Section.of(
        "findings",
        words.say("heading.findings"),
        List.of(zones.summary()),
        zones.findings(),
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
    return Section.of(
            "method", words.say("heading.method"), sentences, missing, List.of(), List.of())
        .inAnnex(words.say("none.method"));
  }
}
