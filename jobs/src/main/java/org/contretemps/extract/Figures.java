package org.contretemps.extract;

import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Row;

/** Reads a row by its columns; null where there is nothing. */
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
    return row.<Date>getAs(column).toLocalDate();
  }

  /** 1 less a share. */
  Double complement(String column) {
    Double share = number(column);
    return share == null ? null : (Double) (1 - share);
  }

  /** A figure that is only shown from so many trials on. */
  Double from(int least, String trials, String column) {
    return has(trials) && known(trials) >= least ? number(column) : null;
  }
}
