package org.contretemps.publish.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.night.kpi.month.HandlingParts;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.publish.picture.TrendPicture;
import org.contretemps.publish.report.content.About;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.publish.report.content.Section;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.Channel;
import org.contretemps.wording.Wording;

/** Builds the parts of a report on the channels: this month, and over the months before. */
record ChannelParts(MonthFigures figures, Wording words) {
  private static final String[] WAITING = {
    "channel",
    "contacts",
    "aht",
    "aht.conversation",
    "median",
    "p90",
    "service-level",
    "abandonment",
    "wait"
  };
  private static final String[] TIMES = {
    "channel", "handled", "aht", "talk", "hold", "wrap-up", "ended-by-agent", "ended-by-system"
  };
  private static final String[] REACHED = {
    "channel", "offered", "pick-up", "pick-up-target", "weighted", "repeated"
  };
  private static final String[] RESOLUTION = {
    "channel",
    "counted",
    "resolution",
    "coded",
    "code-gap",
    "time-to-resolution",
    "status-chasing",
    "failure",
    "fte"
  };
  private static final String[] BASES = {
    "channel",
    "normed",
    "attainment",
    "coverage",
    "mean-by-target",
    "agent-days",
    "per-day",
    "per-day-by-target",
    "minutes",
    "minutes-by-target",
    "in-zones"
  };
  private static final String[] SATISFACTION = {
    "channel", "answers", "satisfied", "weighted", "least", "most"
  };
  private static final String[] SALES = {"channel", "sold", "signed", "signed-counted", "kept"};
  private static final String[] TREND = {
    "channel", "contacts", "aht", "resolution", "attainment", "answers", "weighted", "in-zones"
  };

  Optional<Section> channels() {
    List<Row> month = month(figures.month());
    Parts parts = new Parts(words);
    return parts.section(
        "channels",
        List.of(
            parts.grid("channels", sorted(month), WAITING, line(this::named, this::waiting)),
            parts.grid(
                "times",
                sorted(month).filter(ChannelParts::isAnyPartKnown),
                TIMES,
                line(this::named, this::times)),
            parts.grid(
                "reached",
                sorted(month).filter(this::isPickUpKnown),
                REACHED,
                line(this::named, this::reached)),
            parts.grid(
                "resolution", sorted(month), RESOLUTION, line(this::named, this::resolution)),
            parts.grid("bases", sorted(month), BASES, line(this::named, this::bases)),
            parts.grid(
                "satisfaction", sorted(month), SATISFACTION, line(this::named, this::satisfaction)),
            parts.grid("sales", sorted(month), SALES, line(this::named, this::sales))));
  }

  /** Twelve months; empty if there is one. */
  Optional<Section> trend() {
    if (figures.centre().size() == month(figures.month()).size()) {
      return Optional.empty();
    }
    Parts parts = new Parts(words);
    return parts.section(
        "trend",
        List.of(),
        new TrendPicture(wholeMonths(), words).drawn().stream().toList(),
        List.of(
            parts.grid(
                "trend",
                sorted(figures.centre()),
                TREND,
                line(this::namedByMonth, this::trended))));
  }

  private boolean isPart(Row row) {
    return figures.isPartOfMonth() && row.<LocalDate>getAs(KpiMonth.MONTH).equals(figures.month());
  }

  /** A part of a month is no point of a line. */
  private List<Row> wholeMonths() {
    return figures.centre().stream().filter(row -> !isPart(row)).toList();
  }

  List<Row> month(LocalDate month) {
    return figures.centre().stream()
        .filter(row -> row.<LocalDate>getAs(KpiMonth.MONTH).equals(month))
        .toList();
  }

  String channel(Figures row) {
    return words.say("channel." + row.text(Contact.CHANNEL));
  }

  /** Whether customers wait for an answer there and then. */
  boolean isLive(Figures row) {
    return Channel.isLive(row.text(Contact.CHANNEL));
  }

  private ReportCell named(Figures row) {
    return ReportCell.text(channel(row)).about(about(row));
  }

  private About about(Figures row) {
    return About.channel(row.text(Contact.CHANNEL), channel(row));
  }

  private ReportCell namedByMonth(Figures row) {
    YearMonth of = YearMonth.from(row.date(KpiMonth.MONTH));
    String month = words.month(of);
    String shown = isPart(row.row()) ? words.say("month.part", month) : month;
    return ReportCell.text(channel(row) + ", " + shown)
        .about(about(row).with(row.text(Contact.CHANNEL), of.toString()));
  }

  private static Stream<Row> sorted(List<Row> rows) {
    return rows.stream()
        .sorted(
            Comparator.<Row, String>comparing(row -> row.getAs(Contact.CHANNEL))
                .thenComparing(row -> row.<LocalDate>getAs(KpiMonth.MONTH)));
  }

  private static Function<Figures, List<ReportCell>> line(
      Function<Figures, ReportCell> name, Function<Figures, List<ReportCell>> cells) {
    return row -> {
      List<ReportCell> line = new ArrayList<>();
      line.add(name.apply(row));
      line.addAll(cells.apply(row));
      return line;
    };
  }

