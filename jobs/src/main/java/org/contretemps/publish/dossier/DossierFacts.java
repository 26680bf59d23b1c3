package org.contretemps.publish.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a dossier was written from, in a form that the next one is compared with. It holds nothing
 * of the data.
 *
 * @param version of this form; rises if a field changes its meaning or is removed
 * @param written the date of the dossier, ISO
 * @param software the version of the software
 * @param settings path of a configuration key → the value that the file gives it
 * @param tables name → what is to be known of it
 */
record DossierFacts(
    int version,
    String written,
    String software,
    SortedMap<String, String> settings,
    SortedMap<String, TableFacts> tables) {
  static final int VERSION = 1;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  DossierFacts {
    settings = new TreeMap<>(settings);
    tables = new TreeMap<>(tables);
  }

  /** Whether a source in use delivers a column, given as {@code table.column}. */
  boolean isDelivered(String name) {
    int at = name.indexOf('.');
    TableFacts table = tables.get(name.substring(0, at));
    return table.inUse()
        && table.columns().get(name.substring(at + 1)).origin().equals(Origin.DELIVERED);
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Facts are plain values.", e);
    }
  }

  static DossierFacts of(String json) throws JsonProcessingException {
    return JSON.readValue(json, DossierFacts.class);
  }
}
