package org.contretemps.publish.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.publish.report.content.About;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.publish.report.content.Section;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.BenjaminiHochberg;
import org.contretemps.statistics.ProportionDifference;
import org.contretemps.wording.Wording;

/** Builds the part of a report that compares the month with the last one. */
record SinceParts(MonthFigures figures, Wording words) {
  private static final double CONFIDENCE = 0.95;
  private static final String[] COLUMNS = {"indicator", "last-month", "this-month", "change"};
  private static final String[] COLUMNS_OF_PART = {
    "indicator", "last-month", "this-month.part", "change"
  };
  private static final String[] COLUMNS_OF_SAME_DAYS = {
    "indicator", "same-days", "this-month.part", "change"
  };

  /** A share of last month and of this one. */
  private record Line(
      String name,
      String key,
      double then,
      double now,
      ProportionDifference change,
      double p,
      int better,
      String tone) {
    Line marked() {
      return new Line(name, key, then, now, change, p, better, "warn");
    }

    /** 1 if it became better, −1 if worse, 0 if neither. */
    int direction() {
      return (int) Math.signum(now - then) * better;
    }

    List<ReportCell> cells() {
      return List.of(
          ReportCell.text(name).about(About.keyed(key)),
          ReportCell.share(then),
          ReportCell.share(now),
          ReportCell.points(change.difference())
              .between(change.lower(), change.upper())
              .toned(tone));
    }
  }

  Optional<Section> since() {
    Parts parts = new Parts(words);
    return parts.section(
        "since",
        zones(parts),
        List.of(),
        List.of(parts.grid("since", columns(), lines().stream().map(Line::cells).toList())));
  }

  private String[] columns() {
    if (!figures.isPartOfMonth()) {
      return COLUMNS;
    }
    return figures.days().isEmpty() ? COLUMNS_OF_PART : COLUMNS_OF_SAME_DAYS;
  }

  /** What changed beyond chance, a sentence each; empty if nothing did. */
  List<String> findings() {
    Parts parts = new Parts(words);
    List<Line> lines = lines();
    List<String> moved = moved(lines);
    List<String> findings = new ArrayList<>();
    if (!opened().isEmpty() || !closed().isEmpty()) {
      findings.addAll(zones(parts));
    }
    if (!moved.isEmpty()) {
      findings.add(words.say("finding.since", moved.size(), lines.size(), parts.names(moved)));
    }
    return findings;
  }

  /**
   * The shares that moved beyond chance, each with what it was and is.
   *
   * @param direction 1 for those that became better, −1 worse, 0 neither
   */
  List<String> moved(int direction) {
    return lines().stream()
        .filter(line -> !line.tone().isEmpty() && line.direction() == direction)
        .map(
            line ->
                words.say("since.moved", line.name(), percent(line.then()), percent(line.now())))
        .toList();
  }

  private String percent(double share) {
    return words.say("percent", words.hundredths(share, 1));
  }

  private static List<String> moved(List<Line> lines) {
    return lines.stream().filter(line -> !line.tone().isEmpty()).map(Line::name).toList();
  }

  private List<Line> lines() {
    ChannelParts channels = new ChannelParts(figures, words);
    Map<String, Figures> before = new HashMap<>();
    LocalDate lastMonth = figures.month().minusMonths(1);
    channels
        .month(lastMonth)
        .forEach(row -> before.put(row.getAs(Contact.CHANNEL), new Figures(row)));
    List<Line> lines = new ArrayList<>();
    for (Row row : channels.month(figures.month())) {
      Figures now = new Figures(row);
      Figures then = before.get(now.text(Contact.CHANNEL));
      if (then != null) {
        ComparedShare.ALL.stream()
            .filter(compared -> isKnown(compared, now) && isKnown(compared, then))
            .filter(compared -> !compared.isOfWaiting() || channels.isLive(now))
            .forEach(
                compared ->
                    before(compared, then)
                        .ifPresent(
                            counts ->
                                lines.add(line(channels.channel(now), compared, counts, now))));
      }
    }
    return judged(lines);
  }

