package org.contretemps.publish.format;

import java.util.List;
import java.util.Locale;
import org.contretemps.publish.report.content.Section;

/**
 * A document of sections, without the first screen and the annex of a report.
 *
 * @param subtitle whose it is, and of when
 * @param lead for whom it is and what it is about, in a paragraph
 * @param skip the link by which a keyboard gets past the head
 */
public record Document(
    Locale language,
    String title,
    String subtitle,
    String lead,
    String skip,
    List<Section> sections) {
  public Document {
    sections = List.copyOf(sections);
  }
}
