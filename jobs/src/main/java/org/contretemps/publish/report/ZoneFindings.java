package org.contretemps.publish.report;

import java.util.ArrayList;
import java.util.List;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.wording.Wording;

/** What zones there are, a sentence each. */
record ZoneFindings(MonthFigures figures, Wording words) {
  private static final int MOST = 10;

  /** What all of them have in common, or that there are none. */
  String summary() {
    if (figures.zones().isEmpty()) {
      return words.say("findings.not-looked");
    }
    List<Figures> found = ZoneWords.found(figures).toList();
    if (found.isEmpty()) {
      return words.say("findings.none");
    }
    if (found.stream().noneMatch(ZoneFindings::isShedding)) {
      return words.say("findings.some");
    }
    return words.say(
        found.stream().allMatch(ZoneFindings::isShedding) ? "findings.shedding" : "findings.both");
  }

  private static boolean isShedding(Figures zone) {
    return ImpededQualityZone.SHEDDING.equals(zone.text(ImpededQualityZone.EVIDENCE));
  }

  /** A sentence for each of the costliest ten, and how many more there are. */
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
    return isShedding(zone) ? shedding(zone) + " " + state : spike(zone) + " " + cost(zone) + state;
  }

  private String shedding(Figures zone) {
    return words.say(
        "finding.shedding",
        new ZoneWords(words).cell(zone),
        words.count(zone.known(ImpededQualityZone.SHORT_CONTACTS)),
        words.count(zone.known(ImpededQualityZone.SHORT_SECONDS)),
        words.count(zone.known(ImpededQualityZone.SHORT_EXPECTED)),
        hundredths(zone, ImpededQualityZone.HARM),
        hundredths(zone, ImpededQualityZone.HARM_LOWER),
        hundredths(zone, ImpededQualityZone.HARM_UPPER));
  }

  private String spike(Figures zone) {
    boolean isNeedKnown = zone.has(ImpededQualityZone.NEEDED_80);
    return words.say(
        isNeedKnown ? "finding.spike" : "finding.spike.no-need",
        new ZoneWords(words).cell(zone),
        Durations.shown(zone.known(ImpededQualityZone.NORM_SECONDS)),
        isNeedKnown ? Durations.shown(zone.known(ImpededQualityZone.NEEDED_80)) : "",
        hundredths(zone, ImpededQualityZone.HARM),
        hundredths(zone, ImpededQualityZone.HARM_LOWER),
        hundredths(zone, ImpededQualityZone.HARM_UPPER));
  }

  private String cost(Figures zone) {
    return zone.has(ImpededQualityZone.AVOIDABLE_LOW)
            && zone.has(ImpededQualityZone.AVOIDABLE_HIGH)
            && zone.has(ImpededQualityZone.FAILURE_FTE)
        ? words.say(
                "finding.cost",
                words.count(zone.known(ImpededQualityZone.AVOIDABLE_LOW)),
                words.count(zone.known(ImpededQualityZone.AVOIDABLE_HIGH)),
                words.number(zone.known(ImpededQualityZone.FAILURE_FTE), 1))
            + " "
        : "";
  }

  private String hundredths(Figures zone, String column) {
    return zone.has(column) ? words.hundredths(zone.known(column), 1) : "–";
  }
}
