package org.contretemps.night.zone.statement;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.config.Definitions;
import org.contretemps.config.ZoneSettings;
import org.contretemps.job.DefinedTables;
import org.contretemps.job.Job;
import org.contretemps.job.OwedDates;
import org.contretemps.job.Progress;
import org.contretemps.job.Repair;
import org.contretemps.night.passing.PassingCounter;
import org.contretemps.night.passing.PassingHistogram;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.qualify.QualifiedNight;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.night.zone.ZoneChanges;
import org.contretemps.night.zone.count.NormPositionCounter;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.Lineage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step that states impeded-quality zones, the situations in which a time norm costs quality:
 * {@code qualified_contact} → {@code norm_position_histogram}, {@code passing_histogram} → {@code
 * impeded_quality_zone} and {@code norm_what_if}.
 *
 * <p>Counts are updated when mature dates change. The zones that a night states are written once
 * and kept; they depend on the zones of the night before, so nights are stated in order.
 */
public final class StateZones implements Job<StateZones.Result> {
  private static final Logger LOG = LoggerFactory.getLogger(StateZones.class);

  /** The tables that this job writes, in the order in which it does. */
  public static final List<TableDefinition> TABLES =
      List.of(
          NormPositionHistogram.TABLE,
          PassingHistogram.TABLE,
          NormWhatIf.TABLE,
          ImpededQualityZone.TABLE);

  /**
   * What was done.
   *
   * @param asOf the night's date, empty if no night has qualified contacts
   * @param dates dates counted again
   * @param zones rows stated; 0 if the night had been stated before
   * @param changes what these opened and closed; empty if nothing was stated, or what was stated
   *     before was stated again: that zones opened or closed long ago is no news
   */
  public record Result(
      Optional<LocalDate> asOf, int dates, int zones, Optional<ZoneChanges> changes) {
    /** Nothing was stated. */
    static Result unstated(Optional<LocalDate> asOf, int dates) {
      return new Result(asOf, dates, 0, Optional.empty());
    }

    static Result stated(LocalDate asOf, int dates, List<Row> zones, boolean isRestated) {
      return new Result(
          Optional.of(asOf),
          dates,
          zones.size(),
          isRestated ? Optional.empty() : Optional.of(ZoneChanges.of(zones)));
    }
  }

  private final Warehouse warehouse;
  private final Definitions definitions;
  private final ZoneSettings settings;
  private final Optional<LocalDate> requested;
  private final Repair repair;
  private final Progress progress;

  /**
   * States the zones of a night.
   *
   * @param requested its as-of date, one that has been qualified; the last of these if empty
   * @param repair dates to count again; what nights have stated stays unless it restates
   */
  public StateZones(
      Warehouse warehouse,
      Definitions definitions,
      ZoneSettings settings,
      Optional<LocalDate> requested,
      Repair repair,
      Progress progress) {
    this.warehouse = warehouse;
    this.definitions = definitions;
    this.settings = settings;
    this.requested = requested;
    this.repair = repair;
    this.progress = progress;
  }

  /** The tables that this step counts in, with the definitions that they are made with. */
  public static DefinedTables definedTables(Warehouse warehouse, Definitions definitions) {
    return new DefinedTables(
        warehouse,
        List.of(NormPositionHistogram.TABLE, PassingHistogram.TABLE),
        definitions.madeBy());
  }

  @Override
  public Result run() {
    Optional<QualifiedNight> last = QualifiedNight.last(warehouse, definitions.outcomes());
    if (last.isEmpty()) {
      return Result.unstated(Optional.empty(), 0);
    }
    DefinedTables counts = definedTables(warehouse, definitions);
    counts.open(repair);
    int dates = countOwedDates(last.get().lastMature());
    counts.close();
    warehouse.create(NormWhatIf.TABLE);
    warehouse.create(ImpededQualityZone.TABLE);
    QualifiedNight night = last.get().orEarlier(requested);
    LocalDate asOf = night.asOf();
    Result result =
        state(night)
            .map(stated -> Result.stated(asOf, dates, stated, repair.restates()))
            .orElseGet(() -> Result.unstated(Optional.of(asOf), dates));
    LOG.info("zones as of {}: {} stated", asOf, result.zones());
    return result;
  }

