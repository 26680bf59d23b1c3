package org.contretemps.publish.report;

import java.util.List;
import org.contretemps.publish.picture.Picture;

/**
 * A part of a report.
 *
 * @param id a word to link to
 * @param sentences paragraphs
 * @param points a list under them
 */
public record Section(
    String id,
    String heading,
    List<String> sentences,
    List<String> points,
    List<Grid> grids,
    List<Picture> pictures) {

  /** The same with another paragraph. */
  Section saying(String sentence) {
    return new Section(id, heading, List.of(sentence), points, grids, pictures);
  }

  /** A part without pictures. */
  static Section of(String id, String heading, List<String> sentences, Grid... grids) {
    return new Section(id, heading, sentences, List.of(), List.of(grids), List.of());
  }
}
