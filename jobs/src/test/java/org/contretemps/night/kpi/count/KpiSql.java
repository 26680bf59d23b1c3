package org.contretemps.night.kpi.count;

import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.night.kpi.count.Measure.Part;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;

/** What {@link KpiCounter} counts, counted by Spark SQL: slow and obvious. */
final class KpiSql {
  private static final List<Facet> WHOLE =
      List.of(Facet.CENTRE, Facet.TEAM, Facet.TERRITORY, Facet.LOGIC);
  private static final List<Facet> STRATA =
      List.of(Facet.CHANNEL_STRATUM, Facet.TEAM_STRATUM, Facet.CELL_SIDE);
  private static final String AGENT_CONTACTS = "agent_contacts";
  private static final String AGENT_SECONDS = "agent_seconds";

  private KpiSql() {}

  static Dataset<Row> contacts(
      Dataset<Row> contacts, Dataset<Row> norms, IndicatorSettings settings) {
    Dataset<Row> known = NormTargets.join(contacts, norms);
    Dataset<Row> handled = contacts.where(col(Contact.HANDLING_SECONDS).isNotNull());
    return in(WHOLE, KpiFacts.ofContacts(known, settings), Part.CONTACTS)
        .unionByName(in(STRATA, KpiFacts.withStrata(handled), Part.CONTACTS))
        .unionByName(in(List.of(Facet.HANDOVER), Handovers.of(contacts), Part.CONTACTS))
        .unionByName(agentDays(known));
  }

  static Dataset<Row> feedback(Dataset<Row> contacts, Dataset<Row> answered) {
    Dataset<Row> known = KpiFacts.ofFeedback(answered);
    return in(WHOLE, known, Part.FEEDBACK)
        .unionByName(in(STRATA, known, Part.FEEDBACK))
        .unionByName(in(List.of(Facet.FELT), known, Part.FEEDBACK))
        .unionByName(in(List.of(Facet.HANDOVER), Handovers.of(contacts, answered), Part.FEEDBACK));
  }

  /** Counts in facets only what these count. */
  private static Dataset<Row> in(List<Facet> facets, Dataset<Row> known, Part part) {
    Set<Measure> counted = Facet.measures(facets);
    List<Measure> measures = Measure.of(part).stream().filter(counted::contains).toList();
    Map<String, Column> sums = new LinkedHashMap<>();
    measures.forEach(measure -> sums.put(measure.column(), total(measure, added(measure))));
    Dataset<Row> groups = new FacetGroups(facets).sum(measured(known, measures), sums);
    return facets.contains(Facet.LOGIC)
        ? rows(groups, totals(measures), part)
        : groups.select(columns(measures, part));
  }

  /** Groups that had objectives together come together by each of these. */
  private static Map<Measure, Column> totals(List<Measure> measures) {
    Map<Measure, Column> totals = new EnumMap<>(Measure.class);
    measures.forEach(measure -> totals.put(measure, total(measure, measure.column())));
    return totals;
  }

  /** The aggregate of a measure's column over rows. */
  private static Column total(Measure measure, String column) {
    return measure.isOfPeople() ? bit_or(col(column)) : sum(column);
  }

  /** What each contact adds is worked out once, however many groups it counts in. */
  private static Dataset<Row> measured(Dataset<Row> contacts, Collection<Measure> measures) {
    Map<String, Column> added = new LinkedHashMap<>();
    measures.forEach(measure -> added.put(added(measure), expr(measure.expression())));
    return contacts.withColumns(added);
  }

  private static String added(Measure measure) {
    return "added_" + measure.column();
  }

  /**
   * Brings rows together that have the same date, facet and names; what is not measured counts 0.
   */
  private static Dataset<Row> rows(Dataset<Row> groups, Map<Measure, Column> measures, Part part) {
    Column[] sums =
        measures.entrySet().stream()
            .map(measure -> measure.getValue().as(measure.getKey().column()))
            .toArray(Column[]::new);
    return groups
        .groupBy(names().toArray(Column[]::new))
        .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length))
        .select(columns(measures.keySet(), part));
  }

  private static Stream<Column> names() {
    return Stream.concat(Stream.of(Contact.CONTACT_DATE, KpiDay.FACET), KpiDay.NAMES.stream())
        .map(functions::col);
  }

  private static Column[] columns(Collection<Measure> measured, Part part) {
    Stream<Column> measures =
        Measure.of(part).stream()
            .map(
                measure ->
                    (measured.contains(measure)
                            ? coalesce(col(measure.column()), lit(0L))
                            : lit(0L))
                        .as(measure.column()));
    return Stream.concat(names(), measures).toArray(Column[]::new);
  }

  private static Dataset<Row> agentDays(Dataset<Row> contacts) {
    Dataset<Row> handled =
        contacts.where(
            col(Contact.AGENT_KEY).isNotNull().and(col(Contact.HANDLING_SECONDS).isNotNull()));
    Dataset<Row> agentDays =
        new FacetGroups(
                List.of(Facet.CHANNEL_DAY, Facet.TEAM_DAY),
                Contact.AGENT_KEY,
                NormAsOf.CONTACTS_PER_DAY_NORM_ID,
                NormAsOf.MINUTES_PER_DAY_NORM_ID,
                NormTargets.PER_DAY,
                NormTargets.MINUTES)
            .sum(
                handled,
                Map.of(
                    AGENT_CONTACTS, count(lit(1)), AGENT_SECONDS, sum(Contact.HANDLING_SECONDS)));
    return rows(agentDays, ofAgentDays(), Part.CONTACTS);
  }

  private static Map<Measure, Column> ofAgentDays() {
    return Map.of(
        Measure.AGENT_DAYS,
        count_distinct(col(Contact.AGENT_KEY)),
        Measure.HANDLED,
        sum(AGENT_CONTACTS),
        Measure.PER_DAY_AGENT_DAYS,
        expr("count(%s)".formatted(NormTargets.PER_DAY)),
        Measure.PER_DAY_CONTACTS,
        under(NormTargets.PER_DAY, AGENT_CONTACTS),
        Measure.PER_DAY_TARGET_HUNDREDTHS,
        expr("sum(CAST(round(%s * 100) AS BIGINT))".formatted(NormTargets.PER_DAY)),
        Measure.MINUTES_AGENT_DAYS,
        expr("count(%s)".formatted(NormTargets.MINUTES)),
        Measure.MINUTES_SECONDS,
        under(NormTargets.MINUTES, AGENT_SECONDS),
        Measure.MINUTES_TARGET_SECONDS,
        expr("sum(CAST(round(%s * 60) AS BIGINT))".formatted(NormTargets.MINUTES)));
  }

  private static Column under(String target, String what) {
    return expr("sum(CASE WHEN %s IS NOT NULL THEN %s END)".formatted(target, what));
  }
}
