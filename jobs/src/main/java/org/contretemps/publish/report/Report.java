package org.contretemps.publish.report;

import java.util.List;
import java.util.Locale;

/**
 * What a director receives: one organisation, one month, one language. Every format is written from
 * this and from nothing else.
 *
 * @param facts what it rests on, in a line each
 */
public record Report(
    Locale language, String title, String subtitle, List<String> facts, List<Section> sections) {

  /** All tables, in their order. */
  public List<Grid> grids() {
    return sections.stream().flatMap(section -> section.grids().stream()).toList();
  }
}
