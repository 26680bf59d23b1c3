package org.contretemps.publish.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.contretemps.wording.Wording;

/** What is otherwise than in the last dossier, a sentence each. */
final class Changes {
  private final Said said;
  private final Wording words;
  private final List<String> found = new ArrayList<>();

  private Changes(Said said) {
    this.said = said;
    this.words = said.words();
  }

  /** The changes in sentences; the first sentence introduces the others. */
  static List<String> sentences(Said said, Optional<DossierFacts> last, DossierFacts now) {
    if (last.isEmpty()) {
      return List.of(said.words().say("changes.first"));
    }
    Changes changes = new Changes(said);
    changes.compare(last.get(), now);
    String date = said.words().date(LocalDate.parse(last.get().written()));
    List<String> sentences = new ArrayList<>();
    sentences.add(
        said.words().say(changes.found.isEmpty() ? "changes.same" : "changes.since", date));
    sentences.addAll(changes.found);
    return sentences;
  }

  private void compare(DossierFacts last, DossierFacts now) {
    if (!last.software().equals(now.software())) {
      add("software", now.software(), last.software());
    }
    for (String key : together(last.settings().keySet(), now.settings().keySet())) {
      String before = last.settings().getOrDefault(key, "");
      String after = now.settings().getOrDefault(key, "");
      if (!before.equals(after)) {
        add("setting", key, shown(before), shown(after));
      }
    }
    for (String name : together(last.tables().keySet(), now.tables().keySet())) {
      compare(name, last.tables().get(name), now.tables().get(name));
    }
  }

  private void compare(String name, TableFacts last, TableFacts now) {
    if (last == null || now == null) {
      add(last == null ? "table.new" : "table.gone", name);
      return;
    }
    if (last.open() != now.open()) {
      add(now.open() ? "table.opened" : "table.closed", name);
    }
    if (last.inUse() != now.inUse()) {
      add(now.inUse() ? "table.used" : "table.unused", name);
    }
    if (!Objects.equals(last.keptDays(), now.keptDays())) {
      add("table.kept", name, said.kept(last), said.kept(now));
    }
    for (String column : together(last.columns().keySet(), now.columns().keySet())) {
      compareColumn(name + "." + column, last.columns().get(column), now.columns().get(column));
    }
  }

  private void compareColumn(String name, ColumnFacts last, ColumnFacts now) {
    if (last == null || now == null) {
      add(last == null ? "column.new" : "column.gone", name);
    } else if (isEmpty(last) != isEmpty(now)) {
      add(isEmpty(now) ? "column.empty" : "column.delivered", name);
    }
  }

  private static boolean isEmpty(ColumnFacts column) {
    return column.origin().equals(Origin.NOT_DELIVERED);
  }

  private String shown(String value) {
    return value.isEmpty() ? words.say("empty") : value;
  }

  private void add(String key, Object... parts) {
    found.add(words.say("change." + key, parts));
  }

  private static SortedSet<String> together(Collection<String> some, Collection<String> others) {
    SortedSet<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }
}
