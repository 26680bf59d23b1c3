package org.contretemps.night.kpi.month;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.KpiKey;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.Channel;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * One row per month, service and territory: equal quality (repeats, satisfaction) and equal
 * availability (abandonment, waiting), each with the service's own mix of situation types and
 * channels (METHOD §10). Waits are those of channels on which customers wait for an answer there
 * and then: seconds on the telephone are not averaged with hours of e-mail. From kpi_day. Counts
 * add up over months.
 */
public final class TerritorialEquityKpi {
  public static final String REPEAT_RATE = Aspect.REPEATS.column();
  public static final String SATISFIED_RATE = Aspect.SATISFIED.column();
  public static final String ABANDONMENT_RATE = Aspect.ABANDONED.column();
  public static final String WAIT = Aspect.WAIT.column();
  public static final String RATIO = Aspect.REPEATS.ratio();
  public static final String Q = EquityMark.REPEATS.q();
  public static final String IS_WORSE = EquityMark.REPEATS.mark();
  public static final String ABANDONMENT_Q = EquityMark.ABANDONMENT.q();
  public static final String IS_LESS_AVAILABLE = EquityMark.ABANDONMENT.mark();
  public static final String THEIL = EquityTheil.RESOLUTION.column();
  public static final String REACHED_THEIL = EquityTheil.REACHED.column();
  public static final String REGION = "region";
  public static final String MEAN_WAIT = ContactCentreKpi.MEAN_WAIT;

  private static final List<String> SERVICE = List.of(Contact.ORGANISATION, Contact.SERVICE);
  private static final List<String> NAMES =
      List.of(Contact.ORGANISATION, Contact.SERVICE, Contact.TERRITORY);

  public static final TableDefinition TABLE = table();

  private TerritorialEquityKpi() {}

  private static TableDefinition table() {
    TableDefinition.Builder table =
        TableDefinition.named(
                "kpi_territorial_equity",
                "One row per month, service and territory: quality and availability by where customers live (METHOD §10). Territories under 10 contacts are left out.")
            .required(KpiMonth.MONTH, DateType, "First day of the month.")
            .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
            .required(Contact.SERVICE, StringType, "The benefit or product.")
            .required(Contact.TERRITORY, StringType, "Where the customers live.")
            .optional(
                REGION, StringType, World.CIVIC.of("The region that it is configured to lie in."))
            .required(Measure.CONTACTS.column(), LongType, World.CIVIC.of("Contact legs."));
    ContactCentreKpi.REPEAT.declare(table, "Repeats within the window");
    ContactCentreKpi.CSAT.declare(table, "Satisfied share of those who answered, not weighted");
    ContactCentreKpi.ABANDONMENT.declare(table, "Abandoned / offered, callbacks left out");
    table
        .optional(
            Measure.WAITED.column(),
            LongType,
            World.CIVIC.of(
                Measure.WAITED.comment() + " Of PHONE, CHAT, VIDEO and DESK alone. Null below 10."))
        .optional(
            Measure.WAIT_SECONDS.column(), LongType, World.CIVIC.of(Measure.WAIT_SECONDS.comment()))
        .generated(
            MEAN_WAIT,
            DoubleType,
            "CASE WHEN waited > 0 THEN wait_seconds / waited END",
            World.CIVIC.of("Seconds of waiting per conversation whose wait is known."));
    for (Aspect aspect : Aspect.values()) {
      aspect.declare(table);
    }
    EquityMark.ALL.forEach(mark -> mark.declare(table));
    EquityTheil.ALL.forEach(theil -> theil.declare(table));
    return table
        .partitionedBy(KpiMonth.MONTH)
        .key(KpiMonth.MONTH, Contact.ORGANISATION, Contact.SERVICE, Contact.TERRITORY)
        .statisticsOn(Contact.ORGANISATION, Contact.SERVICE)
        .build();
  }

  /** Groups of a month, and which of their territories are shown. */
  private record Counted(
      Map<KpiKey, List<KpiGroup>> strata,
      Map<KpiKey, List<KpiGroup>> serviceStrata,
      Map<KpiKey, KpiGroup> territories,
      Shown shown) {

    static Counted of(List<KpiGroup> groups, List<KpiGroup> centre) {
      List<KpiGroup> territories = KpiGroup.by(NAMES, groups);
      return new Counted(
          grouped(groups, NAMES),
          grouped(groups, SERVICE),
          KpiGroup.byKey(territories, NAMES),
          Shown.ofSome(KpiGroup.by(SERVICE, centre), territories, SERVICE));
    }

    /** What is shown of a territory for what an aspect is a share of. */
    Optional<KpiGroup> having(KpiKey territory, Measure trials) {
      return Optional.ofNullable(territories.get(territory))
          .filter(group -> shown.has(group, trials));
    }

    Standardised standing(Aspect aspect, KpiGroup territory) {
      return Standardised.of(
          aspect, strata.get(territory.key(NAMES)), serviceStrata.get(territory.key(SERVICE)));
    }
  }

