package org.contretemps.night.zone.explanation;

import java.util.ArrayList;
import java.util.List;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.ZoneFigures;
import org.contretemps.night.zone.explanation.Explanation.Section;
import org.contretemps.wording.Wording;

/** Words the evidence of contacts that end at once. */
record SheddingExplanation(ZoneFigures row, Wording words) {
  List<Section> sections() {
    return List.of(
        section("found", found()),
        section("checked", checked()),
        section("unseen", List.of(words.say("shed.unseen"), words.say("unseen.identified"))));
  }

  private List<String> found() {
    List<String> sentences = new ArrayList<>();
    if (row.has(ImpededQualityZone.SHORT_CONTACTS)) {
      sentences.add(
          words.say(
              "shed.contacts",
              words.count(row.whole(ImpededQualityZone.CONTACTS)),
              row.whole(ImpededQualityZone.SHORT_SECONDS),
              words.count(row.whole(ImpededQualityZone.SHORT_CONTACTS)),
              words.count(row.number(ImpededQualityZone.SHORT_EXPECTED))));
    }
    if (row.has(ImpededQualityZone.HARM)) {
      sentences.add(
          words.say(
              row.shown("shed.harm"),
              words.hundredths(row.number(ImpededQualityZone.HARM), 1),
              words.hundredths(row.number(ImpededQualityZone.HARM_LOWER), 1),
              words.hundredths(row.number(ImpededQualityZone.HARM_UPPER), 1)));
      sentences.add(ofChance());
    } else {
      sentences.add(words.say("found.nothing-to-compare"));
    }
    return sentences;
  }

  private String ofChance() {
    return row.has(ImpededQualityZone.Q)
        ? words.say(
            "found.q",
            words.bound(row.number(ImpededQualityZone.Q)),
            words.number(row.number(ImpededQualityZone.Q_LIMIT), 3))
        : words.say("found.not-eligible");
  }

  private List<String> checked() {
    List<String> sentences = new ArrayList<>();
    if (row.has(ImpededQualityZone.DISPERSION_Q)) {
      sentences.add(
          words.say(
              "shed.dispersion",
              words.number(row.number(ImpededQualityZone.DISPERSION), 0),
              row.whole(ImpededQualityZone.DISPERSION_DF),
              words.bound(row.number(ImpededQualityZone.DISPERSION_Q))));
    }
    sentences.add(words.say("shed.control"));
    return sentences;
  }

  private Section section(String heading, List<String> sentences) {
    return new Section(words.say("heading." + heading), List.copyOf(sentences));
  }
}
