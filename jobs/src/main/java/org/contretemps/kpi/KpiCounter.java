package org.contretemps.kpi;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.contact.Contact;
import org.contretemps.feedback.Survey;

/** Contacts with what was said of them → rows of {@link KpiDay}. Pure. */
public final class KpiCounter {
  private static final String GROUP = "group";
  private static final String UNKNOWN = "UNKNOWN";

  /** Facets that a contact may have no name for. */
  private static final Map<Facet, String> NEEDED =
      Map.of(
          Facet.TEAM, Contact.TEAM,
          Facet.TEAM_DAY, Contact.TEAM,
          Facet.TERRITORY, Contact.TERRITORY,
          Facet.STRATUM, KpiDay.STRATUM,
          Facet.FELT, KpiDay.STRATUM);

  private KpiCounter() {}

  /**
   * The rows of the dates of some contacts.
   *
   * @param contacts rows of {@link org.contretemps.qualification.QualifiedContact}
   * @param answered the same with those of their feedback ({@link ContactFeedback})
   * @param norms rows of {@link org.contretemps.norm.TimeNorm}
   */
  public static Dataset<Row> count(
      Dataset<Row> contacts,
      Dataset<Row> answered,
      Dataset<Row> norms,
      IndicatorSettings settings) {
    Dataset<Row> known = KpiFacts.with(NormTargets.join(answered, norms), settings);
    Dataset<Row> ofContacts =
        rows(
            known.withColumn(GROUP, explode(groups())),
            aggregates(Arrays.asList(Measure.values())));
    Dataset<Row> handovers =
        rows(
            Handovers.of(contacts, answered).withColumn(GROUP, group(Facet.HANDOVER, lit(null))),
            aggregates(Handovers.MEASURES));
    return ofContacts
        .unionByName(handovers)
        .unionByName(AgentDays.rows(NormTargets.join(contacts, norms)));
  }

  private static Map<Measure, Column> aggregates(Collection<Measure> measures) {
    Map<Measure, Column> aggregates = new LinkedHashMap<>();
    measures.forEach(measure -> aggregates.put(measure, expr(measure.expression())));
    return aggregates;
  }

  /** Rows with a date and a group → one for each of these; what is not measured counts 0. */
  static Dataset<Row> rows(Dataset<Row> grouped, Map<Measure, Column> measures) {
    Column[] counts =
        Arrays.stream(Measure.values())
            .map(
                measure ->
                    coalesce(measures.getOrDefault(measure, lit(0L)), lit(0L)).as(measure.column()))
            .toArray(Column[]::new);
    Stream<Column> names =
        Stream.concat(
            Stream.of(col(Contact.CONTACT_DATE), col(GROUP + "." + KpiDay.FACET)),
            KpiDay.NAMES.stream().map(name -> col(GROUP + "." + name)));
    Column[] all =
        Stream.concat(names, Arrays.stream(Measure.values()).map(measure -> col(measure.column())))
            .toArray(Column[]::new);
    return grouped
        .groupBy(col(Contact.CONTACT_DATE), col(GROUP))
        .agg(counts[0], Arrays.copyOfRange(counts, 1, counts.length))
        .select(all);
  }

  /** The groups that a contact counts in: one for each facet, one for each of its objectives. */
  private static Column groups() {
    Column objectives =
        transform(
            array_distinct(
                coalesce(col(Contact.OBJECTIVES), expr("CAST(array() AS ARRAY<STRING>)"))),
            objective -> group(Facet.LOGIC, objective));
    Column others =
        array(
            Stream.of(Facet.CENTRE, Facet.TEAM, Facet.TERRITORY, Facet.STRATUM, Facet.FELT)
                .map(facet -> group(facet, lit(null)))
                .toArray(Column[]::new));
    return named(concat(others, objectives));
  }

  /** Those of an array of groups whose facet has its name. */
  static Column named(Column groups) {
    return filter(groups, KpiCounter::isNamed);
  }

  private static Column isNamed(Column group) {
    Column facet = group.getField(KpiDay.FACET);
    return NEEDED.entrySet().stream()
        .map(
            need ->
                facet
                    .notEqual(need.getKey().name())
                    .or(group.getField(need.getValue()).isNotNull()))
        .reduce(Column::and)
        .orElseThrow();
  }

  static Column group(Facet facet, Column objective) {
    Stream<Column> names = KpiDay.NAMES.stream().map(name -> name(facet, name, objective).as(name));
    return struct(
        Stream.concat(Stream.of(lit(facet.name()).as(KpiDay.FACET)), names).toArray(Column[]::new));
  }

  private static Column name(Facet facet, String name, Column objective) {
    if (!facet.names().contains(name)) {
      return functions.lit(null).cast("string");
    }
    return switch (name) {
      case KpiDay.OBJECTIVE -> objective.cast("string");
      case KpiDay.STRATUM -> stratum(facet);
      case Contact.CUSTOMER_KIND -> coalesce(col(name), lit(UNKNOWN));
      default -> col(name);
    };
  }

  /** Null where the facet does not count the contact. */
  private static Column stratum(Facet facet) {
    return switch (facet) {
      case FELT -> col(KpiFacts.FELT_BIN).cast("string");
      case HANDOVER -> col(KpiFacts.SURVEY_STRATUM);
      default ->
          when(
              col(Contact.HANDLING_SECONDS).isNotNull().or(col(Survey.CSAT).isNotNull()),
              col(KpiFacts.SURVEY_STRATUM));
    };
  }
}
