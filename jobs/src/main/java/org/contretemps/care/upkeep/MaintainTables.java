package org.contretemps.care.upkeep;

import static org.apache.spark.sql.functions.expr;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.config.Retention;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.night.outcome.CustomerLeg;
import org.contretemps.night.qualify.DayClass;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.qualify.StatedClasses;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Upkeep;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.CommitHistory;
import org.contretemps.warehouse.delta.Extent;

/**
 * Deletes data older than their retention, counted back from the last night, compacts small files,
 * deletes files that no version needs, and shortens the tables' logs. Each expiry is recorded
 * before the rows are deleted, so that no later job takes expired dates for corrected ones: data
 * derived from them are kept, and their records are not loaded again. Days are never counted back
 * from later than today, and an unlikely share of a table is deleted only if that is confirmed
 * ({@link UnlikelyLoss}).
 *
 * <p>Run twice, it changes nothing the second time; killed and run again, it completes.
 */
public final class MaintainTables implements Job<MaintainTables.Result> {

  /**
   * What goes, or would go.
   *
   * @param asOf the night from which days are counted back; empty before the first one, when
   *     nothing is old
   */
  public record Result(Optional<LocalDate> asOf, List<Line> lines) {}

  /**
   * What goes from one table.
   *
   * @param rows that have been kept long enough
   * @param share of the table's rows that these are, 0 to 1
   * @param before the date that they lie before; empty if rows of the table are kept for good
   * @param expired files and bytes of whole dates that go; the files themselves are deleted once no
   *     reader can need them
   * @param smallFiles files that are put together with others
   * @param unused files that nothing needs any more
   * @param commits older than the log is kept
   */
  public record Line(
      TableDefinition table,
      long rows,
      double share,
      Optional<LocalDate> before,
      Extent expired,
      long smallFiles,
      Extent unused,
      long commits) {}

  /** How much may be done. */
  public enum Mode {
    /** Says what would go and changes nothing. */
    DRY_RUN,
    /** Takes out what is old, unless it is an unlikely share of a table. */
    CAREFUL,
    /** Takes out what is old, however much that is. */
    CONFIRMED
  }

  private final Warehouse warehouse;
  private final Upkeep upkeep;
  private final Retention retention;
  private final OutcomeWindows windows;
  private final Instant now;
  private final Mode mode;
  private final Progress progress;

  /**
   * @param now from which the age of files is counted, and after which no night is believed
   */
  public MaintainTables(
      Warehouse warehouse,
      Retention retention,
      OutcomeWindows windows,
      Instant now,
      Mode mode,
      Progress progress) {
    this.warehouse = warehouse;
    this.upkeep = new Upkeep(warehouse);
    this.retention = retention;
    this.windows = windows;
    this.now = now;
    this.mode = mode;
    this.progress = progress;
  }

  @Override
  public Result run() {
    Optional<LocalDate> asOf =
        warehouse.history(QualifiedContact.TABLE).lineage().night().map(this::atMostToday);
    List<Expiry> expiries = asOf.map(this::expiries).orElse(List.of());
    List<Line> lines =
        Catalogue.TABLES.stream()
            .filter(warehouse::exists)
            .map(table -> line(table, expiryOf(table, expiries)))
            .toList();
    if (mode == Mode.CAREFUL) {
      new UnlikelyLoss(retention).refuse(lines);
    }
    if (mode != Mode.DRY_RUN) {
      expiries.stream().filter(expiry -> warehouse.exists(expiry.table())).forEach(this::writeDown);
      lines.forEach(line -> maintain(line, expiryOf(line.table(), expiries)));
    }
    return new Result(asOf, lines);
  }

  /** A night that a wrong clock dated ahead must not make everything old. */
  private LocalDate atMostToday(LocalDate night) {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    return night.isAfter(today) ? today : night;
  }

  /**
   * Rows of one table that have been kept long enough.
   *
   * @param condition of the rows
   * @param property of the table, which records the first date with rows; empty if nothing is
   *     derived from them
   */
  private record Expiry(
      TableDefinition table, LocalDate keptFrom, String condition, Optional<String> property) {}

