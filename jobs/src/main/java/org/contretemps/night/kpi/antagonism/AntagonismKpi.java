package org.contretemps.night.kpi.antagonism;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.kpi.month.World;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.BenjaminiHochberg;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * One row per month, organisation, scope, teams and pair of indicators: whether an indicator of
 * quantity pulls against one of quality (METHOD §10). From kpi_day.
 *
 * <p>Scopes: within a team, contact by contact (Mantel–Haenszel over cell and load); over the
 * organisation's teams and days (correlation after the means of teams and days are taken out);
 * between a team that hands conversations over and the team that ends them. It tells what goes
 * together and not why: what hurrying does is said by impeded_quality_zone.
 */
public final class AntagonismKpi {
  public static final String SCOPE = "scope";
  public static final String GIVING_TEAM = "giving_team";
  public static final String RECEIVING_TEAM = KpiDay.RECEIVING_TEAM;
  public static final String QUANTITY = "quantity_indicator";
  public static final String QUALITY = "quality_indicator";
  public static final String CONTACTS = "contacts";
  public static final String EFFECT = "adverse_difference";
  public static final String CORRELATION = "correlation";
  public static final String UNITS = "team_days";
  public static final String Q = "q";
  public static final String IS_ANTAGONISTIC = "is_antagonistic";

  private static final double FALSE_DISCOVERIES = 0.05;
  private static final long TENS = 10;
  private static final double THOUSANDTHS = 1_000;

  public static final TableDefinition TABLE = table();

  /** The scopes in which two indicators are compared. */
  public enum Scope {
    /** Within a team, contact by contact. */
    TEAM,
    /** Between the team that hands over and the one that ends it. */
    HANDOVER,
    /** Over an organisation's teams and days. */
    ORGANISATION
  }

  private AntagonismKpi() {}

  private static TableDefinition table() {
    return TableDefinition.named(
            "kpi_antagonism",
            "One row per month, organisation, scope, teams and pair of indicators: quantity against quality (METHOD §10). Left out where either side has fewer than 10 contacts, 5 agents or 10 customers.")
        .required(KpiMonth.MONTH, DateType, "First day of the month.")
        .required(Contact.ORGANISATION, StringType, "The organisation.")
        .required(
            SCOPE,
            StringType,
            "TEAM (within one, contact by contact), HANDOVER (between two) or ORGANISATION (over its teams and days).")
        .optional(GIVING_TEAM, StringType, "The team, or the one that hands over; null over all.")
        .optional(RECEIVING_TEAM, StringType, "The team that ends what was handed over; else null.")
        .required(
            QUANTITY, StringType, "NORM_MET, CONTACTS_PER_AGENT_DAY or SALES: what is counted.")
        .required(QUALITY, StringType, "NO_REPEAT, SATISFIED or COMPLIANT (80 points or more).")
        .required(
            CONTACTS,
            LongType,
            World.CIVIC.of(
                "Contacts whose quality is known, over all that are compared; in whole tens, so that they less those of another table are not a count of few."))
        .optional(
            EFFECT,
            DoubleType,
            World.CIVIC.of(
                "Share without the quality if the norm was met, less the share if it was not, within cell and load (Mantel–Haenszel), in thousandths; null over an organisation."))
        .interval(
            new IntervalColumns(EFFECT),
            World.CIVIC.of("Its lower bound, 95 % (Sato)."),
            World.CIVIC.of("Its upper bound, 95 % (Sato)."))
        .optional(UNITS, LongType, World.CIVIC.of("Days of teams that are correlated; else null."))
        .optional(
            CORRELATION,
            DoubleType,
            World.CIVIC.of(
                "Correlation of both over teams and days without the means of teams and of days, weighted, in thousandths; null within and between teams."))
        .interval(
            new IntervalColumns(CORRELATION),
            World.CIVIC.of("Its lower bound, 95 % (Fisher)."),
            World.CIVIC.of("Its upper bound, 95 % (Fisher)."))
        .required(
            Q,
            DoubleType,
            World.CIVIC.of("q over the organisation's pairs of the month (Benjamini-Hochberg)."))
        .required(
            IS_ANTAGONISTIC,
            BooleanType,
            World.CIVIC.of(
                "Whether they pull against each other: q within 5 % and at least 2 points, or a correlation of −0.1 or below."))
        .partitionedBy(KpiMonth.MONTH)
        .key(
            KpiMonth.MONTH,
            Contact.ORGANISATION,
            SCOPE,
            GIVING_TEAM,
            RECEIVING_TEAM,
            QUANTITY,
            QUALITY)
        .statisticsOn(Contact.ORGANISATION)
        .build();
  }

  /** The rows of a month. */
  public static List<Row> rows(KpiMonth month) {
    Map<String, List<Antagonism>> organisations =
        Stream.concat(ContactAntagonism.of(month).stream(), TeamDayAntagonism.of(month).stream())
            .collect(Collectors.groupingBy(Antagonism::organisation));
    List<Row> rows = new ArrayList<>();
    organisations.forEach(
        (organisation, pairs) -> {
          double[] q =
              BenjaminiHochberg.adjusted(pairs.stream().mapToDouble(Antagonism::p).toArray());
          for (int i = 0; i < q.length; i++) {
            rows.add(row(month, pairs.get(i), q[i]));
          }
        });
    return rows;
  }

  private static Row row(KpiMonth month, Antagonism pair, double q) {
    TableRow row =
        new TableRow(TABLE.writtenSchema())
            .set(KpiMonth.MONTH, month.date())
            .set(Contact.ORGANISATION, pair.organisation())
            .set(SCOPE, pair.scope())
            .set(GIVING_TEAM, pair.givingTeam())
            .set(RECEIVING_TEAM, pair.receivingTeam())
            .set(QUANTITY, pair.quantity().name())
            .set(QUALITY, pair.quality().name())
            .set(CONTACTS, pair.contacts() / TENS * TENS)
            .set(Q, q)
            .set(IS_ANTAGONISTIC, q <= FALSE_DISCOVERIES && pair.isLarge());
    String column = pair.scope() == Scope.ORGANISATION ? CORRELATION : EFFECT;
    row.set(column, rounded(pair.value()))
        .set(new IntervalColumns(column), rounded(pair.lower()), rounded(pair.upper()));
    if (pair.scope() == Scope.ORGANISATION) {
      row.set(UNITS, pair.units());
    }
    return row.row();
  }

  /** An unrounded share would reveal the whole numbers that it is the ratio of. */
  private static double rounded(double value) {
    return Math.rint(value * THOUSANDTHS) / THOUSANDTHS;
  }
}
