package org.contretemps.care.upkeep;

import java.util.List;
import java.util.stream.Collectors;
import org.contretemps.config.ConfigurationException;
import org.contretemps.config.Retention;
import org.contretemps.night.qualify.DayClass;
import org.contretemps.source.landing.RejectedRecord;

/**
 * Refuses to delete more of a table than is likely to be expired: the configured share of its rows,
 * or two weeks' rows if that is more. More than that suggests a wrong date or a wrong retention.
 */
record UnlikelyLoss(Retention retention) {
  private static final double DAYS = 14;

  /**
   * Refuses all of it if it is too much of any table.
   *
   * @throws ConfigurationException if more would go from a table
   */
  void refuse(List<MaintainTables.Line> lines) {
    String unlikely =
        lines.stream()
            .filter(this::isUnlikely)
            .map(UnlikelyLoss::inWords)
            .collect(Collectors.joining(", "));
    if (!unlikely.isEmpty()) {
      throw new ConfigurationException(
          "Cannot maintain: more would go than 'retention.most-share' lets go unasked: %s. Nothing was changed. Look at it with 'contretemps maintain --dry-run'; if it is right, run 'contretemps maintain --yes'."
              .formatted(unlikely));
    }
  }

  private static String inWords(MaintainTables.Line line) {
    return "%.0f%% of %s (%,d rows, before %s)"
        .formatted(
            100 * line.share(), line.table().name(), line.rows(), line.before().orElseThrow());
  }

  private boolean isUnlikely(MaintainTables.Line line) {
    return line.share() > Math.max(retention.mostShare(), DAYS / (DAYS + keptDays(line)));
  }

  private int keptDays(MaintainTables.Line line) {
    if (line.table().equals(DayClass.TABLE)) {
      return retention.agentCountDays();
    }
    return line.table().equals(RejectedRecord.TABLE)
        ? retention.rejectedDays()
        : retention.recordDays();
  }
}
