package org.contretemps.night.kpi.count;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

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
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;

/** Contacts → rows of {@link KpiDay} and {@link KpiFeedbackDay}. Pure. */
public final class KpiCounter {
  /** Facets that count all measures. */
  private static final List<Facet> WHOLE =
      List.of(Facet.CENTRE, Facet.TEAM, Facet.TERRITORY, Facet.LOGIC);

  /** What feedback is counted by and set against, of the contacts that it speaks of. */
  private static final List<String> OF_ANSWERED =
      List.of(
          Contact.ORGANISATION,
          Contact.SOURCE,
          Contact.CONTACT_ID,
          Contact.CONTACT_DATE,
          Contact.CONVERSATION_ID,
          Contact.LEG,
          Contact.CHANNEL,
          Contact.DIRECTION,
          Contact.SERVICE,
          Contact.SITUATION_TYPE,
          Contact.TEAM,
          Contact.TERRITORY,
          Contact.OBJECTIVES,
          Contact.CUSTOMER_KIND,
          Contact.WAIT_SECONDS,
          Contact.HANDLING_SECONDS,
          NormAsOf.NORM_SECONDS,
          QualifiedContact.NORM_BIN,
          QualifiedContact.LOAD_QUARTILE,
          QualifiedContact.IS_DURING_INCIDENT,
          QualifiedContact.REPEAT_STATE,
          QualifiedContact.HAS_REPEAT);

  /** Facets by what answering and coming back depend on. */
  private static final List<Facet> STRATA =
      List.of(Facet.CHANNEL_STRATUM, Facet.TEAM_STRATUM, Facet.CELL_SIDE);

  private KpiCounter() {}

  /**
   * The rows of {@link KpiDay} of the dates of some contacts.
   *
   * @param contacts rows of {@link QualifiedContact}
   * @param norms rows of {@link org.contretemps.record.norm.TimeNorm}
   */
  public static Dataset<Row> contacts(
      Dataset<Row> contacts, Dataset<Row> norms, IndicatorSettings settings) {
    Dataset<Row> known = NormTargets.join(contacts, norms);
    return in(WHOLE, KpiFacts.ofContacts(known, settings), Part.CONTACTS)
        .unionByName(in(STRATA, KpiFacts.ofStrata(contacts), Part.CONTACTS))
        .unionByName(in(List.of(Facet.HANDOVER), Handovers.of(contacts), Part.CONTACTS))
        .unionByName(AgentDays.rows(known));
  }

  /**
   * The rows of {@link KpiFeedbackDay} of the dates of some contacts.
   *
   * @param contacts rows of {@link QualifiedContact}
   * @param answered {@link #answered those that feedback speaks of}
   */
  public static Dataset<Row> feedback(Dataset<Row> contacts, Dataset<Row> answered) {
    Dataset<Row> known = KpiFacts.ofFeedback(answered);
    return in(WHOLE, known, Part.FEEDBACK)
        .unionByName(in(STRATA, known, Part.FEEDBACK))
        .unionByName(in(List.of(Facet.FELT), known, Part.FEEDBACK))
        .unionByName(in(List.of(Facet.HANDOVER), Handovers.of(contacts, answered), Part.FEEDBACK));
  }

  /**
   * The contacts that feedback speaks of, with it: few, and asked for more than once.
   *
   * @param contacts rows of {@link QualifiedContact}
   */
  public static Dataset<Row> answered(
      Dataset<Row> contacts, Dataset<Row> surveys, Dataset<Row> reviews) {
    Column[] asked = OF_ANSWERED.stream().map(functions::col).toArray(Column[]::new);
    return ContactFeedback.of(contacts.select(asked), surveys, reviews);
  }

  /** Counts in facets only what these count. */
  private static Dataset<Row> in(List<Facet> facets, Dataset<Row> known, Part part) {
    Set<Measure> counted = Facet.measures(facets);
    List<Measure> measures = Measure.of(part).stream().filter(counted::contains).toList();
    Map<String, Column> sums = new LinkedHashMap<>();
    measures.forEach(measure -> sums.put(measure.column(), measure.total(added(measure))));
    Dataset<Row> groups = new FacetGroups(facets).sum(measured(known, measures), sums);
    return facets.contains(Facet.LOGIC)
        ? rows(groups, totals(measures), part)
        : groups.select(columns(measures, part));
  }

  /** Groups that had objectives together come together by each of these. */
  private static Map<Measure, Column> totals(List<Measure> measures) {
    Map<Measure, Column> totals = new EnumMap<>(Measure.class);
    measures.forEach(measure -> totals.put(measure, measure.total(measure.column())));
    return totals;
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
  static Dataset<Row> rows(Dataset<Row> groups, Map<Measure, Column> measures, Part part) {
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
}
