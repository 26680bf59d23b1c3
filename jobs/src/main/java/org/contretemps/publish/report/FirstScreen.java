package org.contretemps.publish.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.ShownAccount;
import org.contretemps.night.zone.explanation.EvidenceWords;
import org.contretemps.publish.report.content.Tile;
import org.contretemps.statistics.Bounded;
import org.contretemps.wording.Wording;

/**
 * Builds what a director sees first beside the question to decide: a finding as the title, a
 * paragraph, and two to four tiles, the most important first.
 *
 * @param parts ids of the parts that there are to link to
 */
record FirstScreen(MonthFigures figures, Wording words, Set<String> parts) {

  /** What was found, in a sentence. */
  String title() {
    if (figures.zones().isEmpty()) {
      return words.say("title.not-looked");
    }
    List<Row> found = ZoneWords.found(figures).map(Figures::row).toList();
    return words.say("title." + EvidenceWords.kind(found.stream()), cells(found));
  }

  /** How many customers come back, how sure that is, and what it means; else what is known. */
  String lead() {
    return account()
        .total()
        .map(
            total ->
                words.say(
                    "lead",
                    words.count(total.returns().value()),
                    words.count(total.returns().lower()),
                    words.count(total.returns().upper()),
                    share(account().share()),
                    account().zones()))
        .orElseGet(() -> new ZoneFindings(figures, words).summary());
  }

  /** How sure it is that the norm is the cause, what was excluded and what was not. */
  String certainty() {
    List<Row> found = ZoneWords.found(figures).map(Figures::row).toList();
    if (found.isEmpty()) {
      return "";
    }
    long fragile = found.stream().filter(ImpededQualityZone::isFragile).count();
    String level = fragile == 0 ? "high" : fragile < found.size() ? "mixed" : "fragile";
    return words.say(
        "certainty." + EvidenceWords.kind(found.stream()),
        words.say("certainty." + level, found.size()));
  }

  private String share(double share) {
    return words.say("percent", words.hundredths(share, 1));
  }

  List<Tile> tiles() {
    List<Tile> tiles = new ArrayList<>();
    tiles.add(zones());
    account()
        .total()
        .ifPresent(
            total -> {
              tiles.add(returns(total));
              tiles.add(balance(total));
            });
    tiles.add(changed());
    return tiles;
  }

  private AccountParts account() {
    return new AccountParts(figures, words);
  }

  private Tile zones() {
    if (figures.zones().isEmpty()) {
      return tile("zones", words.say("tile.zones.none"), words.say("tile.zones.not-looked"), "map");
    }
    List<Figures> found = ZoneWords.found(figures).toList();
    List<Figures> open =
        found.stream().filter(zone -> zone.is(ImpededQualityZone.IS_OPEN)).toList();
    long cells = cells(found.stream().map(Figures::row).toList());
    ZoneWords names = new ZoneWords(words);
    List<String> shown = found.stream().map(names::cell).distinct().toList();
    return tile(
        "zones",
        words.say("tile.zones.figure", cells, cells(figures.zones())),
        shown.isEmpty()
            ? words.say("tile.zones.nowhere")
            : new Parts(words).names(shown, " · ")
                + words.say(
                    "tile.zones.detail", cells - cells(open.stream().map(Figures::row).toList())),
        "map");
  }

  private static long cells(List<Row> zones) {
    return zones.stream()
        .map(row -> row.<Long>getAs(ImpededQualityZone.CELL_ID))
        .distinct()
        .count();
  }

  private Tile returns(ShownAccount total) {
    return tile(
        "returns",
        words.say("tile.returns.figure", words.count(total.returns().value())),
        words.say(
            "tile.returns.detail",
            words.count(total.returns().lower()),
            words.count(total.returns().upper()),
            words.count(account().contacts()),
            account().zones()),
        "map");
  }

  /**
   * What the proposed norms take, since that is to be decided, and then what it takes to hurry
   * nobody: two things, never one range.
   */
  private Tile balance(ShownAccount total) {
    OpenChoices choices = new OpenChoices(figures, words);
    Optional<Bounded> proposed = choices.together();
    Bounded shown = proposed.orElse(total.netPeople());
    int side = proposed.map(Bounded::side).orElse(total.side());
    return tile(
        side == 0 ? "balance.unclear" : side > 0 ? "balance" : "balance.less",
        choices.people(shown, side),
        proposed
            .map(
                sum ->
                    words.say(
                        "tile.balance.both",
                        ranged(sum),
                        choices.people(total.netPeople(), total.side()),
                        unhurried(total)))
            .orElseGet(() -> unhurried(total)),
        "map");
  }

  private String unhurried(ShownAccount total) {
    return words.say(
        "tile.balance.detail",
        ranged(total.netPeople()),
        account().shown(total.savedPeople(), 1),
        account().shown(total.costPeople(), 1));
  }

  /** The interval of what it takes more or, where it takes less, of that. */
  private String ranged(Bounded net) {
    Bounded shown = net.side() < 0 ? net.times(-1) : net;
    return words.say("interval", words.number(shown.lower(), 1), words.number(shown.upper(), 1));
  }

  private Tile changed() {
    SinceParts since = new SinceParts(figures, words);
    if (!parts.contains("since")) {
      return tile("changed", words.say("tile.changed.alone"), zonesSince(since), "since");
    }
    List<String> better = since.moved(1);
    List<String> worse = since.moved(-1);
    List<String> other = since.moved(0);
    String figure =
        Stream.of(
                said("tile.changed.better", better.size()),
                said("tile.changed.worse", worse.size()),
                said("tile.changed.other", other.size()))
            .flatMap(Optional::stream)
            .reduce((one, next) -> one + words.say("tile.changed.and") + next)
            .orElseGet(() -> words.say("tile.changed.none"));
    String detail =
        String.join(
            " ",
            Stream.of(
                    listed("tile.changed.better.which", better),
                    listed("tile.changed.worse.which", worse),
                    listed("tile.changed.other.which", other),
                    Optional.of(zonesSince(since)))
                .flatMap(Optional::stream)
                .toList());
    return tile("changed", figure, detail, "since");
  }

  private Optional<String> said(String key, int count) {
    return count == 0 ? Optional.empty() : Optional.of(words.say(key, count));
  }

  private Optional<String> listed(String key, List<String> names) {
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(words.say(key, new Parts(words).names(names)));
  }

  /** How many situations are confirmed now and were a month ago, if both are known. */
  private String zonesSince(SinceParts since) {
    if (figures.zonesBefore().isEmpty() || figures.zones().isEmpty()) {
      return words.say("tile.changed.first");
    }
    return words.say(
        "tile.changed.zones",
        since.open(figures.zones()).size(),
        since.open(figures.zonesBefore()).size(),
        since.opened().size(),
        since.closed().size());
  }

  private Tile tile(String name, String figure, String detail, String part) {
    return new Tile(
        words.say("tile." + name), figure, detail, parts.contains(part) ? part : "findings");
  }
}
