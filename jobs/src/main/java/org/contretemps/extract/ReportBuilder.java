package org.contretemps.extract;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.contretemps.wording.Wording;
import org.contretemps.zone.ImpededQualityZone;

/** Figures of a month → a report. What there is no data for is left out, and said. */
public final class ReportBuilder {
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
    ZoneParts zones = new ZoneParts(figures, words);
    KpiParts kpis = new KpiParts(figures, words);
    List<Optional<Section>> parts =
        List.of(
            zones.map(),
            zones.curves(),
            zones.candidateNorms(),
            zones.normChanges(),
            kpis.channels(),
            kpis.logics(),
            kpis.symmetry(),
            kpis.gaps(),
            kpis.equity());
    List<Section> sections = new ArrayList<>();
    sections.add(findings(zones, kpis));
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

  private Section findings(ZoneParts zones, KpiParts kpis) {
    List<String> points =
        Stream.concat(zones.findings().stream(), kpis.findings().stream()).toList();
    return new Section(
        "findings",
        words.say("heading.findings"),
        List.of(words.say(zones.hasZones() ? "findings.some" : "findings.none")),
        points,
        List.of(),
        List.of());
  }

  /** Method and limits, and what was left out for want of data. */
  private Section method(List<Section> present) {
    List<String> sentences = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      sentences.add(words.say("method." + i));
    }
    List<String> missing =
        Stream.of("map", "norms", "channels", "logics", "symmetry", "gaps", "equity")
            .filter(id -> present.stream().noneMatch(section -> section.id().equals(id)))
            .map(id -> words.say("missing." + id))
            .toList();
    return new Section(
        "method", words.say("heading.method"), sentences, missing, List.of(), List.of());
  }
}
