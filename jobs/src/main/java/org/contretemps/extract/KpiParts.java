package org.contretemps.extract;

import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.contact.Contact;
import org.contretemps.kpi.AttentionSymmetryKpi;
import org.contretemps.kpi.ContactCentreKpi;
import org.contretemps.kpi.KpiDay;
import org.contretemps.kpi.KpiMonth;
import org.contretemps.kpi.ServiceQualityGapKpi;
import org.contretemps.kpi.TerritorialEquityKpi;
import org.contretemps.kpi.TwoLogicsKpi;
import org.contretemps.wording.Wording;

/** The parts of a report that show a month's indicators. */
record KpiParts(MonthFigures figures, Wording words) {
  /** A level of satisfaction is named from so many answers on (METHOD §8). */
  private static final int LEAST_ANSWERS = 30;

  private static final String SATISFIED = "satisfied_share";
  private static final String REPEATS = "repeat_share";

  /** What indicators mark, a sentence each. */
  List<String> findings() {
    List<String> findings = new ArrayList<>();
    long asymmetric = count(figures.symmetry(), row -> row.is(AttentionSymmetryKpi.IS_ASYMMETRIC));
    if (asymmetric > 0) {
      findings.add(words.say("finding.symmetry", asymmetric, figures.symmetry().size()));
    }
    figures.gaps().stream()
        .map(Figures::new)
        .filter(row -> row.has(ServiceQualityGapKpi.QUADRANT))
        .filter(row -> !"SOUND".equals(row.text(ServiceQualityGapKpi.QUADRANT)))
        .forEach(
            row ->
                findings.add(
                    words.say(
                        "finding.quadrant",
                        row.text(Contact.SERVICE),
                        words.say("quadrant." + row.text(ServiceQualityGapKpi.QUADRANT)))));
    long worse = count(figures.equity(), row -> row.is(TerritorialEquityKpi.IS_WORSE));
    if (worse > 0) {
      findings.add(words.say("finding.equity", worse, figures.equity().size()));
    }
    long tradeOffs = count(figures.logics(), row -> row.is(TwoLogicsKpi.IS_TRADE_OFF));
    if (tradeOffs > 0) {
      findings.add(words.say("finding.trade-off", tradeOffs));
    }
    return findings;
  }

  private static long count(List<Row> rows, Function<Figures, Boolean> isMarked) {
    return rows.stream().map(Figures::new).filter(isMarked::apply).count();
  }

  /** The channels this month, and over the months before. */
  Optional<Section> channels() {
    List<Row> month =
        figures.centre().stream()
            .filter(row -> row.<Date>getAs(KpiMonth.MONTH).toLocalDate().equals(figures.month()))
            .toList();
    if (month.isEmpty()) {
      return Optional.empty();
    }
    List<Grid> grids = new ArrayList<>();
    grids.add(centre("channels", month, this::channel));
    if (figures.centre().size() > month.size()) {
      grids.add(centre("trend", figures.centre(), this::channelAndMonth));
    }
    return Optional.of(
        Section.of(
            "channels",
            words.say("heading.channels"),
            List.of(words.say("channels.legend")),
            grids.toArray(Grid[]::new)));
  }

  private String channel(Figures row) {
    return words.say("channel." + row.text(Contact.CHANNEL));
  }

  private String channelAndMonth(Figures row) {
    LocalDate month = row.date(KpiMonth.MONTH);
    return channel(row) + ", " + YearMonth.from(month);
  }

  private Grid centre(String id, List<Row> rows, Function<Figures, String> name) {
    return new Grid(
        id,
        words.say("caption." + id),
        columns(
            "channel",
            "contacts",
            "aht",
            "median",
            "p90",
            "resolution",
            "coded",
            "service-level",
            "abandonment",
            "attainment",
            "answers",
            "satisfied",
            "in-zones"),
        rows.stream()
            .sorted(
                Comparator.<Row, String>comparing(row -> row.getAs(Contact.CHANNEL))
                    .thenComparing(row -> row.<Date>getAs(KpiMonth.MONTH)))
            .map(Figures::new)
            .map(
                row ->
                    List.of(
                        Cell.text(name.apply(row)),
                        Cell.count(row.number("contacts")),
                        Cell.seconds(row.number(ContactCentreKpi.AHT)),
                        Cell.seconds(row.number(ContactCentreKpi.MEDIAN)),
                        Cell.seconds(row.number(ContactCentreKpi.P90)),
                        Cell.share(row.complement(REPEATS)),
                        Cell.share(row.number("coded_resolution")),
                        Cell.share(row.number(ContactCentreKpi.SERVICE_LEVEL)),
                        Cell.share(row.number("abandonment")),
                        Cell.share(row.number("norm_attainment")),
                        Cell.count(row.number("answers")),
                        Cell.share(row.from(LEAST_ANSWERS, "answers", SATISFIED)),
                        Cell.share(row.number(ContactCentreKpi.ZONE_SHARE))))
            .toList());
  }

