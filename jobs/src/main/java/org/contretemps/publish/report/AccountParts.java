package org.contretemps.publish.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ShownAccount;
import org.contretemps.night.zone.WeeklyAccount;
import org.contretemps.publish.report.content.About;
import org.contretemps.publish.report.content.Grid;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.statistics.Bounded;
import org.contretemps.wording.Wording;

/** Builds the part of a report that shows what hurrying costs and saves in the zones. */
record AccountParts(MonthFigures figures, Wording words) {
  private static final String[] COLUMNS = {
    "cell", "returns", "cost.minutes", "saved.minutes", "net.minutes", "net.people"
  };

  /** A line for each zone whose account is known, and one for all of them. */
  Optional<Grid> grid() {
    Set<String> known = new HashSet<>();
    List<List<ReportCell>> lines = new ArrayList<>();
    ZoneWords.found(figures)
        .forEach(
            zone ->
                WeeklyAccount.of(zone.row())
                    .ifPresent(
                        account ->
                            lines.add(
                                line(
                                    name(zone, known.add(ZoneWords.account(zone))),
                                    ShownAccount.of(account)))));
    if (lines.size() > 1) {
      total()
          .ifPresent(
              all ->
                  lines.add(
                      line(
                          ReportCell.text(words.say("account.all")).about(About.keyed("ALL")),
                          all)));
    }
    return new Parts(words).grid("account", COLUMNS, lines);
  }

  /** The name of a zone's line; the first of a cell is what the map leads to. */
  private ReportCell name(Figures zone, boolean isFirst) {
    ReportCell named = new ZoneWords(words).named(zone);
    return named
        .about(isFirst ? named.about().identified(ZoneWords.account(zone)) : named.about())
        .leadingTo(ZoneWords.drawnCurve(figures, zone));
  }

  /** All zones whose account is known, as the sum of what is shown of each; empty if none is. */
  Optional<ShownAccount> total() {
    List<WeeklyAccount> accounts = accounts();
    return accounts.isEmpty() ? Optional.empty() : Optional.of(ShownAccount.sumOf(accounts));
  }

  /** The repeats by contact of these zones. */
  double share() {
    return accounts().stream().mapToDouble(account -> account.returns().value()).sum() / contacts();
  }

  private List<WeeklyAccount> accounts() {
    return known().map(WeeklyAccount::of).flatMap(Optional::stream).toList();
  }

  /** The contacts of a week in the cells of these zones. */
  double contacts() {
    return known().mapToDouble(WeeklyAccount::contacts).sum();
  }

  /** How many zones have an account. */
  long zones() {
    return known().count();
  }

  private Stream<Row> known() {
    return ZoneWords.found(figures)
        .map(Figures::row)
        .filter(zone -> WeeklyAccount.of(zone).isPresent());
  }

  private static List<ReportCell> line(ReportCell name, ShownAccount account) {
    return List.of(
        name,
        cell(ReportCell::count, account.returns()),
        cell(ReportCell::count, account.costMinutes()),
        cell(ReportCell::count, account.savedMinutes()),
        cell(ReportCell::count, account.netMinutes()),
        cell(ReportCell::people, account.netPeople()));
  }

  private static ReportCell cell(Function<Number, ReportCell> kind, Bounded figure) {
    return kind.apply(figure.value()).between(Optional.of(figure));
  }

  /** A zone's account in a sentence; empty if it is not known. */
  Optional<String> sentence(Figures zone) {
    return WeeklyAccount.of(zone.row()).map(ShownAccount::of).map(this::balanced);
  }

  /** A sentence on both sides of an account, by the side on which the balance lies. */
  private String balanced(ShownAccount account) {
    String side =
        switch (account.side()) {
          case 1 -> ".more";
          case -1 -> ".less";
          default -> ".unclear";
        };
    Bounded net = account.netPeople();
    return words.say(
        "finding.account" + side,
        shown(account.returns(), 0),
        shown(account.costPeople(), 1),
        shown(account.savedPeople(), 1),
        shown(account.side() < 0 ? net.times(-1) : net, 1));
  }

  /** A figure with its interval, as it is in tables. */
  String shown(Bounded figure, int decimals) {
    return words.say(
        "range",
        words.number(figure.value(), decimals),
        words.number(figure.lower(), decimals),
        words.number(figure.upper(), decimals));
  }
}
