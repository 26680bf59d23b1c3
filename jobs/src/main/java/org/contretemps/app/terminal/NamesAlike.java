package org.contretemps.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.contretemps.ingest.PreviewSource;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.Spelling;
import org.contretemps.source.mapping.MappedRecord;

/** Finds names of services and teams that are spelt almost alike in the first records of a file. */
public final class NamesAlike {
  private NamesAlike() {}

  /** What to report about them, in sentences. */
  public static List<String> in(PreviewSource.Result preview) {
    List<String> sentences = new ArrayList<>();
    for (String field : List.of(Contact.SERVICE, Contact.TEAM)) {
      written(preview, field).forEach((organisation, names) -> add(sentences, field, names));
    }
    return sentences;
  }

  private static void add(List<String> sentences, String field, Map<String, Long> written) {
    List<String> names = new Spelling().learn(Spelling.Kind.SERVICE, "", written);
    if (names.size() < written.size()) {
      sentences.add(
          "Of the field %s %,d spellings differ in case or blanks alone, and count as one name with another."
              .formatted(field, written.size() - names.size()));
    }
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Spelling.nearest(name, names.subList(i + 1, names.size()))
          .ifPresent(
              other ->
                  sentences.add(
                      "Written alike: the %s '%s' and '%s'. If they are one, let the mapping write them one way."
                          .formatted(field, name, other)));
    }
  }

  /** Organisation → name → how often. */
  private static Map<String, Map<String, Long>> written(
      PreviewSource.Result preview, String field) {
    Map<String, Map<String, Long>> written = new TreeMap<>();
    for (PreviewSource.Judged record : preview.records()) {
      Object name = record.values().get(field);
      if (record.status().equals(MappedRecord.ACCEPTED) && name != null) {
        written
            .computeIfAbsent(
                String.valueOf(record.values().get(Contact.ORGANISATION)), o -> new TreeMap<>())
            .merge(name.toString(), 1L, Long::sum);
      }
    }
    return written;
  }
}
