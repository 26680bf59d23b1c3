package org.contretemps.source.format;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Reads a column of a file as the type that its mapping declares although the file has another
 * type: value by value, and only values that lose nothing by it.
 */
final class TypeDrift {
  /** Between these nothing but the zone of a mapping could tell what is meant. */
  private static final Set<DataType> TIMES =
      Set.of(DataTypes.TimestampType, DataTypes.TimestampNTZType);

  private TypeDrift() {}

  /** The field of a file with a name, in any case (upper or lower). */
  static Optional<StructField> field(StructType file, String name) {
    return Stream.of(file.fields())
        .filter(field -> field.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /**
   * The type to request from a file: the declared one if the file has it, else the file's own. Of a
   * struct the declared fields only, since a file may have more.
   */
  static DataType readable(DataType declared, DataType file) {
    if (declared instanceof StructType wanted && file instanceof StructType found) {
      return new StructType(
          Stream.of(wanted.fields())
              .map(
                  field ->
                      DataTypes.createStructField(
                          field.name(),
                          field(found, field.name())
                              .map(other -> readable(field.dataType(), other.dataType()))
                              .orElse(field.dataType()),
                          true))
              .toArray(StructField[]::new));
    }
    if (declared instanceof ArrayType wanted && file instanceof ArrayType found) {
      return DataTypes.createArrayType(readable(wanted.elementType(), found.elementType()), true);
    }
    return file.sameType(declared) ? declared : file;
  }

  /** A column as the declared type; null if its value does not fit. */
  static Column as(DataType declared, String name, DataType read) {
    Column value = col(quoted(name));
    if (read.sameType(declared)) {
      return value;
    }
    if (TIMES.contains(declared) || TIMES.contains(read) || !Cast.canTryCast(read, declared)) {
      return lit(null).cast(declared);
    }
    Column cast = value.try_cast(declared);
    boolean canLose = !read.equals(DataTypes.StringType) && Cast.canTryCast(declared, read);
    return canLose ? when(cast.try_cast(read).equalTo(value), cast) : cast;
  }

  /** What is wrong with a record whose value does not fit; null if it does. */
  static Column defect(DataType declared, String name, DataType read) {
    Column lost = col(quoted(name)).isNotNull().and(as(declared, name, read).isNull());
    return when(
        read.sameType(declared) ? lit(false) : lost,
        lit(
            "%s holds %s in this file and cannot be read as %s"
                .formatted(name, words(read), words(declared))));
  }

  /** A column name as SQL takes it. */
  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  private static String words(DataType type) {
    return type.sql().toUpperCase(Locale.ROOT);
  }
}
