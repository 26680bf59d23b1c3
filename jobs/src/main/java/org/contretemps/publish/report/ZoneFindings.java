package org.contretemps.publish.report;

import java.util.ArrayList;
import java.util.List;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.explanation.EvidenceWords;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.wording.Durations;
import org.contretemps.wording.Wording;

/** Writes one sentence for each zone of a report. */
record ZoneFindings(MonthFigures figures, Wording words) {
  private static final int MOST = 5;

  /** What all of them have in common, or that there are none. */
  String summary() {
    if (figures.zones().isEmpty()) {
      return words.say("findings.not-looked");
    }
    List<Figures> found = ZoneWords.found(figures).toList();
    String kind = EvidenceWords.kind(found.stream().map(Figures::row));
    return words.say("findings." + (kind.equals("spike") ? "some" : kind), found.size());
  }

  /** A sentence for each of the costliest five, and how many more there are. */
  List<String> findings() {
    List<Figures> found = ZoneWords.found(figures).toList();
    List<String> findings = new ArrayList<>();
    found.stream().limit(MOST).map(this::finding).forEach(findings::add);
    if (found.size() > MOST) {
      findings.add(words.say("finding.more", found.size() - MOST));
    }
    return findings;
  }

  private String finding(Figures zone) {
    String state =
        words.say(zone.is(ImpededQualityZone.IS_OPEN) ? "finding.open" : "finding.established");
    if (EvidenceWords.isPassing(zone.row())) {
      String cell = new ZoneWords(words).cell(zone);
      return EvidenceWords.passing(zone.row(), words, cell, harm(zone)) + " " + state;
    }
    return ZoneWords.isShedding(zone)
        ? shedding(zone) + " " + state
        : spike(zone) + " " + account(zone) + hiddenOdds(zone) + state;
  }

  private String shedding(Figures zone) {
    return words.say(
        "finding.shedding",
        new ZoneWords(words).cell(zone),
        words.count(zone.known(ImpededQualityZone.SHORT_CONTACTS)),
        words.count(zone.known(ImpededQualityZone.SHORT_SECONDS)),
        words.count(zone.known(ImpededQualityZone.SHORT_EXPECTED)),
        harm(zone));
  }

  private String spike(Figures zone) {
    String cell = new ZoneWords(words).cell(zone);
    String norm = Durations.shown(zone.known(ImpededQualityZone.NORM_SECONDS));
    return zone.has(ImpededQualityZone.NEEDED_80)
        ? words.say(
            "finding.spike",
            cell,
            norm,
            Durations.shown(zone.known(ImpededQualityZone.NEEDED_80)),
            harm(zone))
        : words.say("finding.spike.no-need", cell, norm, harm(zone));
  }

  private String account(Figures zone) {
    return new AccountParts(figures, words).sentence(zone).map(said -> said + " ").orElse("");
  }

  private String hiddenOdds(Figures zone) {
    return zone.has(ImpededQualityZone.HIDDEN_ODDS)
        ? words.say(
                ImpededQualityZone.isFragile(zone.row()) ? "finding.fragile" : "finding.hidden",
                words.number(zone.known(ImpededQualityZone.HIDDEN_ODDS), 1))
            + " "
        : "";
  }

  /** As the table of zones has it. */
  private String harm(Figures zone) {
    ReportCell harm =
        zone.within(
            ReportCell.points(zone.number(ImpededQualityZone.HARM)), ImpededQualityZone.HARM);
    return (harm.shown(words) + " " + harm.shownRange(words)).strip();
  }
}
