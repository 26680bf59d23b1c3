package org.contretemps.publish.dossier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.config.Configuration;
import org.contretemps.publish.report.content.Section;
import org.contretemps.table.TableDefinition;
import org.contretemps.wording.Wording;

/** How long data are kept, by which setting, and where its default comes from. */
final class KeptTimes {
  private final Said said;
  private final Wording words;
  private final Configuration configuration;

  KeptTimes(Said said, Configuration configuration) {
    this.said = said;
    this.words = said.words();
    this.configuration = configuration;
  }

  Section section(RunFacts runs) {
    List<String> sentences = new ArrayList<>();
    sentences.add(words.say("kept.intro"));
    sentences.add(
        runs.lastMaintained()
            .map(date -> words.say("kept.ran", words.date(date)))
            .orElseGet(() -> words.say("kept.never")));
    runs.oldestContact()
        .ifPresent(date -> sentences.add(words.say("kept.oldest", words.date(date))));
    int days = Kept.RECORDS.days(configuration).orElseThrow();
    if (days > Kept.ADVISED_FOR_EVALUATIONS) {
      sentences.add(words.say("kept.longer", days, Kept.ADVISED_FOR_EVALUATIONS));
    }
    sentences.add(words.say("kept.recordings"));
    return said.section(
        "kept",
        sentences,
        List.of(),
        List.of(
            said.grid(
                "kept",
                words.say("kept.caption"),
                List.of("data", "days", "setting", "why"),
                Arrays.stream(Kept.values()).map(this::row).toList())));
  }

  private List<String> row(Kept kept) {
    return List.of(
        words.say("kept." + kept, tables(kept)),
        said.kept(kept.days(configuration)),
        kept.setting().isEmpty()
            ? words.say("kept.fixed")
            : words.say("kept.setting", kept.setting(), kept.defaultDays().orElseThrow()),
        words.say("why." + kept));
  }

  private static String tables(Kept kept) {
    return Catalogue.ofPeople().stream()
        .filter(table -> Kept.of(table).equals(kept))
        .map(TableDefinition::name)
        .collect(Collectors.joining(", "));
  }
}
