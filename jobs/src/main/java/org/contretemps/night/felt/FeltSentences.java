package org.contretemps.night.felt;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.contretemps.statistics.felt.FeltSlope.Lack;
import org.contretemps.table.IntervalColumns;
import org.contretemps.wording.Wording;

/**
 * Words a row of {@link FeltQuality} as sentences: the finding or why there is none, the data it is
 * based on, the smallest slope that could have been detected, and what it does not prove.
 */
public final class FeltSentences {
  private static final String BUNDLE = "org.contretemps.night.felt.felt";
  private static final IntervalColumns BOUNDS = new IntervalColumns(FeltQuality.SLOPE);

  private final Row row;
  private final Wording words;

  private FeltSentences(Row row, Wording words) {
    this.row = row;
    this.words = words;
  }

  /**
   * The heading above the rows of an organisation.
   *
   * @throws IllegalArgumentException for a language that is neither English nor French
   */
  public static String heading(String organisation, Locale language) {
    return new Wording(BUNDLE, language).say("heading", organisation);
  }

  /** What the figures are not; once after all questions. */
  public static String limits(Locale language) {
    return new Wording(BUNDLE, language).say("limits");
  }

  /** What is said of one question. */
  public static List<String> of(Row row, Locale language) {
    return new FeltSentences(row, new Wording(BUNDLE, language)).sentences();
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    String question = words.say("question." + row.getAs(FeltQuality.QUESTION));
    String lack = row.getAs(FeltQuality.LACK);
    sentences.add(
        lack == null
            ? words.say(
                "slope." + direction(),
                question,
                size(),
                bound(BOUNDS.lower()),
                bound(BOUNDS.upper()))
            : words.say("lack." + Lack.valueOf(lack), question));
    sentences.add(
        words.say(
            "panel",
            words.count(row.<Long>getAs(FeltQuality.ANSWERS)),
            words.count(row.<Integer>getAs(FeltQuality.TEAMS)),
            words.count(row.<Integer>getAs(FeltQuality.WEEKS)),
            words.date(row.<LocalDate>getAs(FeltQuality.FIRST_WEEK)),
            words.date(row.<LocalDate>getAs(FeltQuality.LAST_WEEK).plusDays(6)),
            words.hundredths(number(FeltQuality.HIGH_SHARE), 0),
            words.hundredths(number(FeltQuality.ZONE_SHARE), 0)));
    if (row.getAs(FeltQuality.SMALLEST_SEEN) != null) {
      sentences.add(words.say("smallest", words.hundredths(number(FeltQuality.SMALLEST_SEEN), 1)));
    }
    return sentences;
  }

  /** A slope whose interval holds 0 is no slope shown. */
  private String direction() {
    boolean isBelow = row.getAs(BOUNDS.upper()) != null && number(BOUNDS.upper()) < 0;
    boolean isAbove = row.getAs(BOUNDS.lower()) != null && number(BOUNDS.lower()) > 0;
    return isBelow ? "less" : isAbove ? "more" : "none";
  }

  /** Points, without a sign if the sentence says the direction. */
  private String size() {
    double slope = number(FeltQuality.SLOPE);
    return words.hundredths(direction().equals("none") ? slope : Math.abs(slope), 1);
  }

  private String bound(String column) {
    return row.getAs(column) == null ? words.say("unbounded") : words.hundredths(number(column), 1);
  }

  private double number(String column) {
    return row.<Double>getAs(column);
  }
}