  Optional<Section> logics() {
    return section(
        "logics",
        figures.logics(),
        columns(
            "objective",
            "contacts",
            "satisfaction",
            "satisfaction.lower",
            "satisfaction.upper",
            "satisfaction.target",
            "regulation",
            "regulation.lower",
            "regulation.upper",
            "regulation.target",
            "quadrant"),
        row ->
            List.of(
                Cell.text(
                    words.say("objective." + row.text(KpiDay.OBJECTIVE))
                        + ", "
                        + row.text(Contact.CUSTOMER_KIND)),
                Cell.count(row.number("contacts")),
                Cell.share(row.number(TwoLogicsKpi.SATISFACTION)),
                Cell.share(row.number(TwoLogicsKpi.SATISFACTION + "_lower")),
                Cell.share(row.number(TwoLogicsKpi.SATISFACTION + "_upper")),
                Cell.share(row.number(TwoLogicsKpi.SATISFACTION_TARGET)),
                Cell.share(row.number(TwoLogicsKpi.REGULATION)),
                Cell.share(row.number(TwoLogicsKpi.REGULATION + "_lower")),
                Cell.share(row.number(TwoLogicsKpi.REGULATION + "_upper")),
                Cell.share(row.number(TwoLogicsKpi.REGULATION_TARGET)),
                mark(row, TwoLogicsKpi.QUADRANT, "NEITHER")));
  }

  private Cell mark(Figures row, String column, String bad) {
    String word = row.text(column);
    return word == null
        ? Cell.text("–")
        : Cell.text(words.say("quadrant." + word)).toned(bad.contains(word) ? "warn" : "");
  }

  Optional<Section> symmetry() {
    return section(
        "symmetry",
        figures.symmetry(),
        columns(
            "team",
            "answers",
            "satisfied",
            "pulses",
            "good-work",
            "gap",
            "gap.lower",
            "gap.upper",
            "felt",
            "shared",
            "shared.dissatisfied"),
        row -> {
          Cell gap = Cell.points(row.number(AttentionSymmetryKpi.GAP));
          return List.of(
              Cell.text(row.text(Contact.TEAM)),
              Cell.count(row.number("answers")),
              Cell.share(row.from(LEAST_ANSWERS, "answers", SATISFIED)),
              Cell.count(row.number(AttentionSymmetryKpi.PULSES)),
              Cell.share(row.number(AttentionSymmetryKpi.GOOD_SHARE)),
              row.is(AttentionSymmetryKpi.IS_ASYMMETRIC) ? gap.toned("warn") : gap,
              Cell.points(row.number(AttentionSymmetryKpi.GAP + "_lower")),
              Cell.points(row.number(AttentionSymmetryKpi.GAP + "_upper")),
              Cell.number(row.number(AttentionSymmetryKpi.FELT)),
              Cell.share(row.number(AttentionSymmetryKpi.SATISFIED_SHARED)),
              Cell.share(row.number(AttentionSymmetryKpi.DISSATISFIED_SHARED)));
        });
  }

  Optional<Section> gaps() {
    return section(
        "gaps",
        figures.gaps(),
        columns(
            "service",
            "tangibles",
            "reliability",
            "responsiveness",
            "assurance",
            "empathy",
            "attainment",
            "attainment.target",
            "satisfied",
            "reference",
            "quadrant"),
        row ->
            List.of(
                Cell.text(row.text(Contact.SERVICE)),
                Cell.number(row.number("tangibles_gap")),
                Cell.number(row.number("reliability_gap")),
                Cell.number(row.number("responsiveness_gap")),
                Cell.number(row.number("assurance_gap")),
                Cell.number(row.number("empathy_gap")),
                Cell.share(row.number("norm_attainment")),
                Cell.share(row.number(ServiceQualityGapKpi.TARGET)),
                Cell.share(row.from(LEAST_ANSWERS, "answers", SATISFIED)),
                Cell.share(row.number(ServiceQualityGapKpi.REFERENCE)),
                mark(row, ServiceQualityGapKpi.QUADRANT, "BLIND_SPOT BROKEN")));
  }

  Optional<Section> equity() {
    return section(
        "equity",
        figures.equity(),
        columns(
            "territory",
            "contacts",
            "repeats.standardised",
            "repeats.lower",
            "repeats.upper",
            "ratio",
            "q",
            "satisfied",
            "wait",
            "abandonment"),
        row -> {
          Cell rate = Cell.share(row.number(TerritorialEquityKpi.REPEAT_RATE));
          return List.of(
              Cell.text(row.text(Contact.SERVICE) + ", " + row.text(Contact.TERRITORY)),
              Cell.count(row.number("contacts")),
              row.is(TerritorialEquityKpi.IS_WORSE) ? rate.toned("bad") : rate,
              Cell.share(row.number(TerritorialEquityKpi.REPEAT_RATE + "_lower")),
              Cell.share(row.number(TerritorialEquityKpi.REPEAT_RATE + "_upper")),
              Cell.number(row.number(TerritorialEquityKpi.RATIO)),
              Cell.number(row.number(TerritorialEquityKpi.Q)),
              Cell.share(row.from(LEAST_ANSWERS, "answers", SATISFIED)),
              Cell.seconds(row.number(TerritorialEquityKpi.MEAN_WAIT)),
              Cell.share(row.number("abandonment")));
        });
  }

  private Optional<Section> section(
      String id, List<Row> rows, List<String> header, Function<Figures, List<Cell>> cells) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<List<Cell>> lines =
        rows.stream()
            .map(Figures::new)
            .map(cells)
            .sorted(Comparator.comparing(line -> line.get(0).text()))
            .toList();
    return Optional.of(
        Section.of(
            id,
            words.say("heading." + id),
            List.of(words.say(id + ".legend")),
            new Grid(id, words.say("caption." + id), header, lines)));
  }

  private List<String> columns(String... names) {
    return Stream.of(names).map(name -> words.say("column." + name)).toList();
  }
}
