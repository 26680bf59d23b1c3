package org.contretemps.night.kpi.quality;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.KpiKey;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.count.Servqual;
import org.contretemps.night.kpi.count.SmallGroups;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.kpi.month.Shown;
import org.contretemps.night.kpi.month.World;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.ProportionInterval;
import org.contretemps.statistics.SampleMean;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * One row per month and service: the service that customers perceived against the one they
 * expected, and whether keeping to the norm goes with quality as they see it (METHOD §10). From
 * kpi_day. Counts add up over months; a gap's interval is Student's.
 */
public final class ServiceQualityGapKpi {
  public static final String TARGET = "attainment_target";
  public static final String REFERENCE = "satisfied_reference";
  public static final String QUADRANT = "quadrant";

  /** The norm is kept, and customers are as satisfied as elsewhere. */
  public static final String SOUND = "SOUND";

  /** The norm is kept, and customers are less satisfied. */
  public static final String BLIND_SPOT = "BLIND_SPOT";

  /** The norm is not kept, and customers are as satisfied. */
  public static final String APPRECIATED_DETOUR = "APPRECIATED_DETOUR";

  /** Neither. */
  public static final String BROKEN = "BROKEN";

  private static final List<String> NAMES = List.of(Contact.ORGANISATION, Contact.SERVICE);
  private static final List<String> WHOLE = List.of(Contact.ORGANISATION);

  public static final TableDefinition TABLE = table();

  private ServiceQualityGapKpi() {}

  private static TableDefinition table() {
    TableDefinition.Builder table =
        TableDefinition.named(
                "kpi_service_quality_gap",
                "One row per month and service: SERVQUAL gaps, and the norm kept against quality perceived (METHOD §10). Services under 10 contacts are left out, and fewer than 10 answers.")
            .required(KpiMonth.MONTH, DateType, "First day of the month.")
            .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
            .required(Contact.SERVICE, StringType, "The benefit or product.");
    for (Servqual dimension : Servqual.values()) {
      String column = dimension.column();
      table
          .optional(
              column + "_answers", LongType, World.MARKET.of(Servqual.COUNT + " Null below 10."))
          .optional(
              column + "_gap",
              DoubleType,
              World.MARKET.of("Mean of perception less expectation, in marks."))
          .interval(
              new IntervalColumns(column + "_gap"),
              World.MARKET.of("Its lower bound, 95 % (t)."),
              World.MARKET.of("Its upper bound, 95 % (t)."));
    }
    ContactCentreKpi.ATTAINMENT.declare(
        table, "Share of contacts that kept to a norm of seconds per contact");
    table.optional(
        TARGET,
        DoubleType,
        World.INDUSTRIAL.of("Share that the norms ask for, their mean over contacts."));
    ContactCentreKpi.CSAT.declare(table, "Satisfied share of those who answered, not weighted");
    return table
        .optional(
            REFERENCE,
            DoubleType,
            World.MARKET.of(
                "The organisation's satisfied share over the twelve months to this one."))
        .optional(
            QUADRANT,
            StringType,
            World.MARKET.of(
                "SOUND, BLIND_SPOT (norm kept, less satisfied), APPRECIATED_DETOUR (not kept, as satisfied) or BROKEN; null unless both intervals exclude target and reference."))
        .partitionedBy(KpiMonth.MONTH)
        .key(KpiMonth.MONTH, Contact.ORGANISATION, Contact.SERVICE)
        .statisticsOn(Contact.ORGANISATION)
        .build();
  }

  /** The rows of a month. */
  public static List<Row> rows(KpiMonth month) {
    Map<KpiKey, KpiGroup> year = KpiGroup.byKey(month.yearBy(Facet.CENTRE, WHOLE), WHOLE);
    List<Row> rows = new ArrayList<>();
    Shown shown = shown(month);
    for (KpiGroup service : shown.groups()) {
      TableRow row =
          new TableRow(TABLE.writtenSchema())
              .set(KpiMonth.MONTH, month.date())
              .set(Contact.ORGANISATION, service.name(Contact.ORGANISATION))
              .set(Contact.SERVICE, service.name(Contact.SERVICE));
      for (Servqual dimension : Servqual.values()) {
        fill(row, service, dimension, shown);
      }
      ContactCentreKpi.ATTAINMENT.fill(row, service, shown);
      ContactCentreKpi.CSAT.fill(row, service, shown);
      fillQuadrant(row, service, year.get(service.key(WHOLE)), shown);
      rows.add(row.row());
    }
    return rows;
  }

  /** The services that have a row. */
  public static Shown shown(KpiMonth month) {
    return new Shown(month.by(Facet.CENTRE, NAMES), WHOLE);
  }

  private static void fill(TableRow row, KpiGroup service, Servqual dimension, Shown shown) {
    if (shown.has(service, dimension.answers())) {
      SampleMean gap =
          SampleMean.of(
              service.of(dimension.answers()),
              service.of(dimension.gapSum()),
              service.of(dimension.gapSquares()));
      row.set(dimension.column() + "_answers", gap.count())
          .set(dimension.column() + "_gap", gap.mean() / 100)
          .set(
              new IntervalColumns(dimension.column() + "_gap"),
              gap.lower() / 100,
              gap.upper() / 100);
    }
  }

  private static void fillQuadrant(TableRow row, KpiGroup service, KpiGroup year, Shown shown) {
    boolean hasNorm = service.of(Measure.WITH_TARGET) > 0 && shown.has(service, Measure.WITH_NORM);
    double target = service.ratio(Measure.TARGET_MILLIONTHS, Measure.WITH_TARGET) / 1e6;
    if (hasNorm) {
      row.set(TARGET, target);
    }
    if (year.of(Measure.ANSWERS) >= SmallGroups.LEAST) {
      double reference = year.ratio(Measure.SATISFIED, Measure.ANSWERS);
      row.set(REFERENCE, reference);
      if (hasNorm && shown.has(service, Measure.ANSWERS)) {
        row.set(
            QUADRANT,
            quadrant(
                ContactCentreKpi.ATTAINMENT.interval(service),
                target,
                ContactCentreKpi.CSAT.interval(service),
                reference));
      }
    }
  }

  private static String quadrant(
      ProportionInterval attained, double target, ProportionInterval satisfied, double reference) {
    if (isUnsure(attained, target) || isUnsure(satisfied, reference)) {
      return null;
    }
    boolean isSatisfied = satisfied.lower() > reference;
    return attained.lower() > target
        ? isSatisfied ? SOUND : BLIND_SPOT
        : isSatisfied ? APPRECIATED_DETOUR : BROKEN;
  }

  private static boolean isUnsure(ProportionInterval interval, double threshold) {
    return interval.lower() <= threshold && threshold <= interval.upper();
  }
}
