package org.contretemps.warehouse.delta;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Predicate$;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.files.TahoeBatchFileIndex;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * The files of one version of a table, or of some of its dates, as a file index that Spark scans.
 * The driver selects the files of a query by their partition values. Delta's own index runs two or
 * three Spark jobs for that, for every table of every query, which costs more than most queries of
 * a small night. Column statistics are not used.
 */
final class ListedFiles extends TahoeBatchFileIndex {
  private final List<AddFile> files;
  private final Identity identity;

  /** Two indexes of the same files are equal, so that Spark sees that two scans are the same. */
  private record Identity(
      String table, String id, long version, Optional<TreeSet<LocalDate>> dates) {}

  /**
   * @param files of the snapshot
   * @param dates those that the files are of; empty if they are all
   */
  ListedFiles(
      SparkSession spark,
      DeltaLog log,
      Snapshot snapshot,
      List<AddFile> files,
      Optional<Collection<LocalDate>> dates) {
    super(
        (org.apache.spark.sql.classic.SparkSession) spark,
        "batch",
        CollectionConverters.asScala(files).toSeq(),
        log,
        log.dataPath(),
        snapshot,
        false);
    this.files = files;
    this.identity =
        new Identity(
            log.dataPath().toString(),
            snapshot.metadata().id(),
            snapshot.version(),
            dates.map(TreeSet::new));
  }

  @Override
  public Seq<AddFile> matchingFiles(Seq<Expression> partitionFilters, Seq<Expression> dataFilters) {
    List<BasePredicate> conditions =
        CollectionConverters.asJava(partitionFilters).stream().map(this::bound).toList();
    List<AddFile> matching = new ArrayList<>();
    for (AddFile file : files) {
      InternalRow values = getPartitionValuesRow(file.partitionValues());
      if (conditions.stream().allMatch(condition -> condition.eval(values))) {
        matching.add(file);
      }
    }
    return CollectionConverters.asScala(matching).toSeq();
  }

  private BasePredicate bound(Expression condition) {
    return Predicate$.MODULE$.createInterpreted(
        condition.transform(new Binding(partitionSchema())));
  }

  /** A partition column → its place among the partition values. */
  private static final class Binding extends AbstractPartialFunction<Expression, Expression> {
    private final StructType partitions;

    Binding(StructType partitions) {
      this.partitions = partitions;
    }

    @Override
    public boolean isDefinedAt(Expression expression) {
      return expression instanceof AttributeReference;
    }

    @Override
    public Expression apply(Expression expression) {
      String name = ((AttributeReference) expression).name();
      int place =
          IntStream.range(0, partitions.size())
              .filter(i -> partitions.fieldNames()[i].equalsIgnoreCase(name))
              .findFirst()
              .orElseThrow();
      return new BoundReference(place, partitions.fields()[place].dataType(), true);
    }
  }

  @Override
  public Option<Object> numOfFilesIfKnown() {
    return Option.apply((long) files.size());
  }

  @Override
  public Option<Object> sizeInBytesIfKnown() {
    return Option.apply(sizeInBytes());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ListedFiles index && index.identity.equals(identity);
  }

  @Override
  public int hashCode() {
    return Objects.hash(identity);
  }
}
