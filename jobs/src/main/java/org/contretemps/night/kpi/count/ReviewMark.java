package org.contretemps.night.kpi.count;

import org.contretemps.record.feedback.Review;

/**
 * The marks of 1 to 5 that a review gives for care: what a contact holds beside rules and times.
 */
public enum ReviewMark {
  /** Attention to small things. */
  SMALL_THINGS(Review.ATTENTION_TO_SMALL_THINGS),
  /** Counsel given. */
  COUNSEL(Review.COUNSEL),
  /** The unspoken need, drawn from what was said. */
  INFERENCE(Review.INFERENCE);

  static final String COUNT = "Reviews that give a mark for it.";
  static final String SUM = "Their marks of 1 to 5, added up.";
  static final String SQUARES = "The squares of these.";

  private final String review;

  ReviewMark(String review) {
    this.review = review;
  }

  /** The column of the review that holds it. */
  String review() {
    return review;
  }

  /** How many reviews give it. */
  public Measure reviews() {
    return Measure.valueOf(name());
  }

  /** The marks, added up. */
  public Measure sum() {
    return Measure.valueOf(name() + "_SUM");
  }

  /** Their squares, added up. */
  public Measure squares() {
    return Measure.valueOf(name() + "_SQUARES");
  }

  String countAdds() {
    return Adds.known(review);
  }

  String sumAdds() {
    return Adds.value(mark());
  }

  String squaresAdd() {
    return Adds.value("%s * %s".formatted(mark(), mark()));
  }

  private String mark() {
    return "CAST(%s AS BIGINT)".formatted(review);
  }
}