  private List<ReportCell> waiting(Figures row) {
    boolean isLive = isLive(row);
    return List.of(
        ReportCell.count(row.number("contacts")),
        ReportCell.seconds(row.number(ContactCentreKpi.AHT)),
        ReportCell.seconds(row.number(ContactCentreKpi.AHT_CONVERSATION)),
        ReportCell.seconds(row.number(ContactCentreKpi.MEDIAN)),
        ReportCell.seconds(row.number(ContactCentreKpi.P90)),
        isLive ? row.share(ContactCentreKpi.SERVICE_LEVEL) : ReportCell.share(null),
        isLive ? row.share("abandonment") : ReportCell.share(null),
        ReportCell.seconds(row.number(ContactCentreKpi.MEAN_WAIT)));
  }

  private static boolean isAnyPartKnown(Row row) {
    Figures figures = new Figures(row);
    return figures.has(HandlingParts.HOLD)
        || figures.has(HandlingParts.WRAP_UP)
        || figures.has(HandlingParts.BY_AGENT.name());
  }

  /** What the handling time is made of, and who ends contacts. */
  private List<ReportCell> times(Figures row) {
    return List.of(
        ReportCell.count(row.number("handled")),
        ReportCell.seconds(row.number(ContactCentreKpi.AHT)),
        ReportCell.seconds(row.number(HandlingParts.TALK)),
        ReportCell.seconds(row.number(HandlingParts.HOLD)),
        ReportCell.seconds(row.number(HandlingParts.WRAP_UP)),
        row.share(HandlingParts.BY_AGENT.name()),
        row.share(HandlingParts.BY_SYSTEM.name()));
  }

  private boolean isPickUpKnown(Row row) {
    Figures figures = new Figures(row);
    return isLive(figures) && figures.has(ContactCentreKpi.PICK_UP.name());
  }

  /** How many got through, beside what they thought of it and how many came back. */
  private List<ReportCell> reached(Figures row) {
    ReportCell pickUp = row.share(ContactCentreKpi.PICK_UP.name());
    Double target = row.number(ContactCentreKpi.PICK_UP_TARGET);
    boolean isMissed =
        target != null && pickUp.range().upper() != null && pickUp.range().upper() < target;
    return List.of(
        ReportCell.count(row.number("offered")),
        isMissed ? pickUp.toned("warn") : pickUp,
        ReportCell.share(target),
        row.share(ContactCentreKpi.WEIGHTED),
        row.share(ContactCentreKpi.REPEAT.name()));
  }

  private List<ReportCell> resolution(Figures row) {
    boolean knowsObjectives = !figures.logics().isEmpty();
    return List.of(
        ReportCell.count(row.number("counted")),
        row.complementOf("repeat_share"),
        row.share("coded_resolution"),
        ReportCell.points(row.number(ContactCentreKpi.FCR_GAP)),
        ReportCell.seconds(row.number(ContactCentreKpi.TIME_TO_RESOLUTION)),
        knowsObjectives ? row.share(ContactCentreKpi.STATUS_CHASING) : ReportCell.share(null),
        ReportCell.count(row.number(ContactCentreKpi.FAILURE_MINUTES)),
        ReportCell.people(row.number(ContactCentreKpi.FAILURE_FTE)));
  }

  private List<ReportCell> bases(Figures row) {
    return List.of(
        ReportCell.count(row.number("with_norm")),
        row.share("norm_attainment"),
        ReportCell.share(row.number(ContactCentreKpi.COVERAGE)),
        ReportCell.number(row.number(ContactCentreKpi.MEAN_BY_TARGET)),
        ReportCell.count(row.number("agent_days")),
        ReportCell.number(row.number(ContactCentreKpi.CONTACTS_PER_DAY)),
        ReportCell.number(row.number(ContactCentreKpi.PER_DAY_BY_TARGET)),
        ReportCell.number(row.number(ContactCentreKpi.MINUTES_PER_DAY)),
        ReportCell.number(row.number(ContactCentreKpi.MINUTES_BY_TARGET)),
        ReportCell.share(row.number(ContactCentreKpi.ZONE_SHARE)));
  }

  private List<ReportCell> satisfaction(Figures row) {
    return List.of(
        ReportCell.count(row.number("answers")),
        row.level("satisfied_share"),
        row.share(ContactCentreKpi.WEIGHTED),
        ReportCell.share(row.number(ContactCentreKpi.LEAST)),
        ReportCell.share(row.number(ContactCentreKpi.MOST)));
  }

  private List<ReportCell> sales(Figures row) {
    return List.of(
        ReportCell.count(row.number("sold")),
        row.share(ContactCentreKpi.SIGNED_SHARE),
        ReportCell.count(row.number("signed_counted")),
        row.share(ContactCentreKpi.SIGNED_KEPT_SHARE));
  }

  private List<ReportCell> trended(Figures row) {
    return List.of(
        ReportCell.count(row.number("contacts")),
        ReportCell.seconds(row.number(ContactCentreKpi.AHT)),
        row.complementOf("repeat_share"),
        row.share("norm_attainment"),
        ReportCell.count(row.number("answers")),
        row.share(ContactCentreKpi.WEIGHTED),
        ReportCell.share(row.number(ContactCentreKpi.ZONE_SHARE)));
  }
}
