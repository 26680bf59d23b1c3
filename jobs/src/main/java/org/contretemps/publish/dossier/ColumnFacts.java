package org.contretemps.publish.dossier;

import java.util.List;

/**
 * What is to be known of one column of a table of people.
 *
 * @param sources the mappings in use that deliver it, if one does
 */
record ColumnFacts(Origin origin, List<String> sources) {
  ColumnFacts {
    sources = List.copyOf(sources);
  }

  static ColumnFacts delivered(List<String> sources) {
    return new ColumnFacts(Origin.DELIVERED, sources);
  }

  static ColumnFacts computed() {
    return new ColumnFacts(Origin.COMPUTED, List.of());
  }

  static ColumnFacts notDelivered() {
    return new ColumnFacts(Origin.NOT_DELIVERED, List.of());
  }
}
