package org.contretemps.publish.report;

import java.util.Comparator;
import java.util.stream.Stream;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.explanation.OccasionWords;
import org.contretemps.record.contact.Contact;
import org.contretemps.wording.Wording;

/** How zones are named, and which there are. */
record ZoneWords(Wording words) {

  /** A service, channel and situation, and whether what is found there is fragile. */
  String cell(Figures zone) {
    String all = name(zone);
    String cell =
        new OccasionWords(words)
            .of(zone.row())
            .map(occasion -> words.say("cell.for", all, occasion))
            .orElse(all);
    return ImpededQualityZone.isFragile(zone.row()) ? words.say("cell.fragile", cell) : cell;
  }

  /** A service, channel and situation. */
  String name(Figures cell) {
    return words.say(
        "cell",
        cell.text(Contact.SERVICE),
        words.say("channel." + cell.text(Contact.CHANNEL)),
        words.say("type." + cell.text(Contact.SITUATION_TYPE)));
  }

  /** Zones that stand or are established, the costliest first. */
  static Stream<Figures> found(MonthFigures figures) {
    return figures.zones().stream()
        .map(Figures::new)
        .filter(ZoneWords::isFound)
        .sorted(Comparator.<Figures>comparingDouble(ZoneWords::cost).reversed());
  }

  static boolean isShedding(Figures zone) {
    return ImpededQualityZone.SHEDDING.equals(zone.text(ImpededQualityZone.EVIDENCE));
  }

  static boolean isFound(Figures zone) {
    return ImpededQualityZone.isFound(zone.row());
  }

  private static double cost(Figures zone) {
    return zone.has(ImpededQualityZone.AVOIDABLE_LOW)
        ? zone.known(ImpededQualityZone.AVOIDABLE_LOW)
        : 0;
  }
}
