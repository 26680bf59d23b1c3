package org.contretemps.kpi;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.spark.sql.Row;
import org.contretemps.contact.Contact;
import org.contretemps.statistics.BenjaminiHochberg;
import org.contretemps.statistics.DirectStandardisation;
import org.contretemps.statistics.ProportionInterval;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * One row per month, service and territory: equal quality and equal availability. Rates are
 * standardised on the service's own mix of situation types and channels.
 */
public final class TerritorialEquityKpi {
  public static final String REPEAT_RATE = "standardised_repeat_share";
  public static final String RATIO = "resolution_to_best_quarter";
  public static final String Q = "repeat_q";
  public static final String IS_WORSE = "is_worse";
  public static final String THEIL = "resolution_theil";
  public static final String MEAN_WAIT = ContactCentreKpi.MEAN_WAIT;

  private static final double CONFIDENCE = 0.95;
  private static final double FALSE_DISCOVERIES = 0.05;
  private static final double LEAST_DIFFERENCE = 0.02;
  private static final List<String> SERVICE = List.of(Contact.ORGANISATION, Contact.SERVICE);
  private static final List<String> NAMES =
      List.of(Contact.ORGANISATION, Contact.SERVICE, Contact.TERRITORY);
  private static final List<String> STRATUM = List.of(Contact.CHANNEL, Contact.SITUATION_TYPE);

  public static final TableDefinition TABLE = table();

  private TerritorialEquityKpi() {}

  /**
   * A territory's rate beside that of its service.
   *
   * @param served the rate of the whole service
   * @param p against equality, two-sided
   */
  private record Standing(
      KpiGroup territory, Optional<DirectStandardisation> rate, double served, double p) {

    double resolution() {
      return 1 - rate.orElseThrow().rate();
    }
  }

  private static TableDefinition table() {
    TableDefinition.Builder table =
        TableDefinition.named(
                "kpi_territorial_equity",
                "One row per month, service and territory: quality and availability by where customers live (METHOD §10). Territories under 10 contacts are left out.")
            .required(KpiMonth.MONTH, DateType, "First day of the month.")
            .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
            .required(Contact.SERVICE, StringType, "The benefit or product.")
            .required(Contact.TERRITORY, StringType, "Where the customers live.")
            .required(Measure.CONTACTS.column(), LongType, World.CIVIC.of("Contact legs."));
    ContactCentreKpi.REPEAT.declare(table, "Repeats within the window");
    table
        .optional(
            REPEAT_RATE,
            DoubleType,
            World.CIVIC.of("repeat_share with the service's mix of situation types and channels."))
        .optional(
            REPEAT_RATE + "_lower", DoubleType, World.CIVIC.of("Its lower bound, 95 % (gamma)."))
        .optional(
            REPEAT_RATE + "_upper", DoubleType, World.CIVIC.of("Its upper bound, 95 % (gamma)."))
        .optional(
            RATIO,
            DoubleType,
            World.CIVIC.of(
                "Standardised resolution / that which the best quarter of the service's territories reach."))
        .optional(
            Q,
            DoubleType,
            World.CIVIC.of(
                "q of a rate other than the service's, over the month's territories (Benjamini-Hochberg)."))
        .optional(
            IS_WORSE,
            BooleanType,
            World.CIVIC.of(
                "Whether repeats are 2 points or more above the service's with q within 5 %."))
        .optional(
            THEIL,
            DoubleType,
            World.CIVIC.of(
                "Theil's T of resolution over the service's territories, weighted by contacts: 0 is equality. The same in each of its rows."));
    ContactCentreKpi.CSAT.declare(table, "Satisfied share of those who answered, not weighted");
    ContactCentreKpi.ABANDONMENT.declare(table, "Abandoned / offered, callbacks left out");
    return table
        .required(Measure.WAITED.column(), LongType, World.CIVIC.of(Measure.WAITED.comment()))
        .required(
            Measure.WAIT_SECONDS.column(), LongType, World.CIVIC.of(Measure.WAIT_SECONDS.comment()))
        .generated(
            MEAN_WAIT,
            DoubleType,
            "CASE WHEN waited > 0 THEN wait_seconds / waited END",
            World.CIVIC.of("Seconds of waiting per contact whose wait is known."))
        .partitionedBy(KpiMonth.MONTH)
        .key(KpiMonth.MONTH, Contact.ORGANISATION, Contact.SERVICE, Contact.TERRITORY)
        .statisticsOn(Contact.ORGANISATION, Contact.SERVICE)
        .build();
  }

  /** The rows of a month. */
  static List<Row> rows(KpiMonth month) {
    Map<String, List<KpiGroup>> strata =
        grouped(month.by(Facet.TERRITORY, Facet.TERRITORY.names()), NAMES);
    Map<String, List<KpiGroup>> services =
        grouped(SmallGroups.without(month.by(Facet.TERRITORY, NAMES), SERVICE), SERVICE);
    List<List<Standing>> standings =
        services.values().stream().map(territories -> standings(territories, strata)).toList();
    double[] q =
        BenjaminiHochberg.adjusted(
            standings.stream()
                .flatMap(List::stream)
                .filter(standing -> standing.rate().isPresent())
                .mapToDouble(Standing::p)
                .toArray());
    List<Row> rows = new ArrayList<>();
    int next = 0;
    for (List<Standing> service : standings) {
      Inequality inequality = Inequality.of(service);
      for (Standing standing : service) {
        TableRow row = row(month, standing.territory());
        if (standing.rate().isPresent()) {
          fill(row, standing, q[next++], inequality);
        }
        rows.add(row.row());
      }
    }
    return rows;
  }

