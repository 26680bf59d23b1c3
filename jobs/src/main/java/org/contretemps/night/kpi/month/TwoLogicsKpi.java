package org.contretemps.night.kpi.month;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.KpiKey;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.Correlation;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * One row per month, organisation, objective and kind of customer: what the customer got beside
 * whether the contact did what the institution needs (METHOD §10). From kpi_day and kpi_next_file.
 *
 * <p>Movements and targets compare only parts that both sides have ({@link Logics#likeThoseOf}).
 */
public final class TwoLogicsKpi {
  public static final String SATISFACTION = "satisfaction";
  public static final String REGULATION = "regulation";
  public static final String SATISFACTION_TARGET = "satisfaction_target";
  public static final String REGULATION_TARGET = "regulation_target";
  public static final String QUADRANT = "quadrant";
  public static final String SATISFACTION_MOVE = "satisfaction_since_last_month";
  public static final String REGULATION_MOVE = "regulation_since_last_month";
  public static final String CORRELATION = "logics_correlation";
  public static final String UNITS = "logics_units";
  public static final String IS_TRADE_OFF = "is_trade_off";
  public static final String NEXT_FILES = NextFiles.CHANGE;
  public static final String NEXT_FILE_PAIRS = NextFiles.PAIRS;
  public static final String COMPLETE_BEFORE = NextFiles.BEFORE_SHARE;
  public static final String COMPLETE_AFTER = NextFiles.AFTER_SHARE;

  static final String MOVE = "_since_last_month";
  private static final List<String> WHOLE = List.of(Contact.ORGANISATION);
  private static final List<String> UNIT =
      List.of(Contact.ORGANISATION, Contact.TEAM, Contact.SERVICE);
  private static final Rates FILE =
      new Rates("complete_file_share", Measure.COMPLETE_FILES, Measure.FILES, World.CIVIC);

  public static final TableDefinition TABLE = table();

  /** Which of the two reaches its target. */
  public enum Quadrant {
    BOTH,
    SATISFACTION_ONLY,
    REGULATION_ONLY,
    NEITHER
  }

  /** What became of the files of the same customers. */
  public enum FilesChange {
    BETTER,
    UNCHANGED,
    WORSE
  }

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
    NextFiles.declare(table);
    logic(
        table,
        SATISFACTION,
        World.MARKET,
        "Mean of those known of satisfied_share and 1 − repeat_share");
    logic(
        table,
        REGULATION,
        World.CIVIC,
        "Mean of those known of complete_file_share, compliance and complete_after_share");
    marks(table);
    return table
        .partitionedBy(KpiMonth.MONTH)
        .key(KpiMonth.MONTH, Contact.ORGANISATION, KpiDay.OBJECTIVE, Contact.CUSTOMER_KIND)
        .statisticsOn(Contact.ORGANISATION)
        .build();
  }

  private static void logic(
      TableDefinition.Builder table, String name, World world, String comment) {
    table
        .optional(name, DoubleType, world.of(comment + "."))
        .interval(
            new IntervalColumns(name),
            world.of("Its lower bound, 95 %."),
            world.of("Its upper bound, 95 %."))
        .optional(
            name + "_target",
            DoubleType,
            world.of(
                "The configured target, else the organisation's own over the twelve months to this one, of the same parts."))
        .optional(
            name + MOVE,
            DoubleType,
            world.of("Change since last month, over the parts known in both."))
        .interval(
            new IntervalColumns(name + MOVE),
            world.of("Its lower bound, 95 %."),
            world.of("Its upper bound, 95 %."));
  }

  private static void marks(TableDefinition.Builder table) {
    table
        .optional(
            QUADRANT,
            StringType,
            World.CIVIC.of(
                "BOTH, SATISFACTION_ONLY, REGULATION_ONLY or NEITHER reaches its target; null unless both intervals exclude theirs."))
        .optional(
            UNITS,
            LongType,
            World.CIVIC.of("Teams × services of the organisation in which both are known."))
        .optional(
            CORRELATION,
            DoubleType,
            World.CIVIC.of(
                "Correlation of satisfaction and regulation over these, weighted by contacts; the same in each row of an organisation."))
        .interval(
            new IntervalColumns(CORRELATION),
            World.CIVIC.of("Its lower bound, 95 % (Fisher)."),
            World.CIVIC.of("Its upper bound, 95 % (Fisher)."))
        .optional(
            IS_TRADE_OFF,
            BooleanType,
            World.CIVIC.of(
                "Whether that correlation is negative, or one went up and the other down since last month, beyond doubt; null if neither is known."));
  }

  /** The rows of a month. */
  public static List<Row> rows(KpiMonth month) {
    List<String> names = Facet.LOGIC.names();
    Map<KpiKey, KpiGroup> year = KpiGroup.byKey(month.yearBy(Facet.LOGIC, WHOLE), WHOLE);
    Map<KpiKey, Logics> before = before(month);
    Map<KpiKey, NextFiles> later = nextFiles(month);
    Map<KpiKey, Correlation> correlations = correlations(month);
    Shown shown = Shown.ofSome(month, month.by(Facet.LOGIC, names), WHOLE);
    List<Row> rows = new ArrayList<>();
    for (KpiGroup group : shown.groups()) {
      TableRow row =
          new TableRow(TABLE.writtenSchema())
              .set(KpiMonth.MONTH, month.date())
              .set(Measure.CONTACTS.column(), group.of(Measure.CONTACTS));
      names.forEach(name -> row.set(name, group.name(name)));
      List.of(ContactCentreKpi.CSAT, ContactCentreKpi.REPEAT, FILE)
          .forEach(rate -> rate.fill(row, group, shown));
      if (shown.has(group, Measure.REVIEWS)) {
        row.set(Measure.REVIEWS.column(), group.of(Measure.REVIEWS))
            .set("compliance", Logics.compliance(group).value());
      }
      Optional<NextFiles> next = Optional.ofNullable(later.get(group.key(names)));
      next.ifPresent(files -> files.fill(row));
      Logics now = Logics.of(group, trials -> shown.has(group, trials)).with(next);
      LogicMarks logics = new LogicMarks(row, now);
      logics.fillTargets(Logics.of(year.get(group.key(WHOLE))), month.settings());
      logics.fillTradeOff(
          Optional.ofNullable(before.get(group.key(names))),
          Optional.ofNullable(correlations.get(group.key(WHOLE))));
      rows.add(row.row());
    }
    return rows;
  }

  /** What was shown of the month before: by a movement nothing else is to be had. */
  private static Map<KpiKey, Logics> before(KpiMonth month) {
    List<String> names = Facet.LOGIC.names();
    Shown shown = new Shown(month.beforeBy(Facet.LOGIC, names), WHOLE);
    Map<KpiKey, Logics> before = new HashMap<>();
    shown
        .groups()
        .forEach(
            group ->
                before.put(group.key(names), Logics.of(group, trials -> shown.has(group, trials))));
    return before;
  }

  private static Map<KpiKey, NextFiles> nextFiles(KpiMonth month) {
    Map<KpiKey, NextFiles> later = new HashMap<>();
    month
        .details()
        .nextFiles()
        .forEach(
            files ->
                later.put(
                    KpiKey.of(files.organisation(), files.objective(), files.customerKind()),
                    new NextFiles(files)));
    return later;
  }

  /** Of each organisation, over its teams and services. */
  private static Map<KpiKey, Correlation> correlations(KpiMonth month) {
    Map<KpiKey, List<KpiGroup>> units = new HashMap<>();
    month.by(Facet.TEAM, UNIT).stream()
        .filter(unit -> unit.hasEnough(Measure.CONTACTS))
        .filter(unit -> Logics.of(unit).satisfaction().isPresent())
        .filter(unit -> Logics.of(unit).regulation().isPresent())
        .forEach(
            unit -> units.computeIfAbsent(unit.key(WHOLE), key -> new ArrayList<>()).add(unit));
    Map<KpiKey, Correlation> correlations = new HashMap<>();
    units.forEach(
        (organisation, of) ->
            Correlation.weighted(
                    of.stream()
                        .mapToDouble(u -> Logics.of(u).satisfaction().orElseThrow().value())
                        .toArray(),
                    of.stream()
                        .mapToDouble(u -> Logics.of(u).regulation().orElseThrow().value())
                        .toArray(),
                    of.stream().mapToDouble(u -> u.of(Measure.CONTACTS)).toArray())
                .ifPresent(correlation -> correlations.put(organisation, correlation)));
    return correlations;
  }
}
