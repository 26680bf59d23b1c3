package org.contretemps.publish.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.contretemps.night.kpi.month.TerritorialEquityKpi;
import org.contretemps.night.kpi.quality.ServiceQualityGapKpi;
import org.contretemps.publish.report.content.About;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.publish.report.content.Section;
import org.contretemps.record.contact.Contact;
import org.contretemps.wording.Wording;

/** Builds the parts of a report on perceived service quality, and on territories. */
record ServiceParts(MonthFigures figures, Wording words) {
  private static final Set<String> POOR =
      Set.of(ServiceQualityGapKpi.BLIND_SPOT, ServiceQualityGapKpi.BROKEN);
  private static final List<String> DIMENSIONS =
      List.of("tangibles", "reliability", "responsiveness", "assurance", "empathy");
  private static final String[] GAPS = {
    "service", "tangibles", "reliability", "responsiveness", "assurance", "empathy"
  };
  private static final String[] QUADRANTS = {
    "service", "attainment", "attainment.target", "answers", "satisfied", "reference", "perceived"
  };
  private static final String[] QUALITY = {
    "territory", "contacts", "repeats.standardised", "ratio", "q", "satisfied.standardised"
  };
  private static final String[] AVAILABILITY = {
    "territory", "contacts", "wait.standardised", "abandonment.standardised", "q"
  };

  Optional<Section> gaps() {
    Parts parts = new Parts(words);
    return parts.section(
        "gaps",
        List.of(
            parts.sorted("quadrants", figures.gaps(), QUADRANTS, this::quadrant),
            parts.sorted("gaps", figures.gaps(), GAPS, ServiceParts::gap)));
  }

  private static List<ReportCell> gap(Figures row) {
    List<ReportCell> line = new ArrayList<>();
    line.add(
        ReportCell.text(row.text(Contact.SERVICE)).about(About.service(row.text(Contact.SERVICE))));
    DIMENSIONS.forEach(dimension -> line.add(row.number(dimension + "_gap", dimension + "_gap")));
    return line;
  }

  private List<ReportCell> quadrant(Figures row) {
    String quadrant = row.text(ServiceQualityGapKpi.QUADRANT);
    return List.of(
        ReportCell.text(row.text(Contact.SERVICE)).about(About.service(row.text(Contact.SERVICE))),
        row.share("norm_attainment"),
        ReportCell.share(row.number(ServiceQualityGapKpi.TARGET)),
        ReportCell.count(row.number("answers")),
        row.level("satisfied_share"),
        ReportCell.share(row.number(ServiceQualityGapKpi.REFERENCE)),
        quadrant == null
            ? ReportCell.none()
            : ReportCell.text(words.say("quadrant." + quadrant))
                .toned(POOR.contains(quadrant) ? "warn" : ""));
  }

  Optional<Section> equity() {
    Parts parts = new Parts(words);
    return parts.section(
        "equity",
        theil(),
        List.of(),
        List.of(
            parts.sorted("equity", figures.equity(), QUALITY, this::quality),
            parts.sorted("availability", figures.equity(), AVAILABILITY, this::availability)));
  }

  private List<ReportCell> quality(Figures row) {
    ReportCell repeats = row.share(TerritorialEquityKpi.REPEAT_RATE);
    return List.of(
        name(row),
        ReportCell.count(row.number("contacts")),
        row.is(TerritorialEquityKpi.IS_WORSE) ? repeats.toned("bad") : repeats,
        ReportCell.number(row.number(TerritorialEquityKpi.RATIO)),
        ReportCell.number(row.number(TerritorialEquityKpi.Q)),
        row.level(TerritorialEquityKpi.SATISFIED_RATE));
  }

  private List<ReportCell> availability(Figures row) {
    ReportCell abandonment = row.share(TerritorialEquityKpi.ABANDONMENT_RATE);
    return List.of(
        name(row),
        ReportCell.count(row.number("contacts")),
        row.within(
            ReportCell.seconds(row.number(TerritorialEquityKpi.WAIT)), TerritorialEquityKpi.WAIT),
        row.is(TerritorialEquityKpi.IS_LESS_AVAILABLE) ? abandonment.toned("bad") : abandonment,
        ReportCell.number(row.number(TerritorialEquityKpi.ABANDONMENT_Q)));
  }

  private static ReportCell name(Figures row) {
    String service = row.text(Contact.SERVICE);
    String territory = row.text(Contact.TERRITORY);
    return ReportCell.text(service + ", " + territory)
        .about(About.service(service).with(service, territory));
  }

  /** How unequal the most unequal service is. */
  private List<String> theil() {
    Stream<Figures> known =
        figures.equity().stream()
            .map(Figures::new)
            .filter(row -> row.has(TerritorialEquityKpi.THEIL));
    return known
        .max(Comparator.comparingDouble(row -> row.known(TerritorialEquityKpi.THEIL)))
        .map(this::theil)
        .stream()
        .toList();
  }

  private String theil(Figures row) {
    String total = words.number(row.known(TerritorialEquityKpi.THEIL), 5);
    return row.has(TerritorialEquityKpi.THEIL + "_between")
        ? words.say(
            "equity.theil.regions",
            row.text(Contact.SERVICE),
            total,
            words.number(row.known(TerritorialEquityKpi.THEIL + "_between"), 5),
            words.number(row.known(TerritorialEquityKpi.THEIL + "_within"), 5))
        : words.say("equity.theil", row.text(Contact.SERVICE), total);
  }
}