  private static Map<String, List<KpiGroup>> grouped(List<KpiGroup> groups, List<String> names) {
    Map<String, List<KpiGroup>> grouped = new LinkedHashMap<>();
    groups.forEach(
        group -> grouped.computeIfAbsent(group.key(names), key -> new ArrayList<>()).add(group));
    return grouped;
  }

  private static List<Standing> standings(
      List<KpiGroup> territories, Map<String, List<KpiGroup>> strata) {
    Map<String, Long> mix = new LinkedHashMap<>();
    long contacts = 0;
    long repeats = 0;
    for (KpiGroup territory : territories) {
      for (KpiGroup stratum : strata.get(territory.key(NAMES))) {
        mix.merge(stratum.key(STRATUM), stratum.of(Measure.COUNTED), Long::sum);
      }
      contacts += territory.of(Measure.COUNTED);
      repeats += territory.of(Measure.REPEATS);
    }
    double served = (double) repeats / contacts;
    return territories.stream()
        .map(territory -> standing(territory, strata.get(territory.key(NAMES)), mix, served))
        .toList();
  }

  private static Standing standing(
      KpiGroup territory, List<KpiGroup> strata, Map<String, Long> mix, double served) {
    if (territory.of(Measure.COUNTED) < SmallGroups.LEAST) {
      return new Standing(territory, Optional.empty(), served, 1);
    }
    DirectStandardisation rate =
        DirectStandardisation.of(
            strata.stream().mapToLong(stratum -> stratum.of(Measure.REPEATS)).toArray(),
            strata.stream().mapToLong(stratum -> stratum.of(Measure.COUNTED)).toArray(),
            strata.stream().mapToDouble(stratum -> mix.get(stratum.key(STRATUM))).toArray());
    double z = (rate.rate() - served) / Math.sqrt(rate.variance());
    double p = 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z));
    return new Standing(territory, Optional.of(rate), served, Double.isNaN(p) ? 1 : p);
  }

  private static TableRow row(KpiMonth month, KpiGroup territory) {
    TableRow row =
        new TableRow(TABLE.writtenSchema())
            .set(KpiMonth.MONTH, month.date())
            .set(Measure.CONTACTS.column(), territory.of(Measure.CONTACTS))
            .set(Measure.WAITED.column(), territory.of(Measure.WAITED))
            .set(Measure.WAIT_SECONDS.column(), territory.of(Measure.WAIT_SECONDS));
    NAMES.forEach(name -> row.set(name, territory.name(name)));
    List.of(ContactCentreKpi.REPEAT, ContactCentreKpi.CSAT, ContactCentreKpi.ABANDONMENT)
        .forEach(rate -> rate.fill(row, territory));
    return row;
  }

  private static void fill(TableRow row, Standing standing, double q, Inequality inequality) {
    DirectStandardisation rate = standing.rate().orElseThrow();
    ProportionInterval interval = rate.interval(CONFIDENCE);
    boolean isWorse = q <= FALSE_DISCOVERIES && rate.rate() - standing.served() >= LEAST_DIFFERENCE;
    row.set(REPEAT_RATE, rate.rate())
        .set(REPEAT_RATE + "_lower", interval.lower())
        .set(REPEAT_RATE + "_upper", interval.upper())
        .set(RATIO, standing.resolution() / inequality.best())
        .set(Q, q)
        .set(IS_WORSE, isWorse)
        .set(THEIL, inequality.theil());
  }

  /**
   * How unequal a service's territories are.
   *
   * @param best resolution that a quarter of them reach
   * @param theil Σ (n_i/n)(q_i/q̄) ln(q_i/q̄) of resolution
   */
  private record Inequality(double best, double theil) {

    static Inequality of(List<Standing> territories) {
      List<Standing> known =
          territories.stream().filter(standing -> standing.rate().isPresent()).toList();
      if (known.isEmpty()) {
        return new Inequality(Double.NaN, Double.NaN);
      }
      double[] sorted = known.stream().mapToDouble(Standing::resolution).sorted().toArray();
      double contacts = known.stream().mapToDouble(Inequality::weight).sum();
      double mean = known.stream().mapToDouble(s -> weight(s) * s.resolution()).sum() / contacts;
      double theil =
          known.stream().mapToDouble(s -> weight(s) / contacts * term(s.resolution() / mean)).sum();
      return new Inequality(sorted[(3 * sorted.length) / 4], theil);
    }

    private static double weight(Standing standing) {
      return standing.territory().of(Measure.COUNTED);
    }

    private static double term(double ratio) {
      return ratio > 0 ? ratio * Math.log(ratio) : 0;
    }
  }
}