  private int countOwedDates(LocalDate lastMature) {
    int dates =
        count(
            NormPositionHistogram.TABLE,
            "Counting contacts around their norms",
            lastMature,
            NormPositionCounter::count);
    count(
        PassingHistogram.TABLE,
        "Counting contacts passed on around their norms",
        lastMature,
        PassingCounter::count);
    return dates;
  }

  private int count(
      TableDefinition table,
      String what,
      LocalDate lastMature,
      UnaryOperator<Dataset<Row>> counter) {
    long version = warehouse.history(QualifiedContact.TABLE).version();
    NavigableSet<LocalDate> mature =
        OwedDates.of(warehouse, table, QualifiedContact.TABLE, repair).headSet(lastMature, true);
    if (mature.isEmpty()) {
      return 0;
    }
    progress.step("%s, dates to count: %d".formatted(what, mature.size()));
    warehouse.replaceDates(
        table,
        Contact.CONTACT_DATE,
        mature,
        counter
            .apply(warehouse.read(QualifiedContact.TABLE, mature))
            .hint("rebalance", col(Contact.CONTACT_DATE)),
        Lineage.of(QualifiedContact.TABLE, version));
    return mature.size();
  }

  private Optional<List<Row>> state(QualifiedNight night) {
    LocalDate asOf = night.asOf();
    NavigableSet<LocalDate> stated = night.stated(ImpededQualityZone.TABLE);
    boolean isLate = !stated.isEmpty() && !stated.last().isBefore(asOf);
    if ((isLate && !repair.restates()) || !hasMatureContacts(night)) {
      return Optional.empty();
    }
    progress.step("Looking for impeded-quality zones as of " + asOf);
    Map<Boolean, List<Row>> before =
        Optional.ofNullable(stated.lower(asOf)).map(this::statedOn).orElse(List.of()).stream()
            .collect(Collectors.partitioningBy(StateZones::isOfPassing));
    Windows windows = Windows.of(night.lastMature(), warehouse.read(OutcomeCount.TABLE));
    ZoneStatement statement =
        ZoneStatement.of(
            asOf,
            windows,
            warehouse.read(NormPositionHistogram.TABLE),
            warehouse.read(QualifiedContact.TABLE),
            before.get(false),
            settings);
    TableDefinition counts = NormPositionHistogram.TABLE;
    List<Row> zones = occasions().in(all(statement, asOf, windows, before));
    night.state(NormWhatIf.TABLE, statement.whatIfs(), ZoneStatement.WHAT_IFS, counts);
    night.state(ImpededQualityZone.TABLE, zones, ZoneStatement.ZONES, counts);
    return Optional.of(zones);
  }

  /** The rows of all channels of evidence. */
  private List<Row> all(
      ZoneStatement statement, LocalDate asOf, Windows windows, Map<Boolean, List<Row>> before) {
    PassingZones passing =
        new PassingZones(asOf, windows, warehouse.read(PassingHistogram.TABLE), settings);
    return Stream.concat(statement.zones().stream(), passing.rows(before.get(true)).stream())
        .toList();
  }

  private static boolean isOfPassing(Row row) {
    return ImpededQualityZone.PASSED_ON.equals(row.getAs(ImpededQualityZone.EVIDENCE));
  }

  private NormOccasions occasions() {
    return warehouse.exists(TimeNorm.TABLE)
        ? NormOccasions.of(warehouse.read(TimeNorm.TABLE))
        : new NormOccasions(Map.of());
  }

  private static boolean hasMatureContacts(QualifiedNight night) {
    return !night.contactDates().headSet(night.lastMature(), true).isEmpty();
  }

  private List<Row> statedOn(LocalDate night) {
    return warehouse
        .read(ImpededQualityZone.TABLE)
        .where(col(ImpededQualityZone.AS_OF_DATE).equalTo(lit(night)))
        .collectAsList();
  }
}
