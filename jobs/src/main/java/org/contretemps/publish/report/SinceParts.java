package org.contretemps.publish.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.ProportionDifference;
import org.contretemps.wording.Wording;

/** The part of a report that tells what is not as it was last month. */
record SinceParts(MonthFigures figures, Wording words) {
  private static final double CONFIDENCE = 0.95;
  private static final String[] COLUMNS = {"indicator", "last-month", "this-month", "change"};

  /** What is compared: a column, its counts, and whether it is shown as what is left of 1. */
  private record Compared(String name, String events, String trials, boolean isComplement) {

    /** Whether it tells something only where customers wait for an answer. */
    boolean isOfWaiting() {
      return name.equals("abandonment");
    }
  }

  private static final List<Compared> COMPARED =
      List.of(
          new Compared("resolution", "repeats", "counted", true),
          new Compared("coded", "resolved", "coded", false),
          new Compared("attainment", "within_norm", "with_norm", false),
          new Compared("abandonment", "abandoned", "offered", false),
          new Compared("satisfied", "satisfied", "answers", false));

  Optional<Section> since() {
    ChannelParts channels = new ChannelParts(figures, words);
    Map<String, Figures> before = new HashMap<>();
    LocalDate lastMonth = figures.month().minusMonths(1);
    channels
        .month(lastMonth)
        .forEach(row -> before.put(row.getAs(Contact.CHANNEL), new Figures(row)));
    List<List<ReportCell>> lines = new ArrayList<>();
    for (Row row : channels.month(figures.month())) {
      Figures now = new Figures(row);
      Figures then = before.get(now.text(Contact.CHANNEL));
      if (then != null) {
        COMPARED.stream()
            .filter(compared -> isKnown(compared, now) && isKnown(compared, then))
            .filter(compared -> !compared.isOfWaiting() || channels.isLive(now))
            .forEach(compared -> lines.add(line(channels.channel(now), compared, then, now)));
      }
    }
    Parts parts = new Parts(words);
    return parts.section(
        "since", zones(parts), List.of(), List.of(parts.grid("since", COLUMNS, lines)));
  }

  /** A satisfied share is a level from thirty answers on. */
  private static boolean isKnown(Compared compared, Figures row) {
    boolean isLevel = compared.name().equals("satisfied");
    return row.has(compared.trials())
        && row.known(compared.trials()) >= (isLevel ? Parts.LEAST_ANSWERS : 1);
  }

  private List<ReportCell> line(String channel, Compared compared, Figures then, Figures now) {
    ProportionDifference change =
        ProportionDifference.newcombe(
            events(compared, now),
            (long) now.known(compared.trials()),
            events(compared, then),
            (long) then.known(compared.trials()),
            CONFIDENCE);
    ReportCell difference =
        ReportCell.points(change.difference()).between(change.lower(), change.upper());
    return List.of(
        ReportCell.text(words.say("since.line", words.say("column." + compared.name()), channel)),
        ReportCell.share(events(compared, then) / then.known(compared.trials())),
        ReportCell.share(events(compared, now) / now.known(compared.trials())),
        change.excludesZero() ? difference.toned("warn") : difference);
  }

  private static long events(Compared compared, Figures row) {
    double events = row.known(compared.events());
    return (long) (compared.isComplement() ? row.known(compared.trials()) - events : events);
  }

  /** Zones that stand now and did not stand a month ago, and the other way round. */
  private List<String> zones(Parts parts) {
    if (figures.zonesBefore().isEmpty() || figures.zones().isEmpty()) {
      return List.of();
    }
    Set<String> now = open(figures.zones());
    Set<String> then = open(figures.zonesBefore());
    List<String> opened = now.stream().filter(zone -> !then.contains(zone)).sorted().toList();
    List<String> closed = then.stream().filter(zone -> !now.contains(zone)).sorted().toList();
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

  private Set<String> open(List<Row> zones) {
    ZoneWords names = new ZoneWords(words);
    return zones.stream()
        .map(Figures::new)
        .filter(zone -> zone.is(ImpededQualityZone.IS_OPEN))
        .map(names::cell)
        .collect(Collectors.toSet());
  }
}
