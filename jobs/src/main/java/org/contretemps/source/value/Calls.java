package org.contretemps.source.value;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.ObjectType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Calls Java methods from Spark SQL on values in Spark's internal form, for work that is done on
 * every field of every record: nothing is converted, and the code that Spark generates holds one
 * call instead of hundreds of lines. Null arguments give null. A method returns null, or an object.
 */
public final class Calls {
  private Calls() {}

  /** A call of a public static method. */
  public static Column of(Class<?> owner, String method, DataType type, Column... arguments) {
    return ExpressionUtils.column(
        new StaticInvoke(
            owner, type, method, expressions(arguments), none(), true, true, true, Option.empty()));
  }

  /**
   * A call of a public method of an object.
   *
   * @param owner sent to tasks
   */
  public static Column on(Object owner, String method, DataType type, Column... arguments) {
    Expression target = Literal.fromObject(owner, new ObjectType(owner.getClass()));
    return ExpressionUtils.column(
        new Invoke(target, method, type, expressions(arguments), none(), true, true, true));
  }

  private static Seq<Expression> expressions(Column... arguments) {
    List<Expression> expressions =
        Arrays.stream(arguments).map(ExpressionUtils::expression).toList();
    return CollectionConverters.asScala(expressions).toSeq();
  }

  private static Seq<AbstractDataType> none() {
    return CollectionConverters.asScala(List.<AbstractDataType>of()).toSeq();
  }
}
