package org.contretemps.publish.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.WeeklyAccount;
import org.contretemps.night.zone.explanation.EvidenceWords;
import org.contretemps.publish.report.content.About;
import org.contretemps.publish.report.content.Grid;
import org.contretemps.publish.report.content.Heading;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.publish.report.content.Section;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.clash.ClashVerdict;
import org.contretemps.table.SituationType;
import org.contretemps.wording.Wording;

/**
 * Builds the map of zones by service, channel and situation, and the table of every zone's figures.
 */
record ZoneMap(MonthFigures figures, Wording words) {
  private static final List<String> TYPES =
      Arrays.stream(SituationType.values()).map(SituationType::name).toList();
  private static final List<String> TONES = List.of("bad", "warn");
  private static final Map<String, String> TONE =
      Map.of(
          ClashVerdict.PROBABLE.name(),
          "warn",
          ClashVerdict.NORM_HELPS.name(),
          "good",
          ClashVerdict.NO_CLASH.name(),
          "good");
  private static final String[] COLUMNS = {
    "cell", "contacts", "norm", "attained", "coverage", "needed", "harm"
  };

  Optional<Section> map() {
    if (figures.zones().isEmpty()) {
      return Optional.empty();
    }
    Parts parts = new Parts(words);
    Optional<Grid> map = heatMap();
    Optional<Grid> account = new AccountParts(figures, words).grid();
    return map.isPresent()
        ? parts.section("map", List.of(map, account))
        : parts
            .section("map", List.of(zones(parts), account))
            .map(section -> section.saying(words.say("zones.legend")));
  }

  /** The evidence of the zones; empty if it is shown in place of the map. */
  Optional<Section> zones() {
    Parts parts = new Parts(words);
    return heatMap().isEmpty()
        ? Optional.empty()
        : parts
            .section("zones", List.of(zones(parts)))
            .map(section -> section.saying(words.say("zones.figures")));
  }

  private Optional<Grid> heatMap() {
    Map<String, Map<String, ReportCell>> rows = new TreeMap<>();
    Map<String, About> about = new HashMap<>();
    figures.zones().stream()
        .map(Figures::new)
        .filter(zone -> ImpededQualityZone.SPIKE.equals(zone.text(ImpededQualityZone.EVIDENCE)))
        .forEach(
            zone -> {
              about.put(line(zone), about(zone));
              rows.computeIfAbsent(line(zone), key -> new TreeMap<>())
                  .merge(
                      zone.text(Contact.SITUATION_TYPE),
                      verdict(zone),
                      (one, other) -> rank(one) <= rank(other) ? one : other);
            });
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<String> types =
        TYPES.stream()
            .filter(type -> rows.values().stream().anyMatch(row -> row.containsKey(type)))
            .toList();
    List<List<ReportCell>> cells = new ArrayList<>();
    rows.entrySet().stream()
        .sorted(Comparator.comparingInt(row -> worst(row.getValue())))
        .forEach(
            row -> {
              List<ReportCell> line = new ArrayList<>();
              line.add(ReportCell.text(row.getKey()).about(about.get(row.getKey())));
              types.forEach(type -> line.add(row.getValue().getOrDefault(type, ReportCell.none())));
              cells.add(line);
            });
    List<Heading> header = new ArrayList<>(new Columns(words).of("service"));
    types.forEach(type -> header.add(new Heading(type, words.say("type." + type), "")));
    return Optional.of(new Grid("map", words.say("caption.map"), header, cells));
  }

  private static int worst(Map<String, ReportCell> row) {
    return row.values().stream().mapToInt(ZoneMap::rank).min().orElse(TONES.size());
  }

  private static int rank(ReportCell verdict) {
    int at = TONES.indexOf(verdict.tone());
    return at < 0 ? TONES.size() : at;
  }

  private String line(Figures zone) {
    return words.say(
        "line", zone.text(Contact.SERVICE), words.say("channel." + zone.text(Contact.CHANNEL)));
  }

  private About about(Figures zone) {
    String channel = zone.text(Contact.CHANNEL);
    return About.channel(channel, words.say("channel." + channel))
        .of(zone.text(Contact.SERVICE))
        .with(zone.text(Contact.SERVICE), channel);
  }

  private ReportCell verdict(Figures zone) {
    String verdict = zone.text(ImpededQualityZone.VERDICT);
    if (ZoneWords.isFound(zone)) {
      return ReportCell.text(
              words.say(
                  zone.is(ImpededQualityZone.IS_OPEN) ? "verdict.OPEN" : "verdict.ESTABLISHED"))
          .toned("bad")
          .leadingTo(
              WeeklyAccount.of(zone.row()).isPresent()
                  ? Optional.of(ZoneWords.account(zone))
                  : ZoneWords.drawnCurve(figures, zone));
    }
    return ReportCell.text(words.say("verdict." + verdict))
        .toned(TONE.getOrDefault(verdict, "quiet"));
  }

  private Optional<Grid> zones(Parts parts) {
    ZoneWords names = new ZoneWords(words);
    return parts.grid(
        "zones",
        ZoneWords.found(figures).map(Figures::row),
        COLUMNS,
        zone ->
            List.of(
                names.named(zone).leadingTo(ZoneWords.drawnCurve(figures, zone)),
                ReportCell.count(zone.number(ImpededQualityZone.CONTACTS)),
                ReportCell.seconds(zone.number(ImpededQualityZone.NORM_SECONDS)),
                ReportCell.share(zone.number(ImpededQualityZone.ATTAINED_SHARE)),
                ReportCell.share(zone.number(ImpededQualityZone.COVERAGE)),
                ReportCell.seconds(zone.number(ImpededQualityZone.NEEDED_80)),
                zone.share(ImpededQualityZone.HARM)));
  }

  static Stream<Figures> zonesUnderNorms(MonthFigures figures) {
    return ZoneWords.found(figures)
        .filter(
            zone ->
                zone.has(ImpededQualityZone.NORM_SECONDS) && !EvidenceWords.isPassing(zone.row()));
  }
}
