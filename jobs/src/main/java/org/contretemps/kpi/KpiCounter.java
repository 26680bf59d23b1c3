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

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.contact.Contact;

/** Contacts with what was said of them → rows of {@link KpiDay}. Pure. */
public final class KpiCounter {
  private static final String GROUP = "group";
  private static final String UNKNOWN = "UNKNOWN";

  private KpiCounter() {}

  /**
   * The rows of the dates of some contacts.
   *
   * @param contacts rows of {@link org.contretemps.qualification.QualifiedContact} with those of
   *     their feedback ({@link ContactFeedback})
   */
  public static Dataset<Row> count(Dataset<Row> contacts) {
    Column[] measures =
        Arrays.stream(Measure.values())
            .map(measure -> coalesce(expr(measure.expression()), lit(0L)).as(measure.column()))
            .toArray(Column[]::new);
    Column[] names =
        Stream.concat(
                Stream.of(col(Contact.CONTACT_DATE), col(GROUP + "." + KpiDay.FACET)),
                KpiDay.NAMES.stream().map(name -> col(GROUP + "." + name)))
            .toArray(Column[]::new);
    Column[] all =
        Stream.concat(
                Arrays.stream(names),
                Arrays.stream(Measure.values()).map(measure -> col(measure.column())))
            .toArray(Column[]::new);
    return contacts
        .withColumn(GROUP, explode(groups()))
        .groupBy(col(Contact.CONTACT_DATE), col(GROUP))
        .agg(measures[0], Arrays.copyOfRange(measures, 1, measures.length))
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
            group(Facet.CENTRE, lit(null)),
            group(Facet.TEAM, lit(null)),
            group(Facet.TERRITORY, lit(null)));
    return filter(concat(others, objectives), KpiCounter::isNamed);
  }

  private static Column isNamed(Column group) {
    Column hasTeam = group.getField(Contact.TEAM).isNotNull();
    Column hasTerritory = group.getField(Contact.TERRITORY).isNotNull();
    Column facet = group.getField(KpiDay.FACET);
    return facet
        .notEqual(Facet.TEAM.name())
        .or(hasTeam)
        .and(facet.notEqual(Facet.TERRITORY.name()).or(hasTerritory));
  }

  private static Column group(Facet facet, Column objective) {
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
      case Contact.CUSTOMER_KIND -> coalesce(col(name), lit(UNKNOWN));
      default -> col(name);
    };
  }
}
