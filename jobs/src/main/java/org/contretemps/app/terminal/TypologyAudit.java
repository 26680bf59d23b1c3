package org.contretemps.app.terminal;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.night.distribute.HandlingTimeDistribution;
import org.contretemps.table.SituationType;
import org.contretemps.warehouse.Warehouse;

/**
 * Prints in a few sentences whether handling times rise with the complexity of the situation, and
 * whether each productive logic shows.
 */
public final class TypologyAudit {
  private TypologyAudit() {}

  /** The audit of the last rolling window; nothing if no window holds two situation types. */
  public static String of(Warehouse warehouse) {
    Dataset<Row> windows =
        warehouse
            .read(HandlingTimeDistribution.TABLE)
            .where(col(HandlingTimeDistribution.WINDOW_DAYS).gt(1));
    Row last = windows.agg(max(HandlingTimeDistribution.WINDOW_END)).first();
    if (last.isNullAt(0)) {
      return "";
    }
    Dataset<Row> window =
        windows.where(col(HandlingTimeDistribution.WINDOW_END).equalTo(last.get(0)));
    List<Row> families =
        window
            .where(col(HandlingTimeDistribution.IS_ORDERED).isNotNull())
            .select(
                HandlingTimeDistribution.ORGANISATION,
                HandlingTimeDistribution.SERVICE,
                HandlingTimeDistribution.CHANNEL,
                HandlingTimeDistribution.IS_ORDERED,
                HandlingTimeDistribution.VARIANCE_EXPLAINED)
            .distinct()
            .sort(HandlingTimeDistribution.SERVICE, HandlingTimeDistribution.CHANNEL)
            .collectAsList();
    return families.isEmpty() ? "" : sentences(families) + logics(window);
  }

  /**
   * In how many services by channel each productive logic shows, of those in which it can be
   * determined.
   */
  private static String logics(Dataset<Row> window) {
    Map<String, long[]> shown = new HashMap<>();
    window
        .where(col(HandlingTimeDistribution.SHOWS_LOGIC).isNotNull())
        .groupBy(HandlingTimeDistribution.SITUATION_TYPE)
        .agg(count(lit(1)), count(when(col(HandlingTimeDistribution.SHOWS_LOGIC), lit(1))))
        .collectAsList()
        .forEach(row -> shown.put(row.getString(0), new long[] {row.getLong(1), row.getLong(2)}));
    return shown.isEmpty()
        ? ""
        : "  The logics of work show: executing (simple situations short and narrow) in %s, adapting (intermediate ones wider, and kept by the agent) in %s, solving (complex ones passed on most) in %s.%n"
            .formatted(
                share(shown.get(SituationType.SIMPLE.name())),
                share(shown.get(SituationType.INTERMEDIATE.name())),
                share(shown.get(SituationType.COMPLEX.name())));
  }

  private static String share(long[] toldAndShown) {
    return "%d of %d".formatted(toldAndShown[1], toldAndShown[0]);
  }

  private static String sentences(List<Row> families) {
    List<Row> unordered = families.stream().filter(family -> !family.getBoolean(3)).toList();
    double lowest = families.stream().mapToDouble(TypologyAudit::explained).min().orElse(0);
    double highest = families.stream().mapToDouble(TypologyAudit::explained).max().orElse(0);
    String said =
        String.format(
            Locale.ROOT,
            "  Times rise from situation type to situation type in %d of %d services by channel; the types explain %.0f to %.0f %% of the variance of ln(seconds) there.%n",
            families.size() - unordered.size(),
            families.size(),
            100 * lowest,
            100 * highest);
    return unordered.isEmpty()
        ? said
        : said
            + "  The typology does not order times in: %s.%n"
                .formatted(
                    unordered.stream()
                        .map(family -> family.getString(1) + " · " + family.getString(2))
                        .collect(Collectors.joining(", ")));
  }

  private static double explained(Row family) {
    return family.isNullAt(4) ? 0 : family.getDouble(4);
  }
}
