package org.contretemps.night.distribute;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import org.contretemps.config.Definitions;
import org.contretemps.job.DatesAhead;
import org.contretemps.job.DefinedTables;
import org.contretemps.job.Job;
import org.contretemps.job.OwedDates;
import org.contretemps.job.Progress;
import org.contretemps.job.Repair;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.SituationClassifier;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.CommitHistory;
import org.contretemps.warehouse.delta.Lineage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step that counts handling times: {@code contact} → {@code handling_time_histogram} → {@code
 * handling_time_distribution}.
 *
 * <p>Only new work is done: dates whose contacts changed since the version last counted, and
 * windows that contain such a date or end after the last one described. Each table records with its
 * commit the version it was computed from, so a job that was killed resumes there, and one that is
 * run twice changes nothing.
 */
public final class DistributeHandlingTimes implements Job<DistributeHandlingTimes.Result> {
  private static final Logger LOG = LoggerFactory.getLogger(DistributeHandlingTimes.class);

  /**
   * What was done.
   *
   * @param asOf last date described, empty if there are no contacts
   * @param dates dates counted again
   * @param windows window ends described again
   */
  public record Result(Optional<LocalDate> asOf, int dates, int windows) {
    /** Nothing was there to do. */
    public static final Result NOTHING = new Result(Optional.empty(), 0, 0);
  }

  private final Warehouse warehouse;
  private final Definitions definitions;
  private final int windowDays;
  private final Optional<LocalDate> asOf;
  private final Repair repair;
  private final Progress progress;

  /**
   * Distributes up to a date.
   *
   * @param windowDays length of the rolling window
   * @param asOf last date to describe; the last one that has contacts if empty
   */
  public DistributeHandlingTimes(
      Warehouse warehouse,
      Definitions definitions,
      int windowDays,
      Optional<LocalDate> asOf,
      Repair repair,
      Progress progress) {
    this.warehouse = warehouse;
    this.definitions = definitions;
    this.windowDays = windowDays;
    this.asOf = asOf;
    this.repair = repair;
    this.progress = progress;
  }

  /** The tables that this step counts in, with the definitions that they are made with. */
  public static DefinedTables definedTables(Warehouse warehouse, Definitions definitions) {
    return new DefinedTables(warehouse, List.of(HandlingTimeHistogram.TABLE), definitions.madeBy());
  }

  @Override
  public Result run() {
    if (!warehouse.exists(Contact.TABLE)) {
      return Result.NOTHING;
    }
    DatesAhead.refuse(warehouse, asOf, HandlingTimeHistogram.TABLE);
    DefinedTables counts = definedTables(warehouse, definitions);
    counts.open(repair);
    int dates = countOwedDates();
    counts.close();
    warehouse.create(HandlingTimeDistribution.TABLE);
    Result result = describeTouchedWindows(dates);
    LOG.info("distribute: {}", result);
    return result;
  }

  private int countOwedDates() {
    long version = warehouse.history(Contact.TABLE).version();
    NavigableSet<LocalDate> owed =
        OwedDates.of(warehouse, HandlingTimeHistogram.TABLE, Contact.TABLE, repair);
    if (owed.isEmpty()) {
      return 0;
    }
    progress.step("Counting handling times of %s".formatted(days(owed.size())));
    warehouse.replaceDates(
        HandlingTimeHistogram.TABLE,
        HandlingTimeHistogram.CONTACT_DATE,
        owed,
        new HistogramCounter(new SituationClassifier(definitions.typology()).situationType())
            .count(warehouse.read(Contact.TABLE, owed))
            .repartition(col(HandlingTimeHistogram.CONTACT_DATE)),
        Lineage.of(Contact.TABLE, version));
    return owed.size();
  }

  private Result describeTouchedWindows(int datesCounted) {
    CommitHistory histogram = warehouse.history(HandlingTimeHistogram.TABLE);
    CommitHistory distribution = warehouse.history(HandlingTimeDistribution.TABLE);
    long version = histogram.version();
    NavigableSet<LocalDate> counted = histogram.dates(HandlingTimeHistogram.CONTACT_DATE);
    NavigableSet<LocalDate> described = distribution.dates(HandlingTimeDistribution.WINDOW_END);
    NavigableSet<LocalDate> known = counted.isEmpty() ? described : counted;
    if (known.isEmpty()) {
      return new Result(Optional.empty(), datesCounted, 0);
    }
    LocalDate last = asOf.orElse(known.last());
    Set<LocalDate> touched =
        histogram.datesTouchedSince(
            distribution.lineage().version(HandlingTimeHistogram.TABLE),
            HandlingTimeHistogram.CONTACT_DATE);
    List<LocalDate> ends =
        new WindowsToDescribe(windowDays, counted, described).ends(touched, last);
    if (!ends.isEmpty()) {
      progress.step(
          "Describing distributions of windows that end on %s".formatted(days(ends.size())));
      describe(ends, known.first(), version);
    }
    return new Result(Optional.of(last), datesCounted, ends.size());
  }

  private void describe(List<LocalDate> ends, LocalDate first, long version) {
    LocalDate from = ends.get(0).minusDays(windowDays - 1L);
    LocalDate to = ends.get(ends.size() - 1);
    warehouse.replaceDates(
        HandlingTimeDistribution.TABLE,
        HandlingTimeDistribution.WINDOW_END,
        ends,
        new DistributionSummary(ends, List.of(1, windowDays), first)
            .summarise(
                warehouse
                    .read(HandlingTimeHistogram.TABLE)
                    .where(col(HandlingTimeHistogram.CONTACT_DATE).between(from, to)))
            .repartition(col(HandlingTimeDistribution.WINDOW_END)),
        Lineage.of(HandlingTimeHistogram.TABLE, version));
  }

  private static String days(int count) {
    return count == 1 ? "one date" : "%,d dates".formatted(count);
  }
}
