package org.contretemps.publish.report;

import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.table.IntervalColumns;

/** Reads a row's values by column name; null if there is none. */
record Figures(Row row) {

  String text(String column) {
    return row.getAs(column);
  }

  Double number(String column) {
    Number value = row.getAs(column);
    return value == null ? null : (Double) value.doubleValue();
  }

  double known(String column) {
    return row.<Number>getAs(column).doubleValue();
  }

  boolean has(String column) {
    return row.getAs(column) != null;
  }

  boolean is(String column) {
    return Boolean.TRUE.equals(row.getAs(column));
  }

  LocalDate date(String column) {
    return row.<LocalDate>getAs(column);
  }

  /** A share with its interval, which no share can lie beyond. */
  ReportCell share(String column) {
    IntervalColumns bounds = new IntervalColumns(column);
    Double lower = number(bounds.lower());
    Double upper = number(bounds.upper());
    return ReportCell.share(number(column))
        .between(
            lower == null ? null : (Double) Math.max(0, lower),
            upper == null ? null : (Double) Math.min(1, upper));
  }

  /** A difference of shares with its interval. */
  ReportCell points(String column) {
    return within(ReportCell.points(number(column)), column);
  }

  /** A number with its interval. */
  ReportCell number(String column, String bounds) {
    return within(ReportCell.number(number(column)), bounds);
  }

  /** 1 less a share, with its interval. */
  ReportCell complementOf(String column) {
    IntervalColumns bounds = new IntervalColumns(column);
    return ReportCell.share(less(number(column)))
        .between(less(number(bounds.upper())), less(number(bounds.lower())));
  }

  /** A cell with the bounds of a figure. */
  ReportCell within(ReportCell cell, String figure) {
    IntervalColumns bounds = new IntervalColumns(figure);
    return cell.between(number(bounds.lower()), number(bounds.upper()));
  }

  private static Double less(Double share) {
    return share == null ? null : (Double) (1 - share);
  }

  /** A satisfied share, shown from thirty answers on. */
  ReportCell level(String column) {
    return has("answers") && known("answers") >= Parts.LEAST_ANSWERS
        ? share(column)
        : ReportCell.share(null).between(null, null);
  }
}
