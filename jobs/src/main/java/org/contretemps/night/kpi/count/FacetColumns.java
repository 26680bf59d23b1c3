package org.contretemps.night.kpi.count;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.count.Measure.Part;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;

/** The columns that {@link FacetScan} reads, in order, and which of them each facet uses. */
final class FacetColumns implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The texts that groups are named by. */
  static final List<String> SOURCES =
      List.of(
          Contact.ORGANISATION,
          Contact.CHANNEL,
          Contact.SERVICE,
          Contact.SITUATION_TYPE,
          Contact.TEAM,
          Contact.TERRITORY,
          Contact.CUSTOMER_KIND,
          KpiDay.RECEIVING_TEAM,
          KpiFacts.SURVEY_STRATUM,
          KpiFacts.SIDE,
          KpiFacts.FELT_BIN);

  static final int ORGANISATION = SOURCES.indexOf(Contact.ORGANISATION);
  static final int CHANNEL = SOURCES.indexOf(Contact.CHANNEL);
  static final int TEAM = SOURCES.indexOf(Contact.TEAM);

  static final int DATE = 0;
  static final int FIRST_NAME = 1;
  static final int OBJECTIVES = FIRST_NAME + SOURCES.size();
  static final int FIRST_MEASURE = OBJECTIVES + 1;

  private final boolean hasAgents;
  private final boolean[] isOfBits;
  private final List<FacetPlace> places = new ArrayList<>();

  /**
   * What some facets ask.
   *
   * @param facets with the measures that each counts
   * @param hasAgents whether agents' days are counted, too
   */
  FacetColumns(Part part, Map<Facet, Set<Measure>> facets, boolean hasAgents) {
    this.hasAgents = hasAgents;
    List<Measure> measures = Measure.of(part);
    this.isOfBits = bits(measures);
    facets.forEach((facet, counted) -> places.add(new FacetPlace(facet, counted, measures)));
  }

  /** Which of some measures are of bits. */
  static boolean[] bits(List<Measure> measures) {
    boolean[] isOfBits = new boolean[measures.size()];
    for (int i = 0; i < isOfBits.length; i++) {
      isOfBits[i] = measures.get(i).isOfPeople();
    }
    return isOfBits;
  }

  /**
   * The columns, of contacts that have what the facets ask.
   *
   * @param counted what any of the facets counts; 0 is added to the others
   */
  Dataset<Row> of(Dataset<Row> contacts, Part part, Collection<Measure> counted) {
    Set<String> there = Set.copyOf(Arrays.asList(contacts.columns()));
    List<Column> columns = new ArrayList<>();
    columns.add(col(Contact.CONTACT_DATE));
    SOURCES.forEach(source -> columns.add(text(source, there)));
    columns.add(there.contains(Contact.OBJECTIVES) ? col(Contact.OBJECTIVES) : lit(null));
    Measure.of(part)
        .forEach(
            measure ->
                columns.add(
                    (counted.contains(measure) ? expr(measure.expression()) : lit(0L))
                        .as(measure.column())));
    if (hasAgents) {
      columns.addAll(work());
    }
    return contacts.select(columns.toArray(Column[]::new));
  }

  private static Column text(String source, Set<String> there) {
    Column none = lit(null).cast("string");
    if (source.equals(Contact.CUSTOMER_KIND)) {
      return coalesce(there.contains(source) ? col(source) : none, lit(KpiDay.UNKNOWN_KIND));
    }
    return there.contains(source) ? col(source).cast("string") : none;
  }

  /** Of contacts that an agent handled, in the order of {@link AgentDays}; null of all others. */
  private static List<Column> work() {
    return List.of(
        when(col(Contact.HANDLING_SECONDS).isNotNull(), col(Contact.AGENT_KEY)),
        col(NormAsOf.CONTACTS_PER_DAY_NORM_ID),
        col(NormAsOf.MINUTES_PER_DAY_NORM_ID),
        expr("CAST(round(%s * 100) AS BIGINT)".formatted(NormTargets.PER_DAY)),
        expr("CAST(round(%s * 60) AS BIGINT)".formatted(NormTargets.MINUTES)),
        coalesce(col(Contact.HANDLING_SECONDS).cast("bigint"), lit(0L)));
  }

  List<FacetPlace> places() {
    return places;
  }

  boolean[] isOfBits() {
    return isOfBits;
  }

  /** How many measures there are. */
  int width() {
    return isOfBits.length;
  }

  boolean hasAgents() {
    return hasAgents;
  }

  /** The column of the agent, which the others of the day's work follow. */
  int agent() {
    return FIRST_MEASURE + width();
  }
}
