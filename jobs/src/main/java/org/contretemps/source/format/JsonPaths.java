package org.contretemps.source.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/**
 * Names the fields of nested records by paths: names from the outside in, separated by dots. The
 * elements of an array have the array's own path, the values of a map its path and a star.
 */
public final class JsonPaths {
  /** The path of a record. */
  static final String ROOT = "";

  /** The sign for keys that are data. */
  static final String ANY = "*";

  private JsonPaths() {}

  /** The path of each kind of object, outer ones first → the paths of its fields. */
  public static Map<String, List<String>> byObject(StructType record) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    collect(record, ROOT, fields);
    return fields;
  }

  private static void collect(DataType type, String path, Map<String, List<String>> fields) {
    if (type instanceof StructType struct) {
      fields.put(path, Stream.of(struct.fieldNames()).map(name -> of(path, name)).toList());
      Stream.of(struct.fields())
          .forEach(field -> collect(field.dataType(), of(path, field.name()), fields));
    } else if (type instanceof ArrayType array) {
      collect(array.elementType(), path, fields);
    } else if (type instanceof MapType map) {
      collect(map.valueType(), ofValues(path), fields);
    }
  }

  /** The path of a field of an object. */
  static String of(String object, String name) {
    return object.isEmpty() ? name : object + "." + name;
  }

  /** The path of the values of a map. */
  static String ofValues(String map) {
    return of(map, ANY);
  }
}
