package org.contretemps.publish.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.night.zone.WeeklyAccount;
import org.contretemps.night.zone.explanation.EvidenceWords;
import org.contretemps.publish.report.content.Tile;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.Bounded;
import org.contretemps.wording.Durations;
import org.contretemps.wording.Wording;

/**
 * Builds what a director sees first: a finding as the title, a paragraph, and three to five tiles,
 * the most important first.
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
    return words.say("title." + EvidenceWords.kind(found.stream()), found.size());
  }

  /** Both sides of the account of all zones; if there is none, what is known of zones. */
  String lead() {
    AccountParts account = new AccountParts(figures, words);
    return account
        .total()
        .map(total -> account.balanced("lead", total) + " " + words.say("lead.argument"))
        .orElseGet(() -> new ZoneFindings(figures, words).summary());
  }

  List<Tile> tiles() {
    List<Tile> tiles = new ArrayList<>();
    tiles.add(zones());
    new AccountParts(figures, words)
        .total()
        .ifPresent(
            total -> {
              tiles.add(cost(total));
              tiles.add(saving(total));
            });
    tiles.add(toDecide());
    tiles.add(changed());
    return tiles;
  }

  private Tile zones() {
    if (figures.zones().isEmpty()) {
      return tile("zones", words.say("tile.zones.none"), words.say("tile.zones.not-looked"), "map");
    }
    List<Figures> found = ZoneWords.found(figures).toList();
    long open = found.stream().filter(zone -> zone.is(ImpededQualityZone.IS_OPEN)).count();
    long cells =
        figures.zones().stream()
            .map(row -> row.<Long>getAs(ImpededQualityZone.CELL_ID))
            .distinct()
            .count();
    return tile(
        "zones",
        words.say("tile.zones.figure", open),
        where(found) + words.say("tile.zones.detail", cells, found.size() - open),
        "map");
  }

  /** The services in which zones are found, the costliest first; empty if there are none. */
  private String where(List<Figures> found) {
    List<String> services =
        found.stream().map(zone -> zone.text(Contact.SERVICE)).distinct().toList();
    return services.isEmpty()
        ? ""
        : words.say("tile.zones.where", new Parts(words).names(services)) + " ";
  }

  private Tile cost(WeeklyAccount total) {
    return tile(
        "cost",
        words.say("tile.cost.figure", words.count(total.returns().value())),
        words.say(
            "tile.cost.detail",
            words.count(total.returns().lower()),
            words.count(total.returns().upper()),
            people(total, total.costMinutes())),
        "map");
  }

  private Tile saving(WeeklyAccount total) {
    Bounded net = total.netMinutes();
    Bounded saved = total.people(total.savedMinutes());
    return tile(
        "saving",
        words.say("tile.saving.figure", words.number(saved.value(), 1)),
        words.say(
            net.side() < 0 ? "tile.saving.less" : "tile.saving.more",
            words.number(saved.lower(), 1),
            words.number(saved.upper(), 1),
            people(total, net.side() < 0 ? net.times(-1) : net)),
        "map");
  }

  private String people(WeeklyAccount total, Bounded minutes) {
    return new AccountParts(figures, words).shown(total.people(minutes), 1);
  }

  private Tile changed() {
    SinceParts since = new SinceParts(figures, words);
    List<String> moved = since.moved();
    String shares =
        words.say(
            parts.contains("since") ? "tile.changed.shares" : "tile.changed.alone", moved.size());
    String which = moved.isEmpty() ? "" : new Parts(words).names(moved);
    boolean isFirst = figures.zonesBefore().isEmpty() || figures.zones().isEmpty();
    String figure =
        isFirst
            ? shares
            : words.say("tile.changed.figure", since.opened().size(), since.closed().size());
    String detail =
        isFirst ? which : which.isEmpty() ? shares : words.say("tile.changed.which", shares, which);
    return tile(
        "changed", figure, detail.isEmpty() ? words.say("tile.changed.first") : detail, "since");
  }

  /** Decisions that are due; else the norm of the costliest zone about which nobody has decided. */
  private Tile toDecide() {
    DecisionParts decided = new DecisionParts(figures, words);
    if (decided.overdue() > 0) {
      return tile(
          "decide",
          words.say("tile.decide.overdue", decided.overdue()),
          words.say("tile.decide.overdue.detail"),
          "decisions");
    }
    List<NormParts.Choice> choices =
        new NormParts(figures, words)
            .choices().stream().filter(choice -> !decided.isDecided(choice.zone())).toList();
    if (choices.isEmpty()) {
      boolean isAny = ZoneWords.found(figures).anyMatch(zone -> !decided.isDecided(zone));
      return tile(
          "decide",
          words.say(isAny ? "tile.decide.look" : "tile.decide.nothing"),
          words.say(isAny ? "tile.decide.look.detail" : "tile.decide.nothing.detail"),
          "findings");
    }
    NormParts.Choice choice = choices.get(0);
    return tile(
        "decide",
        words.say(
            "tile.decide.figure",
            Durations.shown(choice.norm().known(NormWhatIf.NORM_SECONDS)),
            Durations.shown(choice.norm().known(NormWhatIf.CANDIDATE))),
        toDecide(choice, choices.size() - 1),
        "norms");
  }

  private String toDecide(NormParts.Choice choice, int others) {
    String cell = new ZoneWords(words).cell(choice.zone());
    Optional<WeeklyAccount> account = choice.account();
    return account.isPresent() && choice.norm().has(NormWhatIf.AVOIDABLE)
        ? words.say(
            "tile.decide.detail",
            cell,
            words.count(choice.norm().known(NormWhatIf.AVOIDABLE)),
            people(account.get(), account.get().netMinutes()),
            others)
        : words.say("tile.decide.cell", cell, others);
  }

  private Tile tile(String name, String figure, String detail, String part) {
    return new Tile(
        words.say("tile." + name), figure, detail, parts.contains(part) ? part : "findings");
  }
}
