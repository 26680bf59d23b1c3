package org.contretemps.kpi;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.contact.Contact;
import org.contretemps.statistics.Estimate;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * One row per month, organisation, objective and kind of customer: what the customer got beside
 * whether the contact did what the institution needs.
 */
public final class TwoLogicsKpi {
  public static final String SATISFACTION = "satisfaction";
  public static final String REGULATION = "regulation";
  public static final String SATISFACTION_TARGET = "satisfaction_target";
  public static final String REGULATION_TARGET = "regulation_target";
  public static final String QUADRANT = "quadrant";
  public static final String IS_TRADE_OFF = "is_trade_off";

  private static final String MOVE = "_since_last_month";
  private static final double TWO_SIDED_95 = 1.96;
  private static final List<String> WHOLE = List.of(Contact.ORGANISATION);
  private static final Rates FILE =
      new Rates("complete_file_share", Measure.COMPLETE_FILES, Measure.FILES, World.CIVIC);

  public static final TableDefinition TABLE = table();

  private TwoLogicsKpi() {}

  private static TableDefinition table() {
    TableDefinition.Builder table =
        TableDefinition.named(
                "kpi_two_logics",
                "One row per month, organisation, objective and kind of customer: satisfaction beside regulation (METHOD §10). A contact with two objectives counts in both. Groups under 10 contacts are left out.")
            .required(KpiMonth.MONTH, DateType, "First day of the month.")
            .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
            .required(
                KpiDay.OBJECTIVE,
                StringType,
                "INFORMATION, FOLLOW_UP, GUIDANCE, SALE or VERIFICATION.")
            .required(Contact.CUSTOMER_KIND, StringType, "Insured person, professional …; UNKNOWN.")
            .required(Measure.CONTACTS.column(), LongType, World.INDUSTRIAL.of("Contact legs."));
    ContactCentreKpi.CSAT.declare(table, "Satisfied share of those who answered, not weighted");
    ContactCentreKpi.REPEAT.declare(table, "Repeats within the window");
    FILE.declare(table, "Share of files that were complete after the contact");
    table
        .optional(
            Measure.REVIEWS.column(),
            LongType,
            World.CIVIC.of(Measure.REVIEWS.comment() + " Null below 10."))
        .optional("compliance", DoubleType, World.CIVIC.of("Their mean score / 100."));
    logic(
        table,
        SATISFACTION,
        World.MARKET,
        "Mean of those known of satisfied_share and 1 − repeat_share");
    logic(
        table,
        REGULATION,
        World.CIVIC,
        "Mean of those known of complete_file_share and compliance");
    return table
        .optional(
            QUADRANT,
            StringType,
            World.CIVIC.of(
                "BOTH, SATISFACTION_ONLY, REGULATION_ONLY or NEITHER reaches its target; null unless both intervals exclude theirs."))
        .optional(
            IS_TRADE_OFF,
            BooleanType,
            World.CIVIC.of(
                "Whether one went up and the other down since last month, both beyond doubt; null without last month."))
        .partitionedBy(KpiMonth.MONTH)
        .key(KpiMonth.MONTH, Contact.ORGANISATION, KpiDay.OBJECTIVE, Contact.CUSTOMER_KIND)
        .statisticsOn(Contact.ORGANISATION)
        .build();
  }

  private static void logic(
      TableDefinition.Builder table, String name, World world, String comment) {
    table
        .optional(name, DoubleType, world.of(comment + "."))
        .optional(name + "_lower", DoubleType, world.of("Its lower bound, 95 %."))
        .optional(name + "_upper", DoubleType, world.of("Its upper bound, 95 %."))
        .optional(
            name + "_target",
            DoubleType,
            world.of("The organisation's own over the twelve months to this one."))
        .optional(name + MOVE, DoubleType, world.of("Change since last month."))
        .optional(name + MOVE + "_lower", DoubleType, world.of("Its lower bound, 95 %."))
        .optional(name + MOVE + "_upper", DoubleType, world.of("Its upper bound, 95 %."));
  }

  /** The rows of a month. */
  static List<Row> rows(KpiMonth month) {
    List<String> names = Facet.LOGIC.names();
    Map<String, KpiGroup> year = byKey(month.yearBy(Facet.LOGIC, WHOLE), WHOLE);
    Map<String, KpiGroup> before = byKey(month.beforeBy(Facet.LOGIC, names), names);
    List<Row> rows = new ArrayList<>();
    for (KpiGroup group : SmallGroups.without(month.by(Facet.LOGIC, names), WHOLE)) {
      TableRow row =
          new TableRow(TABLE.writtenSchema())
              .set(KpiMonth.MONTH, month.date())
              .set(Measure.CONTACTS.column(), group.of(Measure.CONTACTS));
      names.forEach(name -> row.set(name, group.name(name)));
      List.of(ContactCentreKpi.CSAT, ContactCentreKpi.REPEAT, FILE)
          .forEach(rate -> rate.fill(row, group));
      compliance(group)
          .ifPresent(
              mean ->
                  row.set(Measure.REVIEWS.column(), group.of(Measure.REVIEWS))
                      .set("compliance", mean.value()));
      fill(
          row,
          group,
          year.get(group.key(WHOLE)),
          Optional.ofNullable(before.get(group.key(names))));
      rows.add(row.row());
    }
    return rows;
  }

