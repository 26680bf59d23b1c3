package org.contretemps.night.distribute;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableDefinition;

/**
 * One row per window and cell: quantiles, mean and comparisons of the handling times of the
 * contacts in a window of dates (METHOD.md §1). Windows of one day, and rolling windows of as many
 * days as the configuration says, end on every calendar date.
 */
public final class HandlingTimeDistribution {
  public static final String WINDOW_END = "window_end";
  public static final String WINDOW_DAYS = "window_days";
  public static final String HISTORY_DAYS = "history_days";
  public static final String CELL_ID = "cell_id";
  public static final String ORGANISATION = "organisation";
  public static final String SERVICE = "service";
  public static final String CHANNEL = "channel";
  public static final String SITUATION_TYPE = "situation_type";
  public static final String CONTACTS = "contacts";
  public static final String CONTACTS_UNDER_10_SECONDS = "contacts_under_10_seconds";
  public static final String SHARE_UNDER_10_SECONDS = "share_under_10_seconds";
  public static final String MEAN_SECONDS = "mean_seconds";
  public static final String SD_SECONDS = "sd_seconds";
  public static final String LOGNORMAL_MU = "lognormal_mu";
  public static final String LOGNORMAL_SIGMA = "lognormal_sigma";
  public static final String SIMPLER_SITUATION_TYPE = "simpler_situation_type";
  public static final String PROBABILITY_LONGER = "probability_longer_than_simpler";
  public static final String WASSERSTEIN_SECONDS = "wasserstein_to_simpler_seconds";
  public static final String KOLMOGOROV_SMIRNOV = "kolmogorov_smirnov_to_simpler";
  public static final String LONGER_GAP = "longer_than_simpler_gap";
  public static final String SHORTER_GAP = "shorter_than_simpler_gap";
  public static final String ORDERING_Z = "situation_ordering_z";
  public static final String IS_ORDERED = "situations_are_ordered";
  public static final String VARIANCE_EXPLAINED = "variance_explained_by_situation";
  public static final String PASSED_ON = "passed_on";
  public static final String SHOWS_LOGIC = "shows_productive_logic";

  /** The percentiles shown, each with its interval. */
  public static final List<Integer> PERCENTILES = List.of(10, 25, 50, 75, 90, 95);

  public static final TableDefinition TABLE = table();

  private HandlingTimeDistribution() {}

  /** The column of a percentile. */
  public static String percentile(int percent) {
    return "p%d_seconds".formatted(percent);
  }

  /** The column of the lower bound of a percentile. */
  public static String percentileLower(int percent) {
    return new IntervalColumns(percentile(percent)).lower();
  }

  /** The column of the upper bound of a percentile. */
  public static String percentileUpper(int percent) {
    return new IntervalColumns(percentile(percent)).upper();
  }

  private static TableDefinition table() {
    TableDefinition.Builder table =
        TableDefinition.named(
                "handling_time_distribution",
                "One row per window and cell: count, mean, spread, percentiles and shape of handling times.")
            .required(WINDOW_END, DateType, "Last local date of the window.")
            .required(WINDOW_DAYS, IntegerType, "Days of the window; 1 for a single date.")
            .required(
                HISTORY_DAYS,
                IntegerType,
                "Days of the window since the first handled contact in the warehouse; fewer than window_days is a cold start.")
            .required(CELL_ID, LongType, "Hash of organisation, service, channel, situation type.")
            .required(ORGANISATION, StringType, "The organisation contacted.")
            .required(SERVICE, StringType, "The benefit or product.")
            .required(CHANNEL, StringType, "The channel.")
            .required(SITUATION_TYPE, StringType, "SIMPLE, INTERMEDIATE, COMPLEX or UNKNOWN.")
            .required(CONTACTS, LongType, "Handled contacts.")
            .required(CONTACTS_UNDER_10_SECONDS, LongType, "Those handled in less than 10 seconds.")
            .generated(
                SHARE_UNDER_10_SECONDS,
                DoubleType,
                "CAST(%s AS DOUBLE) / %s".formatted(CONTACTS_UNDER_10_SECONDS, CONTACTS),
                "contacts_under_10_seconds / contacts.")
            .required(PASSED_ON, LongType, "Those that were transferred or escalated.")
            .required(MEAN_SECONDS, DoubleType, "Mean handling time.")
            .optional(SD_SECONDS, DoubleType, "Standard deviation (n − 1); null for one contact.");
    PERCENTILES.forEach(percent -> addPercentile(table, percent));
    return table
        .optional(
            LOGNORMAL_MU,
            DoubleType,
            "Mean of ln(seconds), times of 0 s left out: a description, not a model.")
        .optional(LOGNORMAL_SIGMA, DoubleType, "Standard deviation of ln(seconds), divisor n.")
        .optional(
            SIMPLER_SITUATION_TYPE,
            StringType,
            "The next simpler situation type of the same service and channel that has contacts; null for the simplest.")
        .optional(
            PROBABILITY_LONGER,
            DoubleType,
            "P(a contact here takes longer than one of the simpler type) + half of P(as long).")
        .optional(WASSERSTEIN_SECONDS, DoubleType, "Wasserstein-1 distance to the simpler type.")
        .optional(
            KOLMOGOROV_SMIRNOV, DoubleType, "Largest gap between the two distribution functions.")
        .optional(
            LONGER_GAP,
            DoubleType,
            "Largest gap by which times here are longer than those of the simpler type.")
        .optional(
            SHORTER_GAP,
            DoubleType,
            "Largest gap by which they are shorter; 0 means that they are longer throughout.")
        .optional(
            ORDERING_Z,
            DoubleType,
            "Jonckheere–Terpstra z of times rising from type to type, over the service and channel.")
        .optional(
            IS_ORDERED,
            BooleanType,
            "Whether each type takes longer than the simpler one with a probability above 0.52.")
        .optional(
            VARIANCE_EXPLAINED,
            DoubleType,
            "Share of the variance of ln(seconds) that lies between the situation types of the service and channel.")
        .optional(
            SHOWS_LOGIC,
            BooleanType,
            "Whether the type's work is done as the typology says. SIMPLE is executed: median and p90 − p10 are the lowest of the three types. INTERMEDIATE is adapted by the same agent: p90 − p10 above SIMPLE's, share passed on below COMPLEX's. COMPLEX is solved together: the highest share passed on. Null if one of the three has fewer than 100 contacts.")
        .partitionedBy(WINDOW_END)
        .key(WINDOW_END, WINDOW_DAYS, CELL_ID)
        .statisticsOn(WINDOW_DAYS, CELL_ID, ORGANISATION, SERVICE, CHANNEL, SITUATION_TYPE)
        .check("contacts_are_counted", CONTACTS + " > 0")
        .build();
  }

  private static void addPercentile(TableDefinition.Builder table, int percent) {
    table
        .required(
            percentile(percent),
            IntegerType,
            "The shortest time that %d %% of contacts do not exceed.".formatted(percent))
        .optional(
            percentileLower(percent),
            IntegerType,
            "Lower bound of its 95 % interval, from order statistics; null if n is too small.")
        .optional(
            percentileUpper(percent),
            IntegerType,
            "Upper bound of its 95 % interval; null if n is too small.");
  }
}
