package org.contretemps.care.upkeep;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.contretemps.config.ConfigurationException;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Upkeep;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.CommitHistory;
import org.contretemps.warehouse.delta.Lineage;

/**
 * Undoes nights that ran with a wrong as-of date: deletes their statements, and the outcomes and
 * classes that they took for mature too early. Rows dated ahead of today are deleted too, and the
 * files they came from are loaded again, so that every record is in a table or has a reason on
 * record. The next night continues from the last night that is kept.
 *
 * <p>Killed and run again, it completes; run twice, it changes nothing: files are released first,
 * and the night is set back last.
 */
public final class GoBack implements Job<GoBack.Result> {
  /**
   * What goes, or would go.
   *
   * @param from the as-of date before; empty if no night had run
   * @param to the night that the warehouse goes back to; empty if it is before the first
   * @param takings what is taken out of tables
   * @param files source and name of files that are loaded again
   */
  public record Result(
      Optional<LocalDate> from, Optional<LocalDate> to, List<Taking> takings, List<String> files) {}

  /** Rows of one table that go. */
  public record Taking(TableDefinition table, String condition, long rows) {}

  private static final int ALL = Integer.MAX_VALUE;

  private final Warehouse warehouse;
  private final OutcomeWindows windows;
  private final LocalDate to;
  private final LocalDate today;
  private final boolean isDryRun;
  private final Progress progress;

  /**
   * @param to nights after it are taken back
   * @param today after which nothing can have happened
   */
  public GoBack(
      Warehouse warehouse,
      OutcomeWindows windows,
      LocalDate to,
      LocalDate today,
      boolean isDryRun,
      Progress progress) {
    this.warehouse = warehouse;
    this.windows = windows;
    this.to = to;
    this.today = today;
    this.isDryRun = isDryRun;
    this.progress = progress;
  }

  @Override
  public Result run() {
    if (to.isAfter(today)) {
      throw new ConfigurationException(
          "Cannot go back to %s: that date is still to come (today is %s). Name the last complete day."
              .formatted(to, today));
    }
    CommitHistory qualified = warehouse.history(QualifiedContact.TABLE);
    Optional<LocalDate> from = qualified.lineage().night();
    Optional<LocalDate> night = lastNight(qualified);
    DatedAhead ahead = new DatedAhead(warehouse, today);
    List<Taking> statements =
        from.filter(last -> last.isAfter(to)).isPresent()
            ? new LaterNights(warehouse, windows, to, night).takings()
            : List.of();
    Result result =
        new Result(
            from,
            statements.isEmpty() ? from : night,
            Stream.of(statements, ahead.takings()).flatMap(List::stream).toList(),
            ahead.files());
    if (!isDryRun) {
      ahead.release();
      result.takings().forEach(this::take);
      if (from.filter(last -> last.isAfter(to)).isPresent()) {
        setBack(qualified, night);
      }
    }
    return result;
  }

  /** The last night that stays, by what it committed or, if that is forgotten, stated. */
  private Optional<LocalDate> lastNight(CommitHistory qualified) {
    NavigableSet<LocalDate> stated =
        warehouse.history(ImpededQualityZone.TABLE).dates(ImpededQualityZone.AS_OF_DATE);
    return Stream.concat(
            qualified.nights(ALL).stream().map(CommitHistory.Night::asOf), stated.stream())
        .filter(night -> !night.isAfter(to))
        .max(Comparator.naturalOrder());
  }

  private void take(Taking taking) {
    progress.step("Taking rows out of %s: %,d".formatted(taking.table().name(), taking.rows()));
    new Upkeep(warehouse).removeWhere(taking.table(), taking.condition());
  }

  /**
   * Takes out the contacts that did not count as mature in that night, and says it was the last.
   */
  private void setBack(CommitHistory qualified, Optional<LocalDate> night) {
    NavigableSet<LocalDate> dates = new TreeSet<>(List.of(to));
    dates.addAll(
        night
            .map(windows::lastMature)
            .map(mature -> qualified.dates(Contact.CONTACT_DATE).tailSet(mature, false))
            .orElseGet(() -> qualified.dates(Contact.CONTACT_DATE)));
    Lineage lineage =
        night.map(qualified.lineage()::on).orElse(Lineage.of(Contact.TABLE, Lineage.NEVER));
    warehouse.replaceDates(
        QualifiedContact.TABLE,
        Contact.CONTACT_DATE,
        dates,
        warehouse.read(QualifiedContact.TABLE).limit(0),
        lineage);
  }
}
