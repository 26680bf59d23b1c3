package org.contretemps.publish.report.content;

import java.util.List;
import org.contretemps.publish.picture.Picture;

/**
 * One section of a report.
 *
 * @param id a word to link to
 * @param summary what a reader of the page learns of a part of the annex; empty of other parts
 * @param sentences paragraphs
 * @param points a list under them
 */
public record Section(
    String id,
    String heading,
    String summary,
    List<String> sentences,
    List<String> points,
    List<Grid> grids,
    List<Picture> pictures) {

  /** A part of the page. */
  public static Section of(
      String id,
      String heading,
      List<String> sentences,
      List<String> points,
      List<Grid> grids,
      List<Picture> pictures) {
    return new Section(id, heading, "", sentences, points, grids, pictures);
  }

  /** The same with another paragraph. */
  public Section saying(String sentence) {
    return new Section(id, heading, summary, List.of(sentence), points, grids, pictures);
  }

  /** The same as a part of the annex. */
  public Section inAnnex(String sentence) {
    return new Section(id, heading, sentence, sentences, points, grids, pictures);
  }

  /** Whether it is for looking things up. */
  public boolean isAnnex() {
    return !summary.isEmpty();
  }
}
