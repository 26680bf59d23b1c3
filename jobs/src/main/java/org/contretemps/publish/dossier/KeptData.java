package org.contretemps.publish.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.publish.report.content.Grid;
import org.contretemps.publish.report.content.Section;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;
import org.contretemps.wording.Wording;

/** What is kept about people: a table for each table of people, its columns by kind and origin. */
final class KeptData {
  private final Said said;
  private final Wording words;
  private final DossierFacts facts;

  KeptData(Said said, DossierFacts facts) {
    this.said = said;
    this.words = said.words();
    this.facts = facts;
  }

  Section section() {
    List<TableDefinition> used =
        Catalogue.ofPeople().stream().filter(table -> of(table).inUse()).toList();
    List<String> unused =
        Catalogue.ofPeople().stream()
            .filter(table -> !of(table).inUse())
            .map(TableDefinition::name)
            .toList();
    List<String> sentences = new ArrayList<>();
    sentences.add(words.say("data.intro"));
    if (!unused.isEmpty()) {
      sentences.add(words.say("data.unused", String.join(", ", unused)));
    }
    List<TableFacts> others =
        facts.tables().values().stream().filter(table -> !table.ofPeople()).toList();
    sentences.add(
        words.say(
            "data.others", others.size(), others.stream().filter(table -> !table.open()).count()));
    return said.section("data", sentences, List.of(), used.stream().map(this::grid).toList());
  }

  private TableFacts of(TableDefinition table) {
    return Optional.ofNullable(facts.tables().get(table.name())).orElseThrow();
  }

  private Grid grid(TableDefinition table) {
    TableFacts known = of(table);
    List<String> columns = table.columns().stream().map(Column::name).toList();
    List<List<String>> rows = new ArrayList<>();
    List<String> empty = new ArrayList<>(columns);
    empty.retainAll(known.of(Origin.NOT_DELIVERED));
    for (String kind : DataKinds.ALL) {
      List<String> filled = new ArrayList<>(DataKinds.of(kind, columns));
      filled.removeAll(empty);
      byOrigin(known, filled)
          .forEach(
              (origin, some) ->
                  rows.add(List.of(words.say("kind." + kind), String.join(", ", some), origin)));
    }
    if (!empty.isEmpty()) {
      rows.add(
          List.of(
              words.say("missing.columns"),
              String.join(", ", empty),
              words.say("origin.NOT_DELIVERED")));
    }
    return said.grid(
        table.name(),
        words.say(
            "data.caption", table.name(), words.say("table." + table.name()), said.kept(known)),
        List.of("kind", "columns", "origin"),
        rows);
  }

  /** Where some columns come from, in words → which of them do. */
  private Map<String, List<String>> byOrigin(TableFacts table, List<String> columns) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (String column : columns) {
      ColumnFacts facts = table.columns().get(column);
      String origin = words.say("origin." + facts.origin(), String.join(", ", facts.sources()));
      found.computeIfAbsent(origin, key -> new ArrayList<>()).add(column);
    }
    return found;
  }
}
