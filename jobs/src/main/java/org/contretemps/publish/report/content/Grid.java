package org.contretemps.publish.report.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.contretemps.wording.Wording;

/**
 * A table in a report. The first cell of a row names it.
 *
 * @param id a word for sheets and files, the same in every language
 * @param caption what it shows, with grain and units
 * @param header the columns
 */
public record Grid(String id, String caption, List<Heading> header, List<List<ReportCell>> rows) {
  public Grid {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The same without columns in which there is nothing; empty if only names are left. */
  public Optional<Grid> withoutEmptyColumns() {
    int[] kept =
        IntStream.range(0, header.size())
            .filter(at -> at == 0 || rows.stream().anyMatch(row -> !row.get(at).isEmpty()))
            .toArray();
    return kept.length < 2
        ? Optional.empty()
        : Optional.of(
            new Grid(
                id,
                caption,
                IntStream.of(kept).mapToObj(header::get).toList(),
                rows.stream().map(row -> IntStream.of(kept).mapToObj(row::get).toList()).toList()));
  }

  /** The same for files in which a cell holds one number: an interval has columns of its own. */
  public Grid flat(Wording words) {
    List<Integer> ranged =
        IntStream.range(0, header.size())
            .filter(at -> rows.stream().anyMatch(row -> row.get(at).range() != null))
            .boxed()
            .toList();
    List<Heading> heads = new ArrayList<>();
    List<List<ReportCell>> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(new ArrayList<>()));
    for (int at = 0; at < header.size(); at++) {
      Heading head = header.get(at);
      heads.add(head);
      boolean isRanged = ranged.contains(at);
      if (isRanged) {
        heads.add(bound(head, "from", words));
        heads.add(bound(head, "to", words));
      }
      for (int row = 0; row < rows.size(); row++) {
        ReportCell cell = rows.get(row).get(at);
        lines.get(row).addAll(isRanged ? cell.parts() : List.of(cell));
      }
    }
    return new Grid(id, caption, heads, lines);
  }

  private static Heading bound(Heading head, String side, Wording words) {
    return new Heading(
        head.name() + "." + side, words.say("column." + side, head.text()), head.world());
  }
}
