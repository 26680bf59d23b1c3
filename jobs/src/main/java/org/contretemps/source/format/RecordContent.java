package org.contretemps.source.format;

import static org.apache.spark.sql.functions.udf;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The content of a record independent of its form, to recognise the same record written in another
 * way: fields without needless quotes, outer blanks and empty last fields; of JSON, the members
 * that are not null, sorted. Two forms of one record have the same content. A line without quotes,
 * blanks and empty last fields is its own content.
 */
public final class RecordContent implements UDF1<byte[], byte[]> {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  /** Null if records are JSON. */
  private final DelimitedLine line;

  private final byte delimiter;

  private RecordContent(DelimitedLine line, char delimiter) {
    this.line = line;
    this.delimiter = (byte) delimiter;
  }

  /** The content of the records of a format, as their bytes are kept. */
  public static RecordContent of(RawFormat format) {
    return format instanceof RawFormat.Delimited delimited
        ? new RecordContent(new DelimitedLine(delimited), delimited.delimiter())
        : new RecordContent(null, ',');
  }

  /** The content of the bytes in a column. */
  public Column column(Column bytes) {
    return udf(this, DataTypes.BinaryType).apply(bytes);
  }

  @Override
  public byte[] call(byte[] record) {
    return record == null || record.length == 0
        ? record
        : line == null ? json(record) : text(record);
  }

  private byte[] text(byte[] record) {
    List<UTF8String> fields = new ArrayList<>();
    if (line.split(record, fields).isPresent()) {
      return record;
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream(record.length);
    int empty = 0;
    for (UTF8String field : fields) {
      byte[] value = field == null ? new byte[0] : field.trim().getBytes();
      if (value.length > 0) {
        while (empty > 0) {
          content.write(delimiter);
          empty--;
        }
        content.writeBytes(value);
      }
      empty++;
    }
    return content.toByteArray();
  }

  private static byte[] json(byte[] record) {
    try {
      return JSON.writeValueAsString(withoutNulls(JSON.readValue(record, Object.class)))
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      // Anything but JSON is its own content.
      return record;
    }
  }

  private static Object withoutNulls(Object value) {
    if (value instanceof Map<?, ?> members) {
      members.values().removeIf(Objects::isNull);
      members.values().forEach(RecordContent::withoutNulls);
    } else if (value instanceof List<?> elements) {
      elements.forEach(RecordContent::withoutNulls);
    }
    return value;
  }
}
