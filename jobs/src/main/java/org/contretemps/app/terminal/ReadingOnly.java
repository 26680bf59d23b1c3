package org.contretemps.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.View;
import org.apache.spark.sql.classic.Dataset$;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.apache.spark.sql.execution.command.DescribeQueryCommand;
import org.apache.spark.sql.execution.command.ExplainCommand;
import org.contretemps.config.ConfigurationException;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Lets only those SQL statements pass that read the named tables and views, and refuses everything
 * else. A statement is parsed once, and that parsed plan runs. Every node of the plan has to be on
 * a list of allowed ones, so an unforeseen command is refused. Its resolved plan may read views,
 * and nothing else.
 */
final class ReadingOnly {
  /** What the parser makes of SELECT, WITH, VALUES, TABLE and FROM. */
  private static final Set<String> QUERY =
      Set.of(
          "Aggregate",
          "Distinct",
          "Except",
          "Filter",
          "Generate",
          "GlobalLimit",
          "Intersect",
          "Join",
          "LateralJoin",
          "LocalLimit",
          "LocalRelation",
          "Offset",
          "OneRowRelation",
          "PipeOperator",
          "Pivot",
          "Project",
          "Repartition",
          "RepartitionByExpression",
          "Sample",
          "Sort",
          "SubqueryAlias",
          "Union",
          "Unpivot",
          "UnresolvedHaving",
          "UnresolvedHint",
          "UnresolvedInlineTable",
          "UnresolvedQualify",
          "UnresolvedRelation",
          "UnresolvedSubqueryColumnAliases",
          "UnresolvedTVFAliases",
          "UnresolvedTableValuedFunction",
          "UnresolvedWith",
          "Window",
          "WithWindowDefinition");

  /** What tells of names. */
  private static final Set<String> DESCRIPTION =
      Set.of(
          "CurrentNamespace",
          "DescribeColumn",
          "DescribeFunction",
          "DescribeFunctionCommand",
          "DescribeQueryCommand",
          "DescribeRelation",
          "ExplainCommand",
          "ShowColumns",
          "ShowFunctions",
          "ShowTables",
          "ShowViews",
          "UnresolvedFunctionName",
          "UnresolvedNamespace",
          "UnresolvedTableOrView");

  /** Rows that a query makes itself, or that a query below it has made. */
  private static final Set<String> OWN_ROWS =
      Set.of(
          "CTERelationRef",
          "EmptyRelation",
          "LocalRelation",
          "OneRowRelation",
          "Range",
          "UnionLoopRef");

  /** Functions that run code which is no part of Spark SQL. */
  private static final Set<String> REFLECTION = Set.of("java_method", "reflect", "try_reflect");

  private final org.apache.spark.sql.classic.SparkSession spark;

  ReadingOnly(SparkSession spark) {
    this.spark = (org.apache.spark.sql.classic.SparkSession) spark;
  }

  /**
   * The rows of a statement.
   *
   * @throws ConfigurationException if it would do anything but read what has a name here
   */
  Dataset<Row> rows(String statement) {
    LogicalPlan parsed = new SparkSqlParser().parsePlan(statement);
    refuse(notReading(parsed));
    Dataset<Row> rows = Dataset$.MODULE$.ofRows(spark, parsed);
    if (!DESCRIPTION.contains(parsed.nodeName())) {
      refuse(
          unnamed(((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().analyzed()));
    }
    return rows;
  }

  private static void refuse(Optional<String> reason) {
    reason.ifPresent(
        why -> {
          throw new ConfigurationException(
              "Cannot run this statement: %s. 'sql' only reads the tables and views that 'SHOW VIEWS' lists: ask with SELECT, WITH, VALUES, DESCRIBE or EXPLAIN."
                  .formatted(why));
        });
  }

  /** Why a parsed plan is more than a question. */
  private static Optional<String> notReading(QueryPlan<?> plan) {
    String name = name(plan);
    if (!QUERY.contains(name) && !DESCRIPTION.contains(name)) {
      return Optional.of("%s is no query".formatted(name));
    }
    if (plan instanceof UnresolvedTableOrView described
        && described.multipartIdentifier().size() > 1) {
      return Optional.of(
          "'%s' is described by its path".formatted(described.multipartIdentifier().mkString(".")));
    }
    return first(below(plan), ReadingOnly::notReading)
        .or(() -> first(expressions(plan), ReadingOnly::reflects));
  }

  private static Optional<String> reflects(Expression expression) {
    if (expression instanceof UnresolvedFunction function
        && REFLECTION.contains(function.nameParts().last().toLowerCase(Locale.ROOT))) {
      return Optional.of("the function '%s' runs Java code".formatted(function.nameParts().last()));
    }
    if (expression instanceof PlanExpression<?> subquery) {
      Optional<String> reason = notReading(subquery.plan());
      if (reason.isPresent()) {
        return reason;
      }
    }
    return first(list(expression.children()), ReadingOnly::reflects);
  }

  /** What a resolved plan reads that has no name here: a file, or a table by its path. */
  private static Optional<String> unnamed(QueryPlan<?> plan) {
    if (plan instanceof View) {
      return Optional.empty();
    }
    List<QueryPlan<?>> below = below(plan);
    if (below.isEmpty() && !OWN_ROWS.contains(name(plan))) {
      return Optional.of(
          "it reads files or a table that has no name here (%s)".formatted(name(plan)));
    }
    return first(below, ReadingOnly::unnamed)
        .or(() -> first(expressions(plan), ReadingOnly::readsUnnamed));
  }

  private static Optional<String> readsUnnamed(Expression expression) {
    Optional<String> reason =
        expression instanceof PlanExpression<?> subquery
            ? unnamed(subquery.plan())
            : Optional.empty();
    return reason.or(() -> first(list(expression.children()), ReadingOnly::readsUnnamed));
  }

  private static String name(QueryPlan<?> plan) {
    return plan.getClass().getSimpleName().replace("$", "");
  }

  /** The nodes of a plan, including the queries of WITH, DESCRIBE and EXPLAIN. */
  private static List<QueryPlan<?>> below(QueryPlan<?> plan) {
    List<QueryPlan<?>> below = new ArrayList<>();
    plan.children().foreach(child -> below.add((QueryPlan<?>) child));
    if (plan instanceof ExplainCommand explained) {
      below.add(explained.logicalPlan());
    } else if (plan instanceof DescribeQueryCommand described) {
      below.add(described.plan());
    } else {
      plan.innerChildren().foreach(child -> below.add((QueryPlan<?>) child));
    }
    return below;
  }

  private static List<Expression> expressions(QueryPlan<?> plan) {
    return list(plan.expressions());
  }

  private static <T> List<T> list(scala.collection.immutable.Seq<T> values) {
    return CollectionConverters.asJava(values);
  }

  private static <T> Optional<String> first(List<T> values, Function<T, Optional<String>> reason) {
    return values.stream().map(reason).flatMap(Optional::stream).findFirst();
  }
}
