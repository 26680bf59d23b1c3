package org.contretemps.publish.dossier;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.contretemps.publish.format.Document;
import org.contretemps.publish.report.content.Section;
import org.contretemps.wording.Wording;

/**
 * A draft of the data-protection impact assessment in the structure of the CNIL's method: context,
 * fundamental principles, risks, validation. What is to be judged is left to the controller.
 */
final class Assessment {
  private static final List<String> QUESTIONS = List.of("question", "answer");

  private final Said said;
  private final Wording words;

  Assessment(Said said) {
    this.said = said;
    this.words = said.words();
  }

  Document document() {
    return new Document(
        said.language(),
        words.say("title.assessment"),
        said.fact("subtitle"),
        words.say("lead.assessment"),
        words.say("skip"),
        List.of(
            questions("context", Optional.empty()),
            questions("principles", Optional.empty()),
            questions("rights", Optional.empty()),
            said.section("measures", List.of(), said.numbered("measures"), List.of()),
            risks(),
            questions("validation", Optional.of(words.say("validation.open")))));
  }

  private Section questions(String id, Optional<String> otherwise) {
    return said.section(
        id,
        List.of(),
        List.of(),
        List.of(
            said.grid(id, words.say("caption." + id), QUESTIONS, said.answered(id, otherwise))));
  }

  private Section risks() {
    List<List<String>> rows =
        Stream.of("ACCESS", "CHANGE", "LOSS")
            .map(
                event ->
                    List.of(
                        words.say("risk." + event),
                        words.say("harm." + event),
                        words.say("causes." + event),
                        said.fact("against." + event),
                        words.say("judged.open")))
            .toList();
    return said.section(
        "risks",
        List.of(),
        List.of(),
        List.of(
            said.grid(
                "risks",
                words.say("caption.risks"),
                List.of("feared", "harm", "causes", "against", "judged"),
                rows)));
  }
}
