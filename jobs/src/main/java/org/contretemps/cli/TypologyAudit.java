package org.contretemps.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.distribution.HandlingTimeDistribution;
import org.contretemps.warehouse.Warehouse;

/** Whether handling times rise with the complexity of the situation, in a few sentences. */
final class TypologyAudit {
  private TypologyAudit() {}

  /** The audit of the last rolling window; nothing where no window holds two situation types. */
  static String of(Warehouse warehouse) {
    Dataset<Row> windows =
        warehouse
            .read(HandlingTimeDistribution.TABLE)
            .where(col(HandlingTimeDistribution.WINDOW_DAYS).gt(1));
    Row last = windows.agg(max(HandlingTimeDistribution.WINDOW_END)).first();
    if (last.isNullAt(0)) {
      return "";
    }
    List<Row> families =
        windows
            .where(col(HandlingTimeDistribution.WINDOW_END).equalTo(last.get(0)))
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
    return families.isEmpty() ? "" : sentences(families);
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
