package org.contretemps.publish.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.contretemps.config.Configuration;
import org.contretemps.config.Controller.Detail;
import org.contretemps.night.kpi.count.SmallGroups;
import org.contretemps.publish.report.content.Grid;
import org.contretemps.publish.report.content.Heading;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.publish.report.content.Section;
import org.contretemps.wording.Wording;

/** The sentences of a dossier in one language, with the facts that any of them may name. */
final class Said {
  private static final String BUNDLE = "org.contretemps.publish.dossier.dossier";
  private static final int HOURS = 24;

  private final Locale language;
  private final Wording words;
  private final Object[] facts;

  /**
   * @param written the date of the dossier, as the facts have it
   */
  Said(Configuration configuration, DossierFacts written, Locale language) {
    this.language = language;
    this.words = new Wording(BUNDLE, language);
    List<Object> all = new ArrayList<>();
    List.of(Kept.RECORDS, Kept.LEGS, Kept.AGENT_COUNTS, Kept.REJECTED, Kept.EVENTS)
        .forEach(kept -> all.add(kept.days(configuration).orElseThrow()));
    all.add(SmallGroups.LEAST);
    all.add(SmallGroups.LEAST_AGENTS);
    all.add(window(configuration.definitions().outcomes().repeatHours()));
    for (Detail detail : Detail.values()) {
      all.add(stated(configuration, detail));
    }
    all.add(written.software());
    all.add(words.date(LocalDate.parse(written.written())));
    this.facts = all.toArray();
  }

  private String window(int hours) {
    return hours % HOURS == 0 ? words.say("days", hours / HOURS) : words.say("hours", hours);
  }

  /** What the controller states, or the words that mark what is missing. */
  String stated(Configuration configuration, Detail detail) {
    return configuration
        .controller()
        .of(detail)
        .orElseGet(() -> words.say("missing", words.say("detail." + detail)));
  }

  Locale language() {
    return language;
  }

  Wording words() {
    return words;
  }

  /** A sentence with the facts of the dossier. */
  String fact(String key) {
    return words.say(key, facts);
  }

  /** How long something is kept, in words. */
  String kept(OptionalInt days) {
    return days.isPresent() ? words.say("days", days.getAsInt()) : words.say("no-end");
  }

  /** How long the rows of a table are kept, in words. */
  String kept(TableFacts table) {
    return kept(table.keptDays() == null ? OptionalInt.empty() : OptionalInt.of(table.keptDays()));
  }

  /** The sentences {@code prefix.1}, {@code prefix.2} and so on, with the facts. */
  List<String> numbered(String prefix) {
    List<String> sentences = new ArrayList<>();
    for (int i = 1; words.find(prefix + "." + i).isPresent(); i++) {
      sentences.add(fact(prefix + "." + i));
    }
    return sentences;
  }

  /** A section of sentences and points. */
  Section section(String id, List<String> sentences, List<String> points, List<Grid> grids) {
    return Section.of(id, words.say("heading." + id), sentences, points, grids, List.of());
  }

  /** A grid of texts; its first column names the rows. */
  Grid grid(String id, String caption, List<String> columns, List<List<String>> rows) {
    return new Grid(
        id,
        caption,
        columns.stream()
            .map(column -> new Heading(column, words.say("column." + column), ""))
            .toList(),
        rows.stream().map(row -> row.stream().map(ReportCell::text).toList()).toList());
  }

  /**
   * Rows of a question and its answer: {@code prefix.1.q} and {@code prefix.1}, and so on; an
   * answer that there are no words for is the given one.
   */
  List<List<String>> answered(String prefix, Optional<String> otherwise) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1; words.find("%s.%d.q".formatted(prefix, i)).isPresent(); i++) {
      String key = prefix + "." + i;
      rows.add(List.of(fact(key + ".q"), otherwise.orElseGet(() -> fact(key))));
    }
    return rows;
  }
}
