package org.contretemps.night.zone.explanation;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.ZoneFigures;
import org.contretemps.wording.Durations;
import org.contretemps.wording.Wording;

/** By what evidence zones are said to be found. */
public final class EvidenceWords {
  private EvidenceWords() {}

  /** Whether a row tells of contacts passed on under a norm. */
  public static boolean isPassing(Row zone) {
    return ImpededQualityZone.PASSED_ON.equals(zone.getAs(ImpededQualityZone.EVIDENCE));
  }

  /** What zones have in common, as the end of a wording's key. */
  public static String kind(Stream<Row> zones) {
    Set<String> kinds =
        zones
            .map(zone -> zone.<String>getAs(ImpededQualityZone.EVIDENCE))
            .collect(Collectors.toSet());
    if (kinds.contains(ImpededQualityZone.PASSED_ON)) {
      return kinds.size() == 1 ? "passing" : "several";
    }
    if (kinds.contains(ImpededQualityZone.SHEDDING)) {
      return kinds.size() == 1 ? "shedding" : "both";
    }
    return kinds.isEmpty() ? "none" : "spike";
  }

  /**
   * A sentence on contacts passed on under a norm.
   *
   * @param words with {@code finding.passing}
   * @param cell the zone's name
   * @param harm its harm with the interval
   */
  public static String passing(Row zone, Wording words, String cell, String harm) {
    ZoneFigures row = new ZoneFigures(zone);
    double expected = row.number(ImpededQualityZone.PASSED_ON_EXPECTED);
    return words.say(
        "finding.passing",
        cell,
        words.count(expected + row.number(ImpededQualityZone.PASSED_ON_EXCESS)),
        Durations.shown(row.number(ImpededQualityZone.NORM_SECONDS)),
        words.count(expected),
        harm);
  }
}
