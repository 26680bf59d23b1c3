package org.contretemps.kpi;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.contact.Contact;

/**
 * What strata are brought together for. There are so many in a month that one machine is given no
 * more of them, and no finer ones, than each use asks for.
 */
enum Strata {
  /** The satisfaction of a channel's customers, weighted (METHOD §8). */
  CHANNEL(Facet.STRATUM, Contact.ORGANISATION, Contact.CHANNEL),
  /** That of a team's. */
  TEAM(Facet.STRATUM, Contact.ORGANISATION, Contact.TEAM),
  /** The norm kept against quality, like with like ({@link KpiFacts#side}). */
  CELL(
      Facet.STRATUM,
      Contact.ORGANISATION,
      Contact.TEAM,
      Contact.SERVICE,
      Contact.CHANNEL,
      Contact.SITUATION_TYPE),
  /** The same between two teams. */
  HANDOVER(
      Facet.HANDOVER,
      Contact.ORGANISATION,
      Contact.TEAM,
      KpiDay.RECEIVING_TEAM,
      Contact.SERVICE,
      Contact.CHANNEL,
      Contact.SITUATION_TYPE),
  /** Felt against measured waits of a team. */
  FELT(Facet.FELT, Contact.ORGANISATION, Contact.TEAM);

  private static final Set<Strata> OF_NORMS = EnumSet.of(CELL, HANDOVER);
  private static final String USE = "use";
  private static final String GROUP = "group";

  private final Facet facet;
  private final String names;

  Strata(Facet facet, String... names) {
    this.facet = facet;
    this.names = String.join(",", names);
  }

  /** What groups are named by, beside {@link KpiDay#STRATUM}. */
  List<String> names() {
    return List.of(names.split(","));
  }

  /**
   * Sums for each use, by month, its names and the stratum.
   *
   * @param days rows with the columns of {@link KpiDay} and {@link KpiFeedbackDay}, and {@link
   *     KpiMonth#MONTH}
   */
  static Dataset<Row> sums(Dataset<Row> days) {
    Column[] uses = Stream.of(values()).map(Strata::group).toArray(Column[]::new);
    Column[] sums =
        measures().stream().map(m -> sum(m.column()).as(m.column())).toArray(Column[]::new);
    return days.withColumn(GROUP, explode(array(uses)))
        .where(col(GROUP).isNotNull())
        .groupBy(KpiMonth.MONTH, GROUP)
        .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length))
        .select(col(GROUP + ".*"), col("*"));
  }

  /**
   * The groups of each use, in the order of their names: what is computed of them comes out the
   * same to the last bit, however Spark brings them together.
   *
   * @param sums rows of {@link #sums} of one month
   */
  static Map<Strata, List<KpiGroup>> groups(List<Row> sums) {
    Set<Measure> measures = measures();
    Map<Strata, List<KpiGroup>> groups = new EnumMap<>(Strata.class);
    for (Row row : sums) {
      Strata use = valueOf(row.getAs(USE));
      groups
          .computeIfAbsent(use, key -> new ArrayList<>())
          .add(KpiGroup.of(use.allNames(), measures, row));
    }
    groups.replaceAll((use, found) -> KpiGroup.by(use.allNames(), found));
    return groups;
  }

  private static Set<Measure> measures() {
    Set<Measure> measures = EnumSet.noneOf(Measure.class);
    Stream.of(values()).forEach(use -> measures.addAll(use.facet.measures()));
    return measures;
  }

  /** The facets that they come from. */
  static Set<Facet> facets() {
    Set<Facet> facets = EnumSet.noneOf(Facet.class);
    Stream.of(values()).forEach(use -> facets.add(use.facet));
    return facets;
  }

  private List<String> allNames() {
    return Stream.concat(names().stream(), Stream.of(KpiDay.STRATUM)).toList();
  }

  /** The group of a row; null where the use does not ask for it. */
  private Column group() {
    Column stratum = col(KpiDay.STRATUM);
    Column isAsked = col(KpiDay.FACET).equalTo(facet.name());
    if (names().contains(Contact.TEAM)) {
      isAsked = isAsked.and(col(Contact.TEAM).isNotNull());
    }
    if (OF_NORMS.contains(this)) {
      isAsked = isAsked.and(KpiFacts.isUnderNorm(stratum));
      stratum = KpiFacts.side(stratum);
    }
    Stream<Column> named =
        KpiDay.NAMES.stream()
            .filter(name -> !name.equals(KpiDay.STRATUM))
            .map(name -> (names().contains(name) ? col(name) : lit(null).cast("string")).as(name));
    Column[] all =
        Stream.of(Stream.of(lit(name()).as(USE)), named, Stream.of(stratum.as(KpiDay.STRATUM)))
            .flatMap(columns -> columns)
            .toArray(Column[]::new);
    return when(isAsked, struct(all));
  }
}
