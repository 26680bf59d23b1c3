package org.contretemps.publish.report;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.explanation.OccasionWords;
import org.contretemps.publish.report.content.About;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.record.contact.Contact;
import org.contretemps.wording.Wording;

/** Names zones in a report, and lists which there are. */
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

  /** The name of a zone's row. */
  ReportCell named(Figures zone) {
    return ReportCell.text(cell(zone))
        .about(
            new About(
                String.join(
                    "/",
                    zone.text(Contact.SERVICE),
                    zone.text(Contact.CHANNEL),
                    zone.text(Contact.SITUATION_TYPE),
                    zone.text(ImpededQualityZone.EVIDENCE)),
                "",
                zone.text(Contact.SERVICE),
                words.say("channel." + zone.text(Contact.CHANNEL)),
                words.say("type." + zone.text(Contact.SITUATION_TYPE))));
  }

  /** The id of a zone's picture, whether it is drawn or not. */
  static String curve(Figures zone) {
    return "curve-" + zone.row().getAs(ImpededQualityZone.CELL_ID);
  }

  /** The id of a zone's picture if there is one. */
  static Optional<String> drawnCurve(MonthFigures figures, Figures zone) {
    return Optional.of(curve(zone))
        .filter(id -> figures.pictures().stream().anyMatch(picture -> picture.id().equals(id)));
  }

  /** The id of the row with a zone's account, whether there is one or not. */
  static String account(Figures zone) {
    return "account-" + zone.row().getAs(ImpededQualityZone.CELL_ID);
  }

  /** Zones that are open or established, the costliest first. */
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
