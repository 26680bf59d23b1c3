package org.contretemps.extract;

import java.util.List;

/**
 * A table in a report. The first cell of a row names it.
 *
 * @param id a word for sheets and files, the same in every language
 * @param caption what it shows, with grain and units
 * @param header the columns
 */
public record Grid(String id, String caption, List<String> header, List<List<Cell>> rows) {
  public Grid {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