  /** The rows of a month. */
  public static List<Row> rows(KpiMonth month) {
    List<KpiGroup> groups = month.by(Facet.TERRITORY, Facet.TERRITORY.names());
    List<KpiGroup> centre = month.by(Facet.CENTRE, Facet.CENTRE.names());
    Counted all = Counted.of(groups, centre);
    Counted live = Counted.of(live(groups), live(centre));
    List<EquityPlace> places = new ArrayList<>();
    for (KpiGroup territory : all.shown().groups()) {
      places.add(place(month, territory, all, live));
    }
    return rows(month, all.shown(), places);
  }

  private static EquityPlace place(KpiMonth month, KpiGroup territory, Counted all, Counted live) {
    Map<Aspect, Standardised> standing = new EnumMap<>(Aspect.class);
    for (Aspect aspect : Aspect.values()) {
      Counted counted = aspect == Aspect.WAIT ? live : all;
      counted
          .having(territory.key(NAMES), aspect.trials())
          .ifPresent(group -> standing.put(aspect, counted.standing(aspect, group)));
    }
    return new EquityPlace(
        territory,
        live.having(territory.key(NAMES), Measure.WAITED),
        Optional.ofNullable(month.settings().regions().get(territory.name(Contact.TERRITORY))),
        standing);
  }

  private static List<KpiGroup> live(List<KpiGroup> groups) {
    return groups.stream().filter(group -> Channel.isLive(group.name(Contact.CHANNEL))).toList();
  }

  private static List<Row> rows(KpiMonth month, Shown shown, List<EquityPlace> places) {
    Map<KpiKey, List<EquityPlace>> services = new LinkedHashMap<>();
    places.forEach(
        place ->
            services
                .computeIfAbsent(place.group().key(SERVICE), key -> new ArrayList<>())
                .add(place));
    Map<EquityMark, Map<EquityPlace, Double>> q = new HashMap<>();
    EquityMark.ALL.forEach(mark -> q.put(mark, mark.adjusted(places)));
    List<Row> rows = new ArrayList<>();
    for (EquityPlace place : places) {
      List<EquityPlace> service = services.get(place.group().key(SERVICE));
      TableRow row = row(month, shown, place);
      place.standing().forEach((aspect, rate) -> aspect.fill(row, rate, best(service, aspect)));
      EquityMark.ALL.forEach(mark -> mark.fill(row, place, q.get(mark)));
      EquityTheil.ALL.forEach(theil -> theil.fill(row, place, service));
      rows.add(row.row());
    }
    return rows;
  }

  private static TableRow row(KpiMonth month, Shown shown, EquityPlace place) {
    KpiGroup territory = place.group();
    TableRow row =
        new TableRow(TABLE.writtenSchema())
            .set(KpiMonth.MONTH, month.date())
            .set(REGION, place.region().orElse(null))
            .set(Measure.CONTACTS.column(), territory.of(Measure.CONTACTS));
    place
        .waiting()
        .ifPresent(
            group ->
                row.set(Measure.WAITED.column(), group.of(Measure.WAITED))
                    .set(Measure.WAIT_SECONDS.column(), group.of(Measure.WAIT_SECONDS)));
    NAMES.forEach(name -> row.set(name, territory.name(name)));
    List.of(ContactCentreKpi.REPEAT, ContactCentreKpi.CSAT, ContactCentreKpi.ABANDONMENT)
        .forEach(rate -> rate.fill(row, territory, shown));
    return row;
  }

  /** What the best quarter of a service's territories get, at least. */
  private static double best(List<EquityPlace> service, Aspect aspect) {
    double[] rising =
        EquityPlace.having(service, aspect).stream()
            .mapToDouble(place -> aspect.got(place.standing().get(aspect).value()))
            .sorted()
            .toArray();
    return aspect.isMoreBetter()
        ? rising[(3 * rising.length) / 4]
        : rising[(rising.length - 1) / 4];
  }

  private static Map<KpiKey, List<KpiGroup>> grouped(List<KpiGroup> groups, List<String> names) {
    Map<KpiKey, List<KpiGroup>> grouped = new LinkedHashMap<>();
    groups.forEach(
        group -> grouped.computeIfAbsent(group.key(names), key -> new ArrayList<>()).add(group));
    return grouped;
  }
}
