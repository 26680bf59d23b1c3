package org.contretemps.source.format;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.contretemps.source.landing.LandingFile;

/**
 * The description that a Parquet file carries at its end: its columns and its number of rows.
 *
 * @param schema in Parquet's own words; empty if the file is damaged
 * @param rows how many rows it holds
 * @param damage why it cannot be read; null if it can
 */
record ParquetFooter(LandingFile file, String schema, long rows, String damage)
    implements Serializable {

  /** Reads a file's last bytes. */
  static ParquetFooter of(LandingFile file, Bounds bounds, Configuration hadoop) {
    InputFile input = open(file, hadoop);
    try (ParquetFileReader reader = ParquetFileReader.open(input)) {
      long unpacked =
          reader.getRowGroups().stream().mapToLong(BlockMetaData::getTotalByteSize).sum();
      if (unpacked > bounds.unpackedBytes(file.bytes())) {
        return new ParquetFooter(file, "", 0, "it unpacks to %,d bytes".formatted(unpacked));
      }
      return new ParquetFooter(
          file, reader.getFileMetaData().getSchema().toString(), reader.getRecordCount(), null);
    } catch (IOException | RuntimeException e) {
      // What the library throws for bytes that are no footer has no type in common.
      return new ParquetFooter(file, "", 0, "no Parquet footer can be read");
    }
  }

  private static InputFile open(LandingFile file, Configuration hadoop) {
    try {
      return HadoopInputFile.fromPath(new Path(file.path()), hadoop);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read %s: %s. Check that the file can be read and run again."
              .formatted(file.path(), e.getMessage()),
          e);
    }
  }
}
