package org.contretemps.kpi;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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
  private static final String OBJECTIVE = "counted_objective";
  private static final List<Measure> ALL = List.of(Measure.values());

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
    Dataset<Row> ofContacts = sums(grouped(measured(known, ALL)), ALL);
    Dataset<Row> handovers =
        sums(
            measured(Handovers.of(contacts, answered), Handovers.MEASURES)
                .withColumn(GROUP, group(Facet.HANDOVER, lit(null))),
            Handovers.MEASURES);
    return ofContacts
        .unionByName(handovers)
        .unionByName(AgentDays.rows(NormTargets.join(contacts, norms)));
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
   * A contact once for each group that it counts in: those of all facets but LOGIC, and one for
   * each of its objectives. Written without lambdas, which Spark does not compile.
   */
  private static Dataset<Row> grouped(Dataset<Row> measured) {
    Column none = array(lit(null).cast("string"));
    Column objectives = array_except(coalesce(col(Contact.OBJECTIVES), none), none);
    Column others =
        array(
            Stream.of(Facet.CENTRE, Facet.TEAM, Facet.TERRITORY, Facet.STRATUM, Facet.FELT)
                .map(facet -> when(col(OBJECTIVE).isNull(), named(facet, lit(null))))
                .toArray(Column[]::new));
    Column logic = when(col(OBJECTIVE).isNotNull(), group(Facet.LOGIC, col(OBJECTIVE)));
    return measured
        .withColumn(OBJECTIVE, explode(concat(none, objectives)))
        .withColumn(GROUP, explode(concat(others, array(logic))))
        .where(col(GROUP).isNotNull());
  }

  private static Dataset<Row> sums(Dataset<Row> grouped, Collection<Measure> measures) {
    Map<Measure, Column> sums = new LinkedHashMap<>();
    measures.forEach(measure -> sums.put(measure, sum(added(measure))));
    return rows(grouped, sums);
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

  /** The group of a facet; null where the contact has no name for it. */
  static Column named(Facet facet, Column objective) {
    Column group = group(facet, objective);
    String needed = NEEDED.get(facet);
    return needed == null ? group : when(name(facet, needed, objective).isNotNull(), group);
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
