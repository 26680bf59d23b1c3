package org.contretemps.source.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.contretemps.source.format.RawFiles;
import org.contretemps.source.format.RawFormat;
import org.contretemps.source.format.RawRecords;
import org.contretemps.source.landing.FileForm;
import org.contretemps.source.landing.LandingFile;
import org.contretemps.table.Provenance;

/**
 * Reads the delivered files of a source, or its kept records once more, into a Spark dataset of
 * {@link MappedRecord}s: one row per record, with the fields of the table that the source fills.
 */
public final class SourceReader {
  /** The header line of a kept record's file; null if it has none. */
  public static final String HEADER = "_header";

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

  /**
   * What was read of some files.
   *
   * @param records every record, each once: {@link MappedRecord}s with the fields of the target
   * @param forms once the records have been read: file name → how the file differs from what was
   *     expected; absent if it does not
   */
  public record ReadFiles(Dataset<Row> records, Supplier<Map<String, FileForm>> forms) {}

  /** Reads files. */
  public ReadFiles read(List<LandingFile> files) {
    RawFiles raw =
        new RawRecords(spark, mapping.bounds())
            .read(mapping.format(), mapper.neededColumns(), files);
    Dataset<Row> records =
        mapper.map(raw.records()).withColumn(Provenance.LACKING, lacking(raw.forms().get()));
    return new ReadFiles(records, raw.forms());
  }

  /** The fields that a record's file lacks, because it has no raw column for them. */
  private Column lacking(Map<String, FileForm> forms) {
    Map<List<String>, List<String>> files = new LinkedHashMap<>();
    forms.forEach(
        (file, form) ->
            files.computeIfAbsent(lacking(form).toList(), same -> new ArrayList<>()).add(file));
    Column lacking = functions.array().cast("array<string>");
    for (Map.Entry<List<String>, List<String>> same : files.entrySet()) {
      Column[] fields = same.getKey().stream().map(functions::lit).toArray(Column[]::new);
      Column isOne = functions.col(MappedRecord.FILE).isin(same.getValue().toArray());
      lacking =
          fields.length == 0
              ? lacking
              : functions.when(isOne, functions.array(fields)).otherwise(lacking);
    }
    return lacking;
  }

  private Stream<String> lacking(FileForm form) {
    NamedColumns named = new NamedColumns(mapping);
    return mapping.fields().keySet().stream()
        .filter(field -> !named.of(field).isEmpty())
        .filter(field -> form.missing().containsAll(named.of(field)));
  }

  /**
   * Reads records again from their kept bytes.
   *
   * @param kept their file, its size and delivery, position and bytes as {@link MappedRecord} names
   *     them, and {@link #HEADER}
   */
  public Dataset<Row> readAgain(Dataset<Row> kept) {
    RawFormat format = mapping.format();
    Map<String, FileForm> forms = KeptRecords.forms(format, mapper.neededColumns(), kept);
    return mapper
        .map(new KeptRecords(spark).read(format, mapper.neededColumns(), kept))
        .withColumn(Provenance.LACKING, lacking(forms));
  }
}