  private static Map<String, KpiGroup> byKey(List<KpiGroup> groups, List<String> names) {
    return groups.stream().collect(Collectors.toMap(g -> g.key(names), Function.identity()));
  }

  private static void fill(TableRow row, KpiGroup group, KpiGroup year, Optional<KpiGroup> before) {
    Optional<Estimate> satisfaction = satisfaction(group);
    Optional<Estimate> regulation = regulation(group);
    Optional<Double> satisfactionTarget = satisfaction(year).map(Estimate::value);
    Optional<Double> regulationTarget = regulation(year).map(Estimate::value);
    Optional<Estimate> up = difference(satisfaction, before.flatMap(TwoLogicsKpi::satisfaction));
    Optional<Estimate> kept = difference(regulation, before.flatMap(TwoLogicsKpi::regulation));
    set(row, SATISFACTION, satisfaction);
    set(row, REGULATION, regulation);
    row.set(SATISFACTION_TARGET, satisfactionTarget.orElse(null))
        .set(REGULATION_TARGET, regulationTarget.orElse(null));
    set(row, SATISFACTION + MOVE, up);
    set(row, REGULATION + MOVE, kept);
    if (up.isPresent() && kept.isPresent()) {
      row.set(IS_TRADE_OFF, side(up.get(), 0) * side(kept.get(), 0) < 0);
    }
    if (satisfaction.isPresent() && regulation.isPresent()) {
      row.set(
          QUADRANT,
          quadrant(
              side(satisfaction.get(), satisfactionTarget.orElseThrow()),
              side(regulation.get(), regulationTarget.orElseThrow())));
    }
  }

  private static void set(TableRow row, String name, Optional<Estimate> estimate) {
    estimate.ifPresent(
        known ->
            row.set(name, known.value())
                .set(name + "_lower", known.plusErrors(-TWO_SIDED_95))
                .set(name + "_upper", known.plusErrors(TWO_SIDED_95)));
  }

  private static String quadrant(int satisfaction, int regulation) {
    if (satisfaction == 0 || regulation == 0) {
      return null;
    }
    return satisfaction > 0
        ? regulation > 0 ? "BOTH" : "SATISFACTION_ONLY"
        : regulation > 0 ? "REGULATION_ONLY" : "NEITHER";
  }

  /** Above a threshold 1, below it −1, 0 where the interval holds it. */
  private static int side(Estimate estimate, double threshold) {
    return estimate.plusErrors(-TWO_SIDED_95) > threshold
        ? 1
        : estimate.plusErrors(TWO_SIDED_95) < threshold ? -1 : 0;
  }

  private static Optional<Estimate> difference(Optional<Estimate> now, Optional<Estimate> before) {
    return now.flatMap(
        present ->
            before.map(
                past ->
                    new Estimate(
                        present.value() - past.value(),
                        Math.hypot(present.standardError(), past.standardError()))));
  }

  private static Optional<Estimate> satisfaction(KpiGroup group) {
    Optional<Estimate> resolved =
        share(group, Measure.REPEATS, Measure.COUNTED)
            .map(repeats -> new Estimate(1 - repeats.value(), repeats.standardError()));
    return mean(share(group, Measure.SATISFIED, Measure.ANSWERS), resolved);
  }

  private static Optional<Estimate> regulation(KpiGroup group) {
    return mean(share(group, Measure.COMPLETE_FILES, Measure.FILES), compliance(group));
  }

  private static Optional<Estimate> compliance(KpiGroup group) {
    return group.of(Measure.REVIEWS) < SmallGroups.LEAST
        ? Optional.empty()
        : Optional.of(
                group.mean(
                    Measure.REVIEWS, Measure.COMPLIANCE_HUNDREDTHS, Measure.COMPLIANCE_SQUARES))
            .map(mean -> new Estimate(mean.value() / 1e4, mean.standardError() / 1e4));
  }

  /** A share with the standard error of one more adverse and one more other: never 0. */
  private static Optional<Estimate> share(KpiGroup group, Measure events, Measure trials) {
    double n = group.of(trials);
    if (n < SmallGroups.LEAST) {
      return Optional.empty();
    }
    double p = (group.of(events) + 1.0) / (n + 2);
    return Optional.of(new Estimate(group.ratio(events, trials), Math.sqrt(p * (1 - p) / n)));
  }

  private static Optional<Estimate> mean(Optional<Estimate> one, Optional<Estimate> other) {
    List<Estimate> known = Stream.of(one, other).flatMap(Optional::stream).toList();
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Estimate(
                known.stream().mapToDouble(Estimate::value).average().orElseThrow(),
                Math.sqrt(
                        known.stream()
                            .mapToDouble(e -> e.standardError() * e.standardError())
                            .sum())
                    / known.size()));
  }
}
