package org.contretemps.night.kpi.count;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.contretemps.night.group.GroupTable;
import org.contretemps.night.kpi.count.Measure.Part;
import org.contretemps.record.contact.Contact;
import scala.Tuple2;

/**
 * Counts contacts by all facets in plain Java: each partition with {@link FacetScan}, then the
 * partitions' counts of a date together. Pure.
 */
final class FacetCounts {
  private final Part part;
  private final List<JavaPairRDD<Integer, CountedParts>> counted = new ArrayList<>();
  private SparkSession spark;

  FacetCounts(Part part) {
    this.part = part;
  }

  /** Counts contacts in facets, in each what it counts. */
  FacetCounts of(Dataset<Row> contacts, Map<Facet, Set<Measure>> facets) {
    return count(contacts, facets, false);
  }

  /**
   * The same, and the days of their agents.
   *
   * @param contacts with the targets of their norms
   */
  FacetCounts withDaysOf(Dataset<Row> contacts, Map<Facet, Set<Measure>> facets) {
    return count(contacts, facets, true);
  }

  private FacetCounts count(
      Dataset<Row> contacts, Map<Facet, Set<Measure>> facets, boolean hasDays) {
    FacetColumns columns = new FacetColumns(part, facets, hasDays);
    Set<Measure> any = EnumSet.noneOf(Measure.class);
    facets.values().forEach(any::addAll);
    var asked = (org.apache.spark.sql.classic.Dataset<Row>) columns.of(contacts, part, any);
    spark = asked.sparkSession();
    JavaRDD<InternalRow> rows = asked.queryExecution().toRdd().toJavaRDD();
    counted.add(rows.mapPartitionsToPair(new FacetScan(columns)));
    return this;
  }

  /** Rows of the table of the part; those of a date are together, by facet. */
  Dataset<Row> rows() {
    JavaPairRDD<Integer, CountedParts> all =
        counted.stream().reduce(JavaPairRDD::union).orElseThrow();
    Part counts = part;
    int partitions = spark.sessionState().conf().numShufflePartitions();
    JavaRDD<InternalRow> rows =
        all.groupByKey(partitions).flatMap(date -> rows(date, Measure.of(counts)));
    return spark.internalCreateDataFrame(rows.rdd(), schema(), false);
  }

  private StructType schema() {
    StructType schema =
        new StructType()
            .add(Contact.CONTACT_DATE, DataTypes.DateType, false)
            .add(KpiDay.FACET, DataTypes.StringType, false);
    for (String name : KpiDay.NAMES) {
      schema = schema.add(name, DataTypes.StringType, true);
    }
    for (Measure measure : Measure.of(part)) {
      schema = schema.add(measure.column(), DataTypes.LongType, false);
    }
    return schema;
  }

  private static Iterator<InternalRow> rows(
      Tuple2<Integer, Iterable<CountedParts>> date, List<Measure> measures) {
    DateCounts day = DateCounts.of(date._2(), FacetColumns.bits(measures));
    if (day.agentDays().table().size() > 0) {
      day.agentDays().addTo(day.groups(), measures);
    }
    UTF8String[] texts = new UTF8String[day.texts().all().length];
    for (int i = 1; i < texts.length; i++) {
      texts[i] = UTF8String.fromString(day.texts().text(i).toString());
    }
    return byFacet(day.groups()).stream()
        .map(group -> row(date._1(), group, day.groups(), texts, measures.size()))
        .iterator();
  }

  private static List<Integer> byFacet(GroupTable groups) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, groups.size()).boxed().toList());
    Collections.sort(
        order, (one, other) -> facet(groups, one).name().compareTo(facet(groups, other).name()));
    return order;
  }

  private static Facet facet(GroupTable groups, int group) {
    return Facet.of(groups.key(group, 0));
  }

  private static InternalRow row(
      int date, int group, GroupTable groups, UTF8String[] texts, int measures) {
    Object[] row = new Object[1 + DateCounts.KEY + measures];
    row[0] = date;
    row[1] = UTF8String.fromString(facet(groups, group).name());
    for (int i = 1; i < DateCounts.KEY; i++) {
      row[1 + i] = texts[groups.key(group, i)];
    }
    for (int i = 0; i < measures; i++) {
      row[1 + DateCounts.KEY + i] = groups.sum(group, i);
    }
    return new GenericInternalRow(row);
  }
}
