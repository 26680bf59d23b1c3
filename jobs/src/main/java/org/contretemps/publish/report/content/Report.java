package org.contretemps.publish.report.content;

import java.util.List;
import java.util.Locale;
import org.contretemps.wording.Speech;
import org.contretemps.wording.Wording;

/**
 * The content of one report that a director receives: one organisation, one month, one language.
 * Every format is written from this and from nothing else.
 *
 * @param speech its language, and the word for the people whom the organisation serves
 * @param title what was found, in a sentence
 * @param subtitle whose report it is, and of which month
 * @param lead what matters most, in a paragraph
 * @param certainty how sure the cause is, in a few sentences; empty if nothing was found
 * @param toDecide what is asked of its reader
 * @param tiles two to four things to see first
 * @param facts what it is based on, in a line each
 * @param sections all parts: those of the page, then those of the annex
 */
public record Report(
    Speech speech,
    String title,
    String subtitle,
    String lead,
    String certainty,
    ToDecide toDecide,
    List<Tile> tiles,
    List<String> facts,
    List<Section> sections) {

  /** The language that it is written in. */
  public Locale language() {
    return speech.language();
  }

  /** The sentences of reports as it says them. */
  public Wording words() {
    return new Wording(ReportWording.BUNDLE, speech);
  }

  /** The parts that everybody reads. */
  public List<Section> page() {
    return sections.stream().filter(section -> !section.isAnnex()).toList();
  }

  /** The parts to look things up in: of each the page says in a sentence what it holds. */
  public List<Section> annex() {
    return sections.stream().filter(Section::isAnnex).toList();
  }

  /** All tables, in their order. */
  public List<Grid> grids() {
    return sections.stream().flatMap(section -> section.grids().stream()).toList();
  }
}
