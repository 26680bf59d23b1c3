package org.contretemps.source;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads landed files of a source as {@link MappedRecord}s with the fields of its target. */
public final class SourceReader {
  private final SparkSession spark;
  private final SourceMapping mapping;
  private final RecordMapper mapper;

  /**
   * @param mapper what {@link MappingCheck} gave for the mapping
   */
  public SourceReader(SparkSession spark, SourceMapping mapping, RecordMapper mapper) {
    this.spark = spark;
    this.mapping = mapping;
    this.mapper = mapper;
  }

  /** The source that is read. */
  public SourceMapping mapping() {
    return mapping;
  }

  /** Every record of the files, each once. */
  public Dataset<Row> read(List<LandingFile> files) {
    return mapper.map(new RawRecords(spark).read(mapping.format(), files));
  }
}
