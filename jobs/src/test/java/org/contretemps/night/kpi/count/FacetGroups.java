package org.contretemps.night.kpi.count;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.grouping_id;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.record.contact.Contact;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Groups contacts by facets in Spark SQL, each a grouping set, and gives what is counted of these
 * the names that {@link KpiDay} has for it: slow and obvious, to compare {@link FacetCounts} with.
 *
 * <p>Objectives are grouped by as they stand together in a contact, and separated in {@link
 * #named}.
 */
final class FacetGroups {
  private static final String SET = "grouping_set";

  /** What a contact may have no name for: it counts in no facet that names it. */
  private static final List<String> NEEDED =
      List.of(Contact.TEAM, Contact.TERRITORY, KpiDay.STRATUM);

  private final List<Facet> facets;
  private final List<String> others;

  /** Every column that any facet groups by. */
  private final List<String> columns;

  /**
   * Groups by some facets.
   *
   * @param others columns that every facet groups by, beside the date
   */
  FacetGroups(List<Facet> facets, String... others) {
    this.facets = facets;
    this.others = Stream.concat(Stream.of(Contact.CONTACT_DATE), Arrays.stream(others)).toList();
    this.columns =
        Stream.concat(
                this.others.stream(),
                facets.stream().flatMap(facet -> facet.names().stream().map(n -> source(facet, n))))
            .distinct()
            .toList();
  }

  /** The column of contacts that a name of a facet is taken from. */
  private static String source(Facet facet, String name) {
    return switch (name) {
      case KpiDay.OBJECTIVE -> Contact.OBJECTIVES;
      case KpiDay.STRATUM ->
          switch (facet) {
            case FELT -> KpiFacts.FELT_BIN;
            case CELL_SIDE, HANDOVER -> KpiFacts.SIDE;
            default -> KpiFacts.SURVEY_STRATUM;
          };
      default -> name;
    };
  }

  /**
   * Sums over the contacts of each group.
   *
   * @param sums by the column that is to hold them
   */
  Dataset<Row> sum(Dataset<Row> contacts, Map<String, Column> sums) {
    Column[] summed =
        sums.entrySet().stream().map(sum -> sum.getValue().as(sum.getKey())).toArray(Column[]::new);
    return named(group(contacts).agg(grouping_id(new Column[0]).as(SET), summed));
  }

  private RelationalGroupedDataset group(Dataset<Row> contacts) {
    Dataset<Row> known =
        columns.contains(Contact.CUSTOMER_KIND)
            ? contacts.withColumn(
                Contact.CUSTOMER_KIND,
                coalesce(col(Contact.CUSTOMER_KIND), lit(KpiDay.UNKNOWN_KIND)))
            : contacts;
    List<Seq<Column>> sets =
        facets.stream()
            .map(facet -> columns.stream().filter(c -> groups(facet, c)).map(functions::col))
            .map(set -> CollectionConverters.asScala(set.toList()).toSeq())
            .toList();
    return known.groupingSets(
        CollectionConverters.asScala(sets).toSeq(),
        columns.stream().map(functions::col).toArray(Column[]::new));
  }

  private boolean groups(Facet facet, String column) {
    return others.contains(column)
        || facet.names().stream().anyMatch(name -> source(facet, name).equals(column));
  }

  /** Whether a sum is of a facet: Spark numbers sets by the columns that are not in them. */
  private Column isOf(Facet facet) {
    long set = 0;
    for (String column : columns) {
      set = 2 * set + (groups(facet, column) ? 0 : 1);
    }
    return col(SET).equalTo(set);
  }

  private Dataset<Row> named(Dataset<Row> sums) {
    Map<String, Column> names = new LinkedHashMap<>();
    names.put(KpiDay.FACET, facet());
    KpiDay.NAMES.forEach(name -> names.put(name, name(name)));
    return sums.where(isNamed()).withColumns(names).drop(SET);
  }

  private Column facet() {
    return coalesce(facets.stream().map(f -> when(isOf(f), lit(f.name()))).toArray(Column[]::new));
  }

  private Column isNamed() {
    return facets.stream()
        .flatMap(
            facet ->
                facet.names().stream()
                    .filter(NEEDED::contains)
                    .map(name -> not(isOf(facet)).or(col(source(facet, name)).isNotNull())))
        .reduce(lit(true), Column::and);
  }

  private Column name(String name) {
    List<Facet> naming = facets.stream().filter(facet -> facet.names().contains(name)).toList();
    Column none = lit(null).cast("string");
    if (naming.isEmpty()) {
      return none;
    }
    if (name.equals(KpiDay.OBJECTIVE)) {
      Column objectives = array_except(col(Contact.OBJECTIVES), array(none));
      return explode(when(isOf(Facet.LOGIC), objectives).otherwise(array(none)));
    }
    return coalesce(
        naming.stream()
            .map(facet -> source(facet, name))
            .distinct()
            .map(column -> col(column).cast("string"))
            .toArray(Column[]::new));
  }
}
