package org.contretemps.source.value;

import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Says why a JSON object does not have the declared form: the first field whose value has another
 * type, and that value if it is a short number. Longer ones may be telephone numbers, which no
 * reason may hold.
 */
public final class JsonMisfit {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<DataType> WHOLE = Set.of(DataTypes.IntegerType, DataTypes.LongType);
  private static final Set<DataType> FRACTIONAL = Set.of(DataTypes.DoubleType, DataTypes.FloatType);
  private static final Pattern SHORT_NUMBER = Pattern.compile("[+-]?[0-9]{1,6}([.,][0-9]{1,6})?");

  private JsonMisfit() {}

  /**
   * The end of a reason, with a colon before it; empty if no field is found.
   *
   * @param text the record
   * @param declared the form that it is to have
   */
  public static Column of(Column text, StructType declared) {
    return Calls.of(JsonMisfit.class, "found", DataTypes.StringType, text, lit(declared.json()));
  }

  /** The same for one record; the form as Spark writes schemas in JSON. */
  public static UTF8String found(UTF8String text, UTF8String declared) {
    StructType form = (StructType) DataType.fromJson(declared.toString());
    return UTF8String.fromString(in(text.toString(), form).map(": "::concat).orElse(""));
  }

  private static Optional<String> in(String text, StructType form) {
    try {
      return misfit("", JSON.readTree(text), form);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> misfit(String path, JsonNode value, DataType type) {
    if (value == null || value.isNull() || value.isMissingNode()) {
      return Optional.empty();
    }
    if (type instanceof StructType struct) {
      return value.isObject() ? inFields(path, value, struct) : said(path, value, "object");
    }
    if (type instanceof ArrayType array) {
      return value.isArray() ? inElements(path, value, array) : said(path, value, "array");
    }
    boolean fits =
        WHOLE.contains(type)
            ? value.isIntegralNumber()
            : FRACTIONAL.contains(type)
                ? value.isNumber()
                : !type.equals(DataTypes.BooleanType) || value.isBoolean();
    return fits ? Optional.empty() : said(path, value, type.sql());
  }

  private static Optional<String> inFields(String path, JsonNode value, StructType struct) {
    for (StructField field : struct.fields()) {
      String own = path.isEmpty() ? field.name() : path + "." + field.name();
      Optional<String> misfit = misfit(own, value.get(field.name()), field.dataType());
      if (misfit.isPresent()) {
        return misfit;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> inElements(String path, JsonNode value, ArrayType array) {
    for (JsonNode element : value) {
      Optional<String> misfit = misfit(path, element, array.elementType());
      if (misfit.isPresent()) {
        return misfit;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> said(String path, JsonNode value, String type) {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    boolean isShown = value.isValueNode() && SHORT_NUMBER.matcher(value.asText()).matches();
    return Optional.of(
        isShown
            ? "%s is %s, which is no %s".formatted(path, value, type)
            : "%s is no %s".formatted(path, type));
  }
}