  private List<Expiry> expiries(LocalDate asOf) {
    KeptFrom kept = KeptFrom.after(asOf, retention, windows);
    LocalDate agents = kept.agentCounts();
    LocalDate rejected = kept.rejected();
    return List.of(
        dates(Contact.TABLE, kept.records()),
        dates(QualifiedContact.TABLE, kept.records()),
        dates(CustomerLeg.TABLE, kept.legs()),
        dates(Survey.TABLE, kept.feedback()),
        dates(Review.TABLE, kept.feedback()),
        new Expiry(
            DayClass.TABLE,
            agents,
            "%s IS NOT NULL AND %s < DATE'%s'"
                .formatted(Contact.AGENT_KEY, Contact.CONTACT_DATE, agents),
            Optional.of(StatedClasses.AGENTS_KEPT_FROM)),
        new Expiry(
            RejectedRecord.TABLE,
            rejected,
            "%s < TIMESTAMP'%s 00:00:00'".formatted(RejectedRecord.DELIVERED_AT, rejected),
            Optional.empty()));
  }

  private static Expiry dates(TableDefinition table, LocalDate from) {
    String date = table.partitionColumns().get(0);
    return new Expiry(
        table, from, "%s < DATE'%s'".formatted(date, from), Optional.of(CommitHistory.KEPT_FROM));
  }

  private static Optional<Expiry> expiryOf(TableDefinition table, List<Expiry> expiries) {
    return expiries.stream().filter(expiry -> expiry.table().equals(table)).findFirst();
  }

  private Line line(TableDefinition table, Optional<Expiry> expiry) {
    progress.step("Looking at " + table.name());
    Extent expired = expiry.map(this::expired).orElse(Extent.NONE);
    return new Line(
        table,
        expired.rows(),
        expired.rows() == 0 ? 0 : (double) expired.rows() / warehouse.read(table).count(),
        expiry.map(Expiry::keptFrom),
        expired,
        upkeep.smallFiles(table),
        upkeep.unused(table, Duration.ofDays(retention.fileDays()), now),
        upkeep.commitsBefore(table, now.minus(Duration.ofDays(retention.commitDays()))));
  }

  private Extent expired(Expiry expiry) {
    TableDefinition table = expiry.table();
    boolean isByDate = expiry.property().equals(Optional.of(CommitHistory.KEPT_FROM));
    return isByDate
        ? warehouse
            .history(table)
            .extents(table.partitionColumns().get(0))
            .headMap(expiry.keptFrom(), false)
            .values()
            .stream()
            .reduce(Extent.NONE, Extent::plus)
        : new Extent(warehouse.read(table).where(expr(expiry.condition())).count(), 0, 0);
  }

  /** Dates only ever go: what was taken out once is not said to be there again. */
  private void writeDown(Expiry expiry) {
    expiry
        .property()
        .ifPresent(
            property -> {
              Optional<LocalDate> before =
                  warehouse.history(expiry.table()).property(property).map(LocalDate::parse);
              boolean isNothingToForget = before.isEmpty() && expired(expiry).rows() == 0;
              boolean isForgottenAlready =
                  before.filter(date -> !date.isBefore(expiry.keptFrom())).isPresent();
              if (!isNothingToForget && !isForgottenAlready) {
                warehouse.setProperty(expiry.table(), property, expiry.keptFrom().toString());
              }
            });
  }

  private void maintain(Line line, Optional<Expiry> expiry) {
    TableDefinition table = line.table();
    progress.step("Maintaining " + table.name());
    if (line.rows() > 0) {
      upkeep.removeWhere(table, expiry.orElseThrow().condition());
    }
    if (line.smallFiles() > 0) {
      upkeep.compact(table);
    }
    if (line.unused().files() > 0) {
      upkeep.vacuum(table, Duration.ofDays(retention.fileDays()));
    }
    upkeep.cutLog(table, retention.commitDays(), now);
  }
}
