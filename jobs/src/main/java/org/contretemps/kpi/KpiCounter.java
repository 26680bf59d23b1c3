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
import java.util.EnumSet;
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
import org.contretemps.contact.Contact;
import org.contretemps.kpi.Measure.Part;
import org.contretemps.norm.NormAsOf;
import org.contretemps.qualification.QualifiedContact;

/** Contacts → rows of {@link KpiDay} and {@link KpiFeedbackDay}. Pure. */
public final class KpiCounter {
  private static final String GROUP = "group";
  private static final String UNKNOWN = "UNKNOWN";
  private static final String OBJECTIVE = "counted_objective";

  /** Facets that count all measures, and of which a contact is in one group each. */
  private static final List<Facet> WHOLE = List.of(Facet.CENTRE, Facet.TEAM, Facet.TERRITORY);

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

  /** What a contact may have no name for: it counts in no facet that names it. */
  private static final List<String> NEEDED =
      List.of(Contact.TEAM, Contact.TERRITORY, KpiDay.STRATUM);

  private KpiCounter() {}

  /**
   * The rows of {@link KpiDay} of the dates of some contacts.
   *
   * @param contacts rows of {@link QualifiedContact}
   * @param norms rows of {@link org.contretemps.norm.TimeNorm}
   */
  public static Dataset<Row> contacts(
      Dataset<Row> contacts, Dataset<Row> norms, IndicatorSettings settings) {
    Dataset<Row> known = NormTargets.join(contacts, norms);
    return inWholeFacets(KpiFacts.ofContacts(known, settings), Part.CONTACTS)
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
    return inWholeFacets(known, Part.FEEDBACK)
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

  private static Dataset<Row> inWholeFacets(Dataset<Row> known, Part part) {
    List<Measure> measures = Measure.of(part);
    return sums(grouped(measured(known, measures)), measures, part);
  }

  /** Counts in facets only what these count. */
  private static Dataset<Row> in(List<Facet> facets, Dataset<Row> known, Part part) {
    Set<Measure> counted = EnumSet.noneOf(Measure.class);
    facets.forEach(facet -> counted.addAll(facet.measures()));
    List<Measure> measures = Measure.of(part).stream().filter(counted::contains).toList();
    Column[] groups = facets.stream().map(facet -> named(facet, lit(null))).toArray(Column[]::new);
    Dataset<Row> grouped = measured(known, measures).withColumn(GROUP, explode(array(groups)));
    return sums(grouped.where(col(GROUP).isNotNull()), measures, part);
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
   * A contact once for each group that it counts in: those of whole facets, and one for each of its
   * objectives. Written without lambdas, which Spark does not compile.
   */
  private static Dataset<Row> grouped(Dataset<Row> measured) {
    Column none = array(lit(null).cast("string"));
    Column objectives = array_except(coalesce(col(Contact.OBJECTIVES), none), none);
    Column others =
        array(
            WHOLE.stream()
                .map(facet -> when(col(OBJECTIVE).isNull(), named(facet, lit(null))))
                .toArray(Column[]::new));
    Column logic = when(col(OBJECTIVE).isNotNull(), group(Facet.LOGIC, col(OBJECTIVE)));
    return measured
        .withColumn(OBJECTIVE, explode(concat(none, objectives)))
        .withColumn(GROUP, explode(concat(others, array(logic))))
        .where(col(GROUP).isNotNull());
  }

  private static Dataset<Row> sums(Dataset<Row> grouped, Collection<Measure> measures, Part part) {
    Map<Measure, Column> sums = new LinkedHashMap<>();
    measures.forEach(measure -> sums.put(measure, sum(added(measure))));
    return rows(grouped, sums, part);
  }

  /** Rows with a date and a group → one for each of these; what is not measured counts 0. */
  static Dataset<Row> rows(Dataset<Row> grouped, Map<Measure, Column> measures, Part part) {
    Column[] counts =
        Measure.of(part).stream()
            .map(
                measure ->
                    coalesce(measures.getOrDefault(measure, lit(0L)), lit(0L)).as(measure.column()))
            .toArray(Column[]::new);
    Stream<Column> names =
        Stream.concat(
            Stream.of(col(Contact.CONTACT_DATE), col(GROUP + "." + KpiDay.FACET)),
            KpiDay.NAMES.stream().map(name -> col(GROUP + "." + name)));
    Column[] all =
        Stream.concat(names, Measure.of(part).stream().map(measure -> col(measure.column())))
            .toArray(Column[]::new);
    return grouped
        .groupBy(col(Contact.CONTACT_DATE), col(GROUP))
        .agg(counts[0], Arrays.copyOfRange(counts, 1, counts.length))
        .select(all);
  }

  /** The group of a facet; null where the contact has no name for it. */
  static Column named(Facet facet, Column objective) {
    Column group = group(facet, objective);
    return NEEDED.stream()
        .filter(facet.names()::contains)
        .map(name -> name(facet, name, objective).isNotNull())
        .reduce(Column::and)
        .map(isNamed -> when(isNamed, group))
        .orElse(group);
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

  private static Column stratum(Facet facet) {
    Column stratum = col(KpiFacts.SURVEY_STRATUM);
    return switch (facet) {
      case FELT -> col(KpiFacts.FELT_BIN).cast("string");
      case CELL_SIDE, HANDOVER -> when(KpiFacts.isUnderNorm(stratum), KpiFacts.side(stratum));
      default -> stratum;
    };
  }
}
