package org.contretemps.publish.dossier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.contretemps.config.Configuration;
import org.contretemps.config.Controller.Detail;
import org.contretemps.publish.format.Document;
import org.contretemps.publish.report.content.Section;
import org.contretemps.wording.Wording;

/** The file for the works council and the data-protection officer. */
final class Consultation {
  private final Said said;
  private final Wording words;
  private final Configuration configuration;
  private final DossierFacts facts;

  Consultation(Said said, Configuration configuration, DossierFacts facts) {
    this.said = said;
    this.words = said.words();
    this.configuration = configuration;
    this.facts = facts;
  }

  /**
   * The whole file.
   *
   * @param changes since the last dossier, a sentence each; the first introduces the others
   */
  Document of(List<String> changes, RunFacts runs) {
    KeptData kept = new KeptData(said, facts);
    return new Document(
        said.language(),
        words.say("title.consultation"),
        said.fact("subtitle"),
        words.say("lead.consultation"),
        words.say("skip"),
        List.of(
            brief(),
            said.section("purposes", List.of(), said.numbered("purposes"), List.of()),
            said.section(
                "not-for",
                List.of(words.say("purposes.note"), words.say("purposes.law")),
                List.of(),
                List.of()),
            cannot(),
            said.section("limits", List.of(), said.numbered("limits"), List.of()),
            kept.section(),
            access(),
            said.section("groups", said.numbered("groups"), List.of(), List.of()),
            new KeptTimes(said, configuration).section(runs),
            erasure(runs),
            said.section(
                "changes", changes.subList(0, 1), changes.subList(1, changes.size()), List.of()),
            runs(runs),
            controller()));
  }

  private Section brief() {
    List<String> points = new ArrayList<>(said.numbered("brief"));
    int missing = configuration.controller().missing().size();
    if (missing > 0) {
      points.add(words.say("brief.missing", missing));
    }
    return said.section("brief", List.of(), points, List.of());
  }

  private Section cannot() {
    List<List<String>> rows =
        Arrays.stream(Guarantee.values())
            .map(
                guarantee ->
                    List.of(
                        said.fact("guarantee." + guarantee),
                        said.fact("mechanism." + guarantee),
                        String.join(", ", guarantee.tests())))
            .toList();
    return said.section(
        "cannot",
        List.of(),
        List.of(),
        List.of(
            said.grid(
                "cannot",
                words.say("cannot.intro"),
                List.of("claim", "mechanism", "tests"),
                rows)));
  }

  private Section access() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1; words.find("access.%d.way".formatted(i)).isPresent(); i++) {
      rows.add(List.of(words.say("access.%d.way".formatted(i)), said.fact("access." + i)));
    }
    return said.section(
        "access",
        List.of(),
        List.of(),
        List.of(said.grid("access", words.say("access.caption"), List.of("way", "seen"), rows)));
  }

  private Section erasure(RunFacts runs) {
    List<String> sentences = new ArrayList<>(said.numbered("erasure"));
    sentences.add(words.say("erasure.count", runs.erasures()));
    return said.section("erasure", sentences, List.of(), List.of());
  }

  private Section runs(RunFacts runs) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        runs.firstRun()
            .map(date -> words.say("runs.first", words.date(date)))
            .orElseGet(() -> words.say("runs.none")));
    sentences.add(
        runs.lastNight()
            .map(date -> words.say("runs.night", words.date(date)))
            .orElseGet(() -> words.say("runs.no-night")));
    return said.section("runs", sentences, List.of(), List.of());
  }

  private Section controller() {
    List<List<String>> rows =
        Arrays.stream(Detail.values())
            .map(
                detail ->
                    List.of(words.say("detail." + detail), said.stated(configuration, detail)))
            .toList();
    return said.section(
        "controller",
        List.of(),
        List.of(),
        List.of(
            said.grid(
                "controller",
                words.say("controller.intro"),
                List.of("particular", "stated"),
                rows)));
  }
}
