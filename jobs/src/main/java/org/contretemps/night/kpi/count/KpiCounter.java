package org.contretemps.night.kpi.count;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.night.kpi.count.Measure.Part;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;

/** Counts contacts into rows of {@link KpiDay} and {@link KpiFeedbackDay}. Pure. */
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
    Dataset<Row> known = KpiFacts.ofContacts(NormTargets.join(contacts, norms), settings);
    return new FacetCounts(Part.CONTACTS)
        .withDaysOf(KpiFacts.withStrata(known), counting(WHOLE, STRATA))
        .of(Handovers.of(contacts), counting(List.of(Facet.HANDOVER)))
        .rows();
  }

  /**
   * The rows of {@link KpiFeedbackDay} of the dates of some contacts.
   *
   * @param contacts rows of {@link QualifiedContact}
   * @param answered {@link #answered those that feedback speaks of}
   */
  public static Dataset<Row> feedback(Dataset<Row> contacts, Dataset<Row> answered) {
    return new FacetCounts(Part.FEEDBACK)
        .of(KpiFacts.ofFeedback(answered), counting(WHOLE, STRATA, List.of(Facet.FELT)))
        .of(Handovers.of(contacts, answered), counting(List.of(Facet.HANDOVER)))
        .rows();
  }

  /**
   * The contacts that feedback speaks of, with it: few, and read more than once.
   *
   * @param contacts rows of {@link QualifiedContact}
   */
  public static Dataset<Row> answered(
      Dataset<Row> contacts, Dataset<Row> surveys, Dataset<Row> reviews) {
    Column[] asked = OF_ANSWERED.stream().map(functions::col).toArray(Column[]::new);
    return ContactFeedback.of(contacts.select(asked), surveys, reviews);
  }

  /** Facets with the measures that are counted in them; facets in one line count the same. */
  @SafeVarargs
  private static Map<Facet, Set<Measure>> counting(List<Facet>... together) {
    Map<Facet, Set<Measure>> counting = new EnumMap<>(Facet.class);
    for (List<Facet> facets : together) {
      Set<Measure> measures = Facet.measures(facets);
      facets.forEach(facet -> counting.put(facet, measures));
    }
    return counting;
  }
}
