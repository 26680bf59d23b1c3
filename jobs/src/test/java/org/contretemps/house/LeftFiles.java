package org.contretemps.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/**
 * Every file below a folder, live or not, hidden or not: its bytes, and for Parquet every value of
 * every row and the statistics of its footer.
 */
public final class LeftFiles {
  private final Map<String, String> contents = new TreeMap<>();

  public LeftFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        contents.put(folder.relativize(file).toString(), bytes + decoded(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files that contain a number, as text, as bytes in either order, or as a value. */
  public List<String> holding(long number) {
    List<String> needles = new ArrayList<>(List.of(Long.toString(number)));
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      byte[] bytes = ByteBuffer.allocate(Long.BYTES).order(order).putLong(number).array();
      needles.add(new String(bytes, StandardCharsets.ISO_8859_1));
    }
    return holding(needles);
  }

  /** The files that contain a word of ASCII letters. */
  public List<String> holding(String word) {
    return holding(List.of(word));
  }

  private List<String> holding(List<String> needles) {
    return contents.entrySet().stream()
        .filter(file -> needles.stream().anyMatch(file.getValue()::contains))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How many files there are of a kind. */
  public long count(String ending) {
    return contents.keySet().stream().filter(file -> file.endsWith(ending)).count();
  }

  private static String decoded(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    if (!file.getFileName().toString().endsWith(".parquet")) {
      return "";
    }
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(
                new org.apache.hadoop.fs.Path(file.toUri()), new Configuration(false)))) {
      MessageType schema = reader.getFooter().getFileMetaData().getSchema();
      text.append(reader.getFooter());
      for (PageReadStore pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        RecordReader<Group> rows =
            new ColumnIOFactory()
                .getColumnIO(schema)
                .getRecordReader(pages, new GroupRecordConverter(schema));
        for (long row = 0; row < pages.getRowCount(); row++) {
          text.append(rows.read());
        }
      }
    }
    return text.toString();
  }
}
