package org.contretemps.publish.dossier;

import java.util.ArrayList;
import java.util.List;
import org.contretemps.publish.format.Document;
import org.contretemps.publish.report.content.Section;
import org.contretemps.wording.Wording;

/** What employees, or customers, are told of the data about them (GDPR, Articles 13 and 14). */
final class Notice {
  /** The readers of a notice. */
  enum Readers {
    EMPLOYEES("employees"),
    CUSTOMERS("customers");

    private final String prefix;

    Readers(String prefix) {
      this.prefix = prefix;
    }
  }

  /** What stands between a sentence and the column without which it is not said. */
  private static final String IF = ".if.";

  private Notice() {}

  /** A notice speaks of what the sources in use deliver, and of nothing else. */
  static Document of(Said said, DossierFacts facts, Readers readers) {
    Wording words = said.words();
    String prefix = readers.prefix;
    List<Section> sections = new ArrayList<>();
    for (int i = 1; words.find("%s.%d.h".formatted(prefix, i)).isPresent(); i++) {
      String key = prefix + "." + i;
      sections.add(
          Section.of(
              "s" + i,
              words.say(key + ".h"),
              sentences(said, facts, key),
              List.of(),
              List.of(),
              List.of()));
    }
    return new Document(
        said.language(),
        words.say("title." + prefix),
        said.fact("subtitle"),
        said.fact("lead." + prefix),
        words.say("skip"),
        sections);
  }

  private static List<String> sentences(Said said, DossierFacts facts, String key) {
    List<String> sentences = new ArrayList<>();
    sentences.add(said.fact(key));
    said.words()
        .keysOf(key + IF)
        .filter(conditional -> facts.isDelivered(conditional.substring((key + IF).length())))
        .forEach(conditional -> sentences.add(said.fact(conditional)));
    return sentences;
  }
}
