package org.contretemps.source.mapping.text;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/**
 * The SQL functions that this product adds to Spark's own for the expressions of mappings. SQL has
 * none that reads these forms without a long CASE for each column.
 */
public final class MappingFunctions {
  private static final Pattern CALL =
      Pattern.compile("\\b(?:duration|local_number|local_time)\\s*\\(", Pattern.CASE_INSENSITIVE);

  private MappingFunctions() {}

  /** Makes the functions known to a session; again, if they are. */
  public static void register(SparkSession spark) {
    UDF1<String, Integer> duration = LocalDurations::seconds;
    UDF2<String, String, Double> number = LocalNumbers::number;
    UDF2<String, String, LocalDateTime> time = LocalTimes::time;
    spark.udf().register("duration", duration, DataTypes.IntegerType);
    spark.udf().register("local_number", number, DataTypes.DoubleType);
    spark.udf().register("local_time", time, DataTypes.TimestampNTZType);
  }

  /** What an expression reads by these functions, each as an expression of its own. */
  public static List<String> read(String sql) {
    List<String> read = new ArrayList<>();
    Matcher call = CALL.matcher(sql);
    while (call.find()) {
      argument(sql, call.end()).ifPresent(read::add);
    }
    return read;
  }

  /** The first argument of a call whose parenthesis opens before a position. */
  private static Optional<String> argument(String sql, int from) {
    int depth = 0;
    char quote = 0;
    for (int at = from; at < sql.length(); at++) {
      char c = sql.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
      } else if (depth == 0 && (c == ',' || c == ')')) {
        return Optional.of(sql.substring(from, at).strip());
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
    }
    return Optional.empty();
  }
}