  /** Each looked at as one of all: of those marked, at most one in twenty is chance. */
  private static List<Line> judged(List<Line> lines) {
    double[] q = BenjaminiHochberg.adjusted(lines.stream().mapToDouble(Line::p).toArray());
    return IntStream.range(0, lines.size())
        .mapToObj(at -> q[at] <= 1 - CONFIDENCE ? lines.get(at).marked() : lines.get(at))
        .toList();
  }

  /** A satisfied share is a level from thirty answers on. */
  private static boolean isKnown(ComparedShare compared, Figures row) {
    boolean isLevel = compared.name().equals("satisfied");
    return row.has(compared.trials())
        && row.known(compared.trials()) >= (isLevel ? Parts.LEAST_ANSWERS : 1);
  }

  /** Of the whole month before or, if this one goes on, of as many of its days. */
  private Optional<SameDays.Counts> before(ComparedShare compared, Figures then) {
    SameDays.Counts whole =
        new SameDays.Counts(
            (long) then.known(compared.events()), (long) then.known(compared.trials()));
    if (!figures.isPartOfMonth() || figures.days().isEmpty()) {
      return Optional.of(whole);
    }
    return new SameDays(figures.days().stream().map(Figures::new).toList(), figures.month())
        .of(then.text(Contact.CHANNEL), compared.events(), compared.trials());
  }

  private Line line(String channel, ComparedShare compared, SameDays.Counts then, Figures now) {
    long events = events(compared, now);
    long trials = (long) now.known(compared.trials());
    long trialsThen = then.trials();
    long eventsThen = compared.isComplement() ? trialsThen - then.events() : then.events();
    return new Line(
        words.say("since.line", words.say("column." + compared.name()), channel),
        compared.name() + "/" + now.text(Contact.CHANNEL),
        (double) eventsThen / trialsThen,
        (double) events / trials,
        ProportionDifference.newcombe(events, trials, eventsThen, trialsThen, CONFIDENCE),
        ProportionDifference.twoSidedP(events, trials, eventsThen, trialsThen),
        compared.better(),
        "");
  }

  private static long events(ComparedShare compared, Figures row) {
    double events = row.known(compared.events());
    return (long) (compared.isComplement() ? row.known(compared.trials()) - events : events);
  }

  /** Zones that are open now and were not a month ago, and the reverse. */
  private List<String> zones(Parts parts) {
    if (figures.zonesBefore().isEmpty() || figures.zones().isEmpty()) {
      return List.of();
    }
    List<String> opened = opened();
    List<String> closed = closed();
    List<String> points = new ArrayList<>();
    points.add(
        opened.isEmpty()
            ? words.say("since.none-opened")
            : words.say("since.opened", opened.size(), parts.names(opened)));
    points.add(
        closed.isEmpty()
            ? words.say("since.none-closed")
            : words.say("since.closed", closed.size(), parts.names(closed)));
    return points;
  }

  /** Zones that are open now and were not a month ago. */
  List<String> opened() {
    return without(figures.zones(), figures.zonesBefore());
  }

  /** Zones that stood a month ago and do not now. */
  List<String> closed() {
    return without(figures.zonesBefore(), figures.zones());
  }

  private List<String> without(List<Row> some, List<Row> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return List.of();
    }
    Set<String> known = open(others);
    return open(some).stream().filter(zone -> !known.contains(zone)).sorted().toList();
  }

  /** The names of those that are open. */
  Set<String> open(List<Row> zones) {
    ZoneWords names = new ZoneWords(words);
    return zones.stream()
        .map(Figures::new)
        .filter(zone -> zone.is(ImpededQualityZone.IS_OPEN))
        .map(names::cell)
        .collect(Collectors.toSet());
  }
}
