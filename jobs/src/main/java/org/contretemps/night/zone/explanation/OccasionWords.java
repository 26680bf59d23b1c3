package org.contretemps.night.zone.explanation;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.wording.Wording;

/**
 * Words which contacts the norm of a row of {@link ImpededQualityZone} applies to.
 *
 * @param words any that have the keys that begin with {@code for}
 */
public record OccasionWords(Wording words) {

  /** "new agents, Monday to Friday, 8:00 to 12:00"; empty if the norm is for all contacts. */
  public Optional<String> of(Row zone) {
    List<String> said = new ArrayList<>();
    said(zone, ImpededQualityZone.NORM_SENIORITY)
        .forEach(name -> said.add(words.say("for." + name)));
    said(zone, ImpededQualityZone.NORM_WEEKDAYS).forEach(days -> said.add(days(days)));
    said(zone, ImpededQualityZone.NORM_LOCAL_HOURS).forEach(hours -> said.add(hours(hours)));
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", said));
  }

  private static List<String> said(Row zone, String column) {
    String value = zone.getAs(column);
    return value == null ? List.of() : List.of(value.split(",", -1));
  }

  private String days(String range) {
    String[] ends = range.split("-", -1);
    return ends.length == 1
        ? words.say("for.day", day(range))
        : words.say("for.days", day(ends[0]), day(ends[1]));
  }

  private String day(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().startsWith(name)) {
        return words.day(day);
      }
    }
    throw new IllegalArgumentException(
        "Cannot say the weekday '%s': no day begins so. Give three letters.".formatted(name));
  }

  private String hours(String range) {
    String[] ends = range.split("-", -1);
    return words.say("for.hours", Integer.valueOf(ends[0]), Integer.valueOf(ends[1]));
  }
}
