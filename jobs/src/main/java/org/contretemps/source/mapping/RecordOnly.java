package org.contretemps.source.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Nondeterministic;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.trees.TreePattern;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Refuses mapping expressions that read anything but their record, run code other than Spark SQL's,
 * or give another value when the record is read again.
 */
public final class RecordOnly {
  private static final Set<String> REFLECTION = Set.of("java_method", "reflect", "try_reflect");

  private RecordOnly() {}

  /**
   * Why an expression must not even be resolved, which may open files and load classes. Empty if
   * nothing speaks against it, or if it cannot be parsed.
   *
   * @param where its name in the problem report
   */
  public static Optional<String> refusal(String where, String sql) {
    Expression parsed;
    try {
      parsed = parsed(sql);
    } catch (ParseException e) {
      return Optional.empty();
    }
    if (has(parsed, PlanExpression.class::isInstance)) {
      return Optional.of(
          "'%s' asks a table: '%s'. An expression of a mapping sees one record: leave the subquery out."
              .formatted(where, sql));
    }
    return has(parsed, RecordOnly::reflects)
        ? Optional.of(
            "'%s' runs Java code: '%s'. Use functions of Spark SQL only.".formatted(where, sql))
        : Optional.empty();
  }

  /** Whether resolved expressions give other values when their record is read again. */
  public static boolean isUnsteady(Dataset<Row> resolved) {
    return hasInPlan(
        ((org.apache.spark.sql.classic.Dataset<Row>) resolved).queryExecution().analyzed(),
        RecordOnly::changes);
  }

  /** What is said of such an expression. */
  public static String unsteady(String where, String sql) {
    return "'%s' gives another value each time: '%s'. A record that is read again must become the same: leave chance, clock and user out."
        .formatted(where, sql);
  }

  /** Declares what the Scala method throws without saying so. */
  private static Expression parsed(String sql) throws ParseException {
    return CatalystSqlParser$.MODULE$.parseExpression(sql);
  }

  private static boolean reflects(Expression expression) {
    return expression instanceof UnresolvedFunction function
        && REFLECTION.contains(function.nameParts().last().toLowerCase(Locale.ROOT));
  }

  private static boolean changes(Expression expression) {
    return expression instanceof Nondeterministic
        || expression.nodePatterns().contains(TreePattern.CURRENT_LIKE());
  }

  private static boolean hasInPlan(LogicalPlan plan, Predicate<Expression> what) {
    List<Expression> expressions = CollectionConverters.asJava(plan.expressions());
    List<LogicalPlan> children = CollectionConverters.asJava(plan.children());
    return expressions.stream().anyMatch(expression -> has(expression, what))
        || children.stream().anyMatch(child -> hasInPlan(child, what));
  }

  private static boolean has(Expression expression, Predicate<Expression> what) {
    List<Expression> children = CollectionConverters.asJava(expression.children());
    return what.test(expression) || children.stream().anyMatch(child -> has(child, what));
  }
}
