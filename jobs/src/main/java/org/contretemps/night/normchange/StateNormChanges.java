package org.contretemps.night.normchange;

import static org.apache.spark.sql.functions.col;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.config.Definitions;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.qualify.QualifiedNight;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormBasis;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.warehouse.Warehouse;

/**
 * The step that judges changes of norms: {@code time_norm} and {@code qualified_contact} → {@code
 * norm_change_effect}.
 *
 * <p>A change is judged once, in the first night in which the thirteenth week after it is mature.
 * 27 weeks of contacts are read, in narrow columns, in a night since whose predecessor such a week
 * became mature, and in no other. A first night makes up for four weeks.
 */
public final class StateNormChanges implements Job<StateNormChanges.Result> {
  private static final int FIRST_NIGHT_REACH = 28;

  /**
   * What was done.
   *
   * @param changes changes judged
   */
  public record Result(int changes) {}

  private final Warehouse warehouse;
  private final Definitions definitions;
  private final Optional<LocalDate> requested;
  private final Progress progress;

  /**
   * Judges what changes are due in a night.
   *
   * @param requested its as-of date, one that has been qualified; the last of these if empty
   */
  public StateNormChanges(
      Warehouse warehouse,
      Definitions definitions,
      Optional<LocalDate> requested,
      Progress progress) {
    this.warehouse = warehouse;
    this.definitions = definitions;
    this.requested = requested;
    this.progress = progress;
  }

  @Override
  public Result run() {
    Optional<QualifiedNight> last = QualifiedNight.last(warehouse, definitions.outcomes());
    if (last.isEmpty() || !warehouse.exists(TimeNorm.TABLE)) {
      return new Result(0);
    }
    warehouse.create(NormChangeEffect.TABLE);
    QualifiedNight night = last.get().orEarlier(requested);
    Map<LocalDate, List<String>> due = due(night);
    if (due.isEmpty()) {
      return new Result(0);
    }
    progress.step("Judging changes of norms in the weeks of " + due.keySet());
    List<Row> rows =
        NormChangeStatement.of(
            night.asOf(),
            due,
            warehouse.read(QualifiedContact.TABLE),
            warehouse.read(NormChangeEffect.TABLE).collectAsList());
    if (!rows.isEmpty()) {
      write(night, rows);
    }
    return new Result(rows.size());
  }

  /** Weeks that became judgeable lately and were not judged, with the organisations concerned. */
  private Map<LocalDate, List<String>> due(QualifiedNight night) {
    LocalDate lastMature = night.lastMature();
    LocalDate lastMatureBefore = before(night).lastMature();
    if (lastMatureBefore
        .plusDays(1)
        .datesUntil(lastMature.plusDays(1))
        .noneMatch(StateNormChanges::completesWeek)) {
      return Map.of();
    }
    NavigableSet<LocalDate> present = night.contactDates();
    List<String> judged = judged();
    Map<LocalDate, List<String>> due = new TreeMap<>();
    for (Row change : changes()) {
      LocalDate week =
          change
              .<LocalDate>getAs(TimeNorm.VALID_FROM)
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      LocalDate last = NormChangeStatement.lastDay(week);
      boolean isDue = !last.isAfter(lastMature) && last.isAfter(lastMatureBefore);
      boolean hasHistory =
          !present.isEmpty()
              && present.first().isBefore(NormChangeStatement.firstDay(week).plusWeeks(1));
      String organisation = change.getAs(TimeNorm.ORGANISATION);
      if (isDue && hasHistory && !judged.contains(week + organisation)) {
        List<String> organisations = due.computeIfAbsent(week, key -> new ArrayList<>());
        if (!organisations.contains(organisation)) {
          organisations.add(organisation);
        }
      }
    }
    return due;
  }

  /** Whether a date is the last one that judging the changes of some week needs. */
  private static boolean completesWeek(LocalDate date) {
    long reach = ChronoUnit.DAYS.between(date, NormChangeStatement.lastDay(date));
    return date.minusDays(reach).getDayOfWeek() == DayOfWeek.MONDAY;
  }

  /** The last night whose zones were stated before this one. */
  private QualifiedNight before(QualifiedNight night) {
    LocalDate before =
        warehouse.exists(ImpededQualityZone.TABLE)
            ? night.stated(ImpededQualityZone.TABLE).lower(night.asOf())
            : null;
    return night.orEarlier(
        Optional.of(before == null ? night.asOf().minusDays(FIRST_NIGHT_REACH) : before));
  }

  private List<Row> changes() {
    return warehouse
        .read(TimeNorm.TABLE)
        .where(col(TimeNorm.BASIS).equalTo(NormBasis.SECONDS_PER_CONTACT.name()))
        .select(TimeNorm.VALID_FROM, TimeNorm.ORGANISATION)
        .distinct()
        .collectAsList();
  }

  private List<String> judged() {
    return warehouse
        .read(NormChangeEffect.TABLE)
        .select(NormChangeEffect.WEEK, Contact.ORGANISATION)
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.<LocalDate>getAs(0) + row.getString(1))
        .toList();
  }

  /** What was stated earlier on the same date stays: a night may be run again. */
  private void write(QualifiedNight night, List<Row> added) {
    List<Row> rows = new ArrayList<>(statedOn(night.asOf()));
    rows.addAll(added);
    night.state(NormChangeEffect.TABLE, rows, NormChangeStatement.SCHEMA, QualifiedContact.TABLE);
  }

  private List<Row> statedOn(LocalDate asOf) {
    return warehouse
        .read(NormChangeEffect.TABLE)
        .where(col(NormChangeEffect.AS_OF_DATE).equalTo(asOf))
        .select(
            Arrays.stream(NormChangeStatement.SCHEMA.fieldNames())
                .map(functions::col)
                .toArray(Column[]::new))
        .collectAsList();
  }
}
