package org.contretemps.night.zone;

import java.util.ArrayList;
import java.util.List;
import org.contretemps.night.zone.Explanation.Section;
import org.contretemps.wording.Wording;

/** What is said of the evidence of a spike. */
record SpikeExplanation(ZoneFigures row, Wording words) {
  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(section("found", spikeFound()));
    if (row.isShown() && row.has(ImpededQualityZone.AVOIDABLE_LOW)) {
      sections.add(section("cost", cost()));
    }
    sections.add(section("checked", checked()));
    sections.add(
        section(
            "unseen",
            List.of(
                words.say("unseen.cut"),
                words.say("unseen.identified"),
                words.say("unseen.cause"))));
    return sections;
  }

  private List<String> spikeFound() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        words.say(
            "found.contacts",
            words.count(row.whole(ImpededQualityZone.CONTACTS)),
            words.date(row.date(ImpededQualityZone.WINDOW_FROM)),
            words.date(row.date(ImpededQualityZone.WINDOW_TO)),
            words.count(row.number(ImpededQualityZone.NORM_SECONDS))));
    addSpike(sentences);
    addTime(sentences);
    if (row.has(ImpededQualityZone.HARM)) {
      addHarm(sentences);
    } else {
      sentences.add(words.say("found.nothing-to-compare"));
    }
    return sentences;
  }

  private void addSpike(List<String> sentences) {
    if (row.has(ImpededQualityZone.SPIKE_CONTACTS)) {
      boolean isSure = row.number(ImpededQualityZone.SPIKE_Z) > 2;
      sentences.add(
          words.say(
              isSure ? "found.spike" : "found.no-spike",
              words.count(row.number(ImpededQualityZone.SPIKE_CONTACTS)),
              words.hundredths(row.number(ImpededQualityZone.SPIKE_SHARE), 1),
              words.number(row.number(ImpededQualityZone.SPIKE_Z), 1)));
    } else if (row.has(ImpededQualityZone.WHOLE_MINUTE_SHARE)) {
      sentences.add(
          words.say(
              "found.whole-minutes",
              words.hundredths(row.number(ImpededQualityZone.WHOLE_MINUTE_SHARE), 0)));
    }
  }

  private void addTime(List<String> sentences) {
    if (row.has(ImpededQualityZone.NEEDED_80)) {
      int needed = row.whole(ImpededQualityZone.NEEDED_80);
      double missing = needed - row.number(ImpededQualityZone.NORM_SECONDS);
      sentences.add(
          words.say(
              missing > 0 ? "found.missing" : "found.enough",
              words.count(needed),
              words.count(Math.abs(missing))));
    }
    if (row.has(ImpededQualityZone.COVERAGE)) {
      sentences.add(
          words.say(
              "found.coverage",
              words.hundredths(row.attainedShare(), 1),
              words.hundredths(row.number(ImpededQualityZone.COVERAGE), 1)));
    }
  }

  private void addHarm(List<String> sentences) {
    sentences.add(
        words.say(
            row.shown("found.harm"),
            words.hundredths(row.number(ImpededQualityZone.HARM), 2),
            words.hundredths(row.number(ImpededQualityZone.HARM_LOWER), 2),
            words.hundredths(row.number(ImpededQualityZone.HARM_UPPER), 2)));
    if (row.isShown() && row.has(ImpededQualityZone.HARM_PER_HURRIED)) {
      sentences.add(
          words.say(
              "found.per-hurried",
              words.hundredths(row.number(ImpededQualityZone.HARM_PER_HURRIED), 0)));
    }
    if (row.isShown() && row.has(ImpededQualityZone.LEADING_LOAD)) {
      sentences.add(words.say("found.leading", leading()));
    }
    addQ(sentences);
  }

  private String leading() {
    String load = words.say("leading.load", row.whole(ImpededQualityZone.LEADING_LOAD));
    String incident =
        words.say(
            row.is(ImpededQualityZone.LEADING_INCIDENT) ? "leading.incident" : "leading.none");
    String agents =
        words.say(row.is(ImpededQualityZone.LEADING_NEW_AGENT) ? "leading.new" : "leading.used");
    return String.join(", ", load, incident, agents);
  }

  private void addQ(List<String> sentences) {
    if (row.has(ImpededQualityZone.Q)) {
      sentences.add(
          words.say(
              "found.q",
              words.bound(row.number(ImpededQualityZone.Q)),
              words.number(row.number(ImpededQualityZone.Q_LIMIT), 3)));
    } else {
      sentences.add(words.say("found.not-eligible"));
    }
  }

  private List<String> cost() {
    return List.of(
        words.say(
            "cost.repeats",
            words.count(row.number(ImpededQualityZone.AVOIDABLE_LOW)),
            words.count(row.number(ImpededQualityZone.AVOIDABLE_HIGH))),
        words.say(
            "cost.minutes",
            words.count(row.number(ImpededQualityZone.FAILURE_MINUTES)),
            words.number(row.number(ImpededQualityZone.FAILURE_FTE), 2),
            words.count(row.number(ImpededQualityZone.SAVED_MINUTES))));
  }

  private List<String> checked() {
    List<String> sentences = new ArrayList<>();
    if (row.has(ImpededQualityZone.CONTROL)) {
      sentences.add(
          words.say(
              row.shown("checked.control"),
              words.hundredths(row.number(ImpededQualityZone.CONTROL), 2),
              words.number(row.number(ImpededQualityZone.CONTROL_Z), 1),
              words.hundredths(row.number(ImpededQualityZone.HARM_ADJUSTED), 2)));
    }
    if (row.has(ImpededQualityZone.PLACEBO_Z_BELOW)
        && row.has(ImpededQualityZone.PLACEBO_Z_ABOVE)) {
      sentences.add(
          words.say(
              "checked.placebo",
              words.number(row.number(ImpededQualityZone.PLACEBO_Z_BELOW), 1),
              words.number(row.number(ImpededQualityZone.PLACEBO_Z_ABOVE), 1)));
    }
    if (row.number(ImpededQualityZone.ERROR_FACTOR) > 1) {
      sentences.add(
          words.say(
              "checked.errors", words.number(row.number(ImpededQualityZone.ERROR_FACTOR), 2)));
    }
    if (row.has(ImpededQualityZone.BUSY_SHARE)) {
      addComposition(sentences);
    }
    return sentences;
  }

  private void addComposition(List<String> sentences) {
    sentences.add(
        words.say(
            "checked.composition",
            words.hundredths(row.number(ImpededQualityZone.BUSY_SHARE), 0),
            words.hundredths(row.number(ImpededQualityZone.BUSY_SHARE_OF_TYPE), 0),
            words.hundredths(row.number(ImpededQualityZone.INCIDENT_SHARE), 0),
            words.hundredths(row.number(ImpededQualityZone.INCIDENT_SHARE_OF_TYPE), 0),
            words.hundredths(row.number(ImpededQualityZone.NEW_AGENT_SHARE), 0),
            words.hundredths(row.number(ImpededQualityZone.NEW_AGENT_SHARE_OF_TYPE), 0)));
    sentences.add(
        words.say(
            "checked.rate",
            words.hundredths(row.adverseRate(), 2),
            words.hundredths(row.number(ImpededQualityZone.STANDARDISED_RATE), 2),
            words.hundredths(row.number(ImpededQualityZone.REFERENCE_RATE), 2)));
    if (row.is(ImpededQualityZone.IS_MIX_EFFECT)) {
      sentences.add(words.say("checked.mix"));
    }
  }

  private Section section(String heading, List<String> sentences) {
    return new Section(words.say("heading." + heading), List.copyOf(sentences));
  }
}
