package org.contretemps.extract;

import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.contact.Contact;
import org.contretemps.kpi.ContactCentreKpi;
import org.contretemps.kpi.KpiMonth;
import org.contretemps.wording.Wording;

/** The parts of a report that show the channels: this month, and over the months before. */
record ChannelParts(MonthFigures figures, Wording words) {
  private static final Set<String> LIVE = Set.of("PHONE", "CHAT", "VIDEO", "DESK");
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
            parts.grid("channels", sorted(month), WAITING, line(this::channel, this::waiting)),
            parts.grid(
                "resolution", sorted(month), RESOLUTION, line(this::channel, this::resolution)),
            parts.grid("bases", sorted(month), BASES, line(this::channel, this::bases)),
            parts.grid(
                "satisfaction",
                sorted(month),
                SATISFACTION,
                line(this::channel, this::satisfaction)),
            parts.grid("sales", sorted(month), SALES, line(this::channel, this::sales))));
  }

  /** Twelve months; empty where there is one. */
  Optional<Section> trend() {
    if (figures.centre().size() == month(figures.month()).size()) {
      return Optional.empty();
    }
    Parts parts = new Parts(words);
    return parts.section(
        "trend",
        List.of(),
        new TrendPicture(figures, words).drawn().stream().toList(),
        List.of(
            parts.grid(
                "trend",
                sorted(figures.centre()),
                TREND,
                line(this::channelAndMonth, this::trended))));
  }

  List<Row> month(LocalDate month) {
    return figures.centre().stream()
        .filter(row -> row.<Date>getAs(KpiMonth.MONTH).toLocalDate().equals(month))
        .toList();
  }

  String channel(Figures row) {
    return words.say("channel." + row.text(Contact.CHANNEL));
  }

  /** Whether customers wait for an answer there and then. */
  boolean isLive(Figures row) {
    return LIVE.contains(row.text(Contact.CHANNEL));
  }

  private String channelAndMonth(Figures row) {
    return channel(row) + ", " + words.month(YearMonth.from(row.date(KpiMonth.MONTH)));
  }

  private static Stream<Row> sorted(List<Row> rows) {
    return rows.stream()
        .sorted(
            Comparator.<Row, String>comparing(row -> row.getAs(Contact.CHANNEL))
                .thenComparing(row -> row.<Date>getAs(KpiMonth.MONTH)));
  }

  private static Function<Figures, List<Cell>> line(
      Function<Figures, String> name, Function<Figures, List<Cell>> cells) {
    return row -> {
      List<Cell> line = new ArrayList<>();
      line.add(Cell.text(name.apply(row)));
      line.addAll(cells.apply(row));
      return line;
    };
  }

  private List<Cell> waiting(Figures row) {
    boolean isLive = isLive(row);
    return List.of(
        Cell.count(row.number("contacts")),
        Cell.seconds(row.number(ContactCentreKpi.AHT)),
        Cell.seconds(row.number(ContactCentreKpi.AHT_CONVERSATION)),
        Cell.seconds(row.number(ContactCentreKpi.MEDIAN)),
        Cell.seconds(row.number(ContactCentreKpi.P90)),
        isLive ? row.share(ContactCentreKpi.SERVICE_LEVEL) : Cell.share(null),
        isLive ? row.share("abandonment") : Cell.share(null),
        Cell.seconds(row.number(ContactCentreKpi.MEAN_WAIT)));
  }

  private List<Cell> resolution(Figures row) {
    boolean knowsObjectives = !figures.logics().isEmpty();
    return List.of(
        Cell.count(row.number("counted")),
        row.complementOf("repeat_share"),
        row.share("coded_resolution"),
        Cell.points(row.number(ContactCentreKpi.FCR_GAP)),
        Cell.seconds(row.number(ContactCentreKpi.TIME_TO_RESOLUTION)),
        knowsObjectives ? row.share(ContactCentreKpi.STATUS_CHASING) : Cell.share(null),
        Cell.count(row.number(ContactCentreKpi.FAILURE_MINUTES)),
        Cell.number(row.number(ContactCentreKpi.FAILURE_FTE)));
  }

  private List<Cell> bases(Figures row) {
    return List.of(
        Cell.count(row.number("with_norm")),
        row.share("norm_attainment"),
        Cell.share(row.number(ContactCentreKpi.COVERAGE)),
        Cell.number(row.number(ContactCentreKpi.MEAN_BY_TARGET)),
        Cell.count(row.number("agent_days")),
        Cell.number(row.number(ContactCentreKpi.CONTACTS_PER_DAY)),
        Cell.number(row.number(ContactCentreKpi.PER_DAY_BY_TARGET)),
        Cell.number(row.number(ContactCentreKpi.MINUTES_PER_DAY)),
        Cell.number(row.number(ContactCentreKpi.MINUTES_BY_TARGET)),
        Cell.share(row.number(ContactCentreKpi.ZONE_SHARE)));
  }

  private List<Cell> satisfaction(Figures row) {
    return List.of(
        Cell.count(row.number("answers")),
        row.level("satisfied_share"),
        row.share(ContactCentreKpi.WEIGHTED),
        Cell.share(row.number(ContactCentreKpi.LEAST)),
        Cell.share(row.number(ContactCentreKpi.MOST)));
  }

  private List<Cell> sales(Figures row) {
    return List.of(
        Cell.count(row.number("sold")),
        row.share(ContactCentreKpi.SIGNED_SHARE),
        Cell.count(row.number("signed_counted")),
        row.share(ContactCentreKpi.SIGNED_KEPT_SHARE));
  }

  private List<Cell> trended(Figures row) {
    return List.of(
        Cell.count(row.number("contacts")),
        Cell.seconds(row.number(ContactCentreKpi.AHT)),
        row.complementOf("repeat_share"),
        row.share("norm_attainment"),
        Cell.count(row.number("answers")),
        row.share(ContactCentreKpi.WEIGHTED),
        Cell.share(row.number(ContactCentreKpi.ZONE_SHARE)));
  }
}
