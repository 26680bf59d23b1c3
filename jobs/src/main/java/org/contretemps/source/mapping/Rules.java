package org.contretemps.source.mapping;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.source.mapping.text.Attempt;

/** The exclusion and rejection rules of a mapping as columns that name the rule a record meets. */
final class Rules {
  private static final int LONGEST_NAME = 40;

  private Rules() {}

  /** Name of the first rule whose condition holds; null if none does. */
  static Column firstThatHolds(Map<String, String> conditions) {
    return first(
        conditions,
        (rule, sql) -> when(coalesce(Attempt.value(Attempt.of(expr(sql))), lit(false)), lit(rule)));
  }

  /** The first rule that gives a name, with as much of the name as a reason should hold. */
  static Column firstThatNames(Map<String, String> names) {
    return first(
        names,
        (rule, sql) -> {
          Column name = Attempt.value(Attempt.of(expr(sql).cast(DataTypes.StringType)));
          return concat(lit(NamedExclusions.prefix(rule)), substring(name, 1, LONGEST_NAME));
        });
  }

  private static Column first(
      Map<String, String> rules, BiFunction<String, String, Column> reason) {
    List<Column> reasons = new ArrayList<>();
    reasons.add(lit(null).cast(DataTypes.StringType));
    rules.forEach((rule, sql) -> reasons.add(reason.apply(rule, sql)));
    return coalesce(reasons.toArray(Column[]::new));
  }
}
