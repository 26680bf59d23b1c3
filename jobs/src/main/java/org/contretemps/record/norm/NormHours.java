package org.contretemps.record.norm;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.weekday;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * Groups the hours of a week into classes that norms do not distinguish: hours of one class have
 * the same norms. The 25th hour of a day means an unknown hour.
 */
final class NormHours {
  private static final int UNKNOWN = 24;
  private static final int PLACES = UNKNOWN + 1;

  /** By weekday, then hour. */
  private final List<Integer> classes = new ArrayList<>();

  /** A member of each class, of any seniority. */
  private final Map<Integer, Occasion> members = new TreeMap<>();

  private NormHours(List<Occasion> occasions) {
    Map<List<Boolean>, Integer> known = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      for (int hour = 0; hour < PLACES; hour++) {
        Occasion place = place(day, hour);
        List<Boolean> within = occasions.stream().map(each -> each.contains(place)).toList();
        int own = known.computeIfAbsent(within, pattern -> known.size());
        members.putIfAbsent(own, place);
        classes.add(own);
      }
    }
  }

  /** The classes that these occasions form, without regard to seniority. */
  static NormHours toldApartBy(Collection<Occasion> occasions) {
    return new NormHours(
        occasions.stream()
            .map(each -> new Occasion(Occasion.ANY_SENIORITY, each.weekdays(), each.hours()))
            .distinct()
            .toList());
  }

  private static Occasion place(DayOfWeek day, int hour) {
    return new Occasion(
        Occasion.ANY_SENIORITY,
        Weekdays.of(day),
        hour == UNKNOWN ? LocalHours.ANY : LocalHours.of(hour));
  }

  boolean areToldApart() {
    return members.size() > 1;
  }

  /** An occasion of each class, with a seniority. */
  Map<Integer, Occasion> occasions(String seniority) {
    Map<Integer, Occasion> occasions = new TreeMap<>();
    members.forEach(
        (own, place) ->
            occasions.put(own, new Occasion(seniority, place.weekdays(), place.hours())));
    return occasions;
  }

  /** The class of a local date and hour. */
  Column of(Column date, Column hour) {
    Column[] all = classes.stream().map(functions::lit).toArray(Column[]::new);
    Column place = weekday(date).multiply(PLACES).plus(coalesce(hour, lit(UNKNOWN)));
    return element_at(array(all), place.plus(1));
  }
}
