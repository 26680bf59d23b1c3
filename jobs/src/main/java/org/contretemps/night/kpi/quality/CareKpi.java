package org.contretemps.night.kpi.quality;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.KpiKey;
import org.contretemps.night.kpi.count.ReviewMark;
import org.contretemps.night.kpi.month.CentreZones;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.kpi.month.Shown;
import org.contretemps.night.kpi.month.World;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.SampleMean;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * One row per month, organisation and mark that reviews give for care: attention to small things,
 * counsel, the unspoken need (METHOD §10). From kpi_feedback_day. Contacts of cells that had an
 * open zone in the month's last night are set beside all others; cells differ in more than their
 * norm, so that the difference says what goes together and not why.
 */
public final class CareKpi {
  public static final String MARK = "mark";
  public static final String REVIEWS = "reviews";
  public static final String MEAN = "mean_mark";
  public static final String IN_ZONES = "_in_zones";
  public static final String ELSEWHERE = "_elsewhere";
  public static final String DIFFERENCE = "difference";
  public static final IntervalColumns DIFFERENCE_BOUNDS = new IntervalColumns(DIFFERENCE);

  private static final List<String> WHOLE = List.of(Contact.ORGANISATION);
  private static final List<String> SIDES = List.of("", IN_ZONES, ELSEWHERE);

  public static final TableDefinition TABLE = table();

  private CareKpi() {}

  private static TableDefinition table() {
    TableDefinition.Builder table =
        TableDefinition.named(
                "kpi_care",
                "One row per month, organisation and mark that reviews give for care: its mean, in zones and elsewhere (METHOD §10). Left out below 10 reviews, 10 customers or 5 agents.")
            .required(KpiMonth.MONTH, DateType, "First day of the month.")
            .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
            .required(
                MARK,
                StringType,
                "SMALL_THINGS (attention to small things), COUNSEL (counsel given) or INFERENCE (the unspoken need, drawn from what was said).");
    declare(table, "", "of the month");
    declare(table, IN_ZONES, "of contacts in cells with an open zone in the month's last night");
    declare(table, ELSEWHERE, "of all other contacts");
    return table
        .optional(
            DIFFERENCE,
            DoubleType,
            World.MARKET.of("Mean mark in zones less the one elsewhere; null without both."))
        .interval(
            DIFFERENCE_BOUNDS,
            World.MARKET.of("Its lower bound, 95 % (Welch)."),
            World.MARKET.of("Its upper bound, 95 % (Welch)."))
        .partitionedBy(KpiMonth.MONTH)
        .key(KpiMonth.MONTH, Contact.ORGANISATION, MARK)
        .statisticsOn(Contact.ORGANISATION)
        .build();
  }

  private static void declare(TableDefinition.Builder table, String side, String of) {
    table
        .optional(
            REVIEWS + side,
            LongType,
            World.MARKET.of("Reviews " + of + " that give the mark; null below 10."))
        .optional(MEAN + side, DoubleType, World.MARKET.of("The mean of their marks, 1 to 5."))
        .interval(
            new IntervalColumns(MEAN + side),
            World.MARKET.of("Its lower bound, 95 % (t)."),
            World.MARKET.of("Its upper bound, 95 % (t)."));
  }

  /** The rows of a month. */
  public static List<Row> rows(KpiMonth month) {
    Shown organisations = new Shown(month.by(Facet.CENTRE, WHOLE), WHOLE);
    List<KpiGroup> inZones = CentreZones.groups(month, true, WHOLE);
    List<KpiGroup> elsewhere = CentreZones.groups(month, false, WHOLE);
    Shown sides = new Shown(Stream.of(inZones, elsewhere).flatMap(List::stream).toList(), WHOLE);
    Map<KpiKey, KpiGroup> in = KpiGroup.byKey(inZones, WHOLE);
    Map<KpiKey, KpiGroup> out = KpiGroup.byKey(elsewhere, WHOLE);
    List<Row> rows = new ArrayList<>();
    for (KpiGroup organisation : organisations.groups()) {
      KpiKey key = organisation.key(WHOLE);
      for (ReviewMark mark : ReviewMark.values()) {
        Optional<SampleMean> all = mean(organisation, mark, organisations);
        if (all.isPresent()) {
          rows.add(
              row(
                  month,
                  organisation,
                  mark,
                  List.of(all, mean(in.get(key), mark, sides), mean(out.get(key), mark, sides))));
        }
      }
    }
    return rows;
  }

  private static Optional<SampleMean> mean(KpiGroup group, ReviewMark mark, Shown shown) {
    return Optional.ofNullable(group)
        .filter(one -> shown.has(one, mark.reviews()))
        .map(
            one ->
                SampleMean.of(one.of(mark.reviews()), one.of(mark.sum()), one.of(mark.squares())));
  }

  /** All, those in zones and the others. */
  private static Row row(
      KpiMonth month, KpiGroup organisation, ReviewMark mark, List<Optional<SampleMean>> means) {
    TableRow row =
        new TableRow(TABLE.writtenSchema())
            .set(KpiMonth.MONTH, month.date())
            .set(Contact.ORGANISATION, organisation.name(Contact.ORGANISATION))
            .set(MARK, mark.name());
    for (int i = 0; i < SIDES.size(); i++) {
      String side = SIDES.get(i);
      means.get(i).ifPresent(mean -> fill(row, side, mean));
    }
    means
        .get(1)
        .flatMap(in -> means.get(2).map(in::less))
        .ifPresent(
            difference ->
                row.set(DIFFERENCE, difference.value())
                    .set(DIFFERENCE_BOUNDS, difference.lower(), difference.upper()));
    return row.row();
  }

  private static void fill(TableRow row, String side, SampleMean mean) {
    row.set(REVIEWS + side, mean.count())
        .set(MEAN + side, mean.mean())
        .set(new IntervalColumns(MEAN + side), mean.lower(), mean.upper());
  }
}
