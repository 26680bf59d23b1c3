package org.contretemps.publish.dossier;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be known of one table.
 *
 * @param ofPeople whether it has a row per contact, answer or person
 * @param inUse whether anything can be in it: a source delivers it, or the software computes it
 * @param open whether everybody who queries sees it
 * @param kept the rule by which it is kept
 * @param keptDays for how many days; null if for good
 * @param columns of a table of people: column → where its values come from
 */
record TableFacts(
    boolean ofPeople,
    boolean inUse,
    boolean open,
    Kept kept,
    Integer keptDays,
    SortedMap<String, ColumnFacts> columns) {
  TableFacts {
    columns = new TreeMap<>(columns);
  }

  /** The columns of one origin. */
  @JsonIgnore
  List<String> of(Origin origin) {
    return columns.entrySet().stream()
        .filter(column -> column.getValue().origin().equals(origin))
        .map(Map.Entry::getKey)
        .toList();
  }
}
