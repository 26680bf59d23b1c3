package org.contretemps.night.kpi.count;

import java.util.Locale;

/** The dimensions of the SERVQUAL survey: perception minus expectation, in hundredths of a mark. */
public enum Servqual {
  TANGIBLES,
  RELIABILITY,
  RESPONSIVENESS,
  ASSURANCE,
  EMPATHY;

  public static final String COUNT =
      "Surveys with an expectation and a perception of it (SERVQUAL).";
  static final String SUM = "Perception less expectation, in hundredths of a mark, added up.";
  static final String SQUARES = "The squares of these.";

  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  String count() {
    return Adds.known(gap());
  }

  String sum() {
    return Adds.value(gap());
  }

  String squares() {
    return Adds.value("%s * %s".formatted(gap(), gap()));
  }

  public Measure answers() {
    return Measure.valueOf(name());
  }

  public Measure gapSum() {
    return Measure.valueOf(name() + "_GAP");
  }

  public Measure gapSquares() {
    return Measure.valueOf(name() + "_SQUARES");
  }

  private String gap() {
    return "CAST(round((%s_perception - %s_expectation) * 100) AS BIGINT)"
        .formatted(column(), column());
  }
}
