package org.contretemps.night.zone.explanation;

import java.util.ArrayList;
import java.util.List;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.ZoneFigures;
import org.contretemps.night.zone.explanation.Explanation.Section;
import org.contretemps.wording.Wording;

/** What is said of contacts passed on just under a norm (METHOD §11). */
record PassingExplanation(ZoneFigures row, Wording words) {
  private static final double LEAST_Z = 1.645;

  List<Section> sections() {
    return List.of(
        section("found", found()),
        section("checked", checked()),
        section("unseen", List.of(words.say("pass.unseen"), words.say("unseen.cause"))));
  }

  private List<String> found() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        words.say(
            "pass.contacts",
            words.count(row.number(ImpededQualityZone.CONTACTS)),
            words.count(row.number(ImpededQualityZone.ADVERSE)),
            words.count(row.number(ImpededQualityZone.NORM_SECONDS))));
    if (!row.has(ImpededQualityZone.HARM)) {
      sentences.add(words.say("found.nothing-to-compare"));
      return sentences;
    }
    double excess = row.number(ImpededQualityZone.PASSED_ON_EXCESS);
    double expected = row.number(ImpededQualityZone.PASSED_ON_EXPECTED);
    sentences.add(words.say("pass.excess", words.count(expected + excess), words.count(expected)));
    sentences.add(
        words.say(
            row.shown("pass.harm"),
            words.hundredths(row.number(ImpededQualityZone.HARM), 1),
            words.hundredths(row.number(ImpededQualityZone.HARM_LOWER), 1),
            words.hundredths(row.number(ImpededQualityZone.HARM_UPPER), 1)));
    sentences.add(
        row.has(ImpededQualityZone.Q)
            ? words.say(
                "found.q",
                words.bound(row.number(ImpededQualityZone.Q)),
                words.number(row.number(ImpededQualityZone.Q_LIMIT), 3))
            : words.say(
                row.is(ImpededQualityZone.PASSED_ON_RULE) ? "pass.rule" : "found.not-eligible"));
    return sentences;
  }

  private List<String> checked() {
    List<String> sentences = new ArrayList<>();
    if (row.has(ImpededQualityZone.PASSED_ON_FOLLOWS_Z)) {
      double z = row.number(ImpededQualityZone.PASSED_ON_FOLLOWS_Z);
      sentences.add(
          words.say(
              z > LEAST_Z ? "pass.follows" : "pass.clock",
              row.whole(ImpededQualityZone.PASSED_ON_SISTERS),
              words.number(z, 1)));
    } else {
      sentences.add(words.say("pass.alone"));
    }
    if (row.has(ImpededQualityZone.PASSED_ON_BY_HURRY)) {
      sentences.add(
          words.say(
              row.is(ImpededQualityZone.PASSED_ON_BEYOND_HURRY) ? "pass.beyond" : "pass.hurry",
              words.count(row.number(ImpededQualityZone.PASSED_ON_BY_HURRY)),
              words.count(row.number(ImpededQualityZone.PASSED_ON_EXCESS))));
    }
    if (row.has(ImpededQualityZone.PASSED_ON_NEAR)) {
      sentences.add(
          words.say(row.is(ImpededQualityZone.PASSED_ON_NEAR) ? "pass.near" : "pass.far"));
    }
    return sentences;
  }

  private Section section(String heading, List<String> sentences) {
    return new Section(words.say("heading." + heading), List.copyOf(sentences));
  }
}
