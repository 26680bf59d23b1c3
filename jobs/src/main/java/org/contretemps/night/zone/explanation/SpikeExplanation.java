package org.contretemps.night.zone.explanation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.ShownAccount;
import org.contretemps.night.zone.WeeklyAccount;
import org.contretemps.night.zone.ZoneFigures;
import org.contretemps.night.zone.explanation.Explanation.Section;
import org.contretemps.statistics.Bounded;
import org.contretemps.wording.Wording;

/**
 * Writes the sentences that explain one zone: whether handling times gather just under the time
 * norm, what that costs and saves, what was checked, and what stays unseen.
 */
record SpikeExplanation(ZoneFigures row, Wording words, LocalDate knownFrom) {
  private static final int PEOPLE_DECIMALS = 1;

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
    new OccasionWords(words)
        .of(row.row())
        .ifPresent(occasion -> sentences.add(words.say("found.for", occasion)));
    addSpike(sentences);
    addTime(sentences);
    if (row.has(ImpededQualityZone.HARM)) {
      addHarm(sentences);
    } else {
      sentences.add(words.say("found.nothing-to-compare"));
      addShortage(sentences);
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
            words.hundredths(row.number(ImpededQualityZone.HARM), 1),
            words.hundredths(row.number(ImpededQualityZone.HARM_LOWER), 1),
            words.hundredths(row.number(ImpededQualityZone.HARM_UPPER), 1)));
    if (row.isShown() && row.has(ImpededQualityZone.HARM_PER_HURRIED)) {
      sentences.add(
          words.say(
              "found.per-hurried",
              words.hundredths(row.number(ImpededQualityZone.HARM_PER_HURRIED), 0)));
    }
    addHiddenOdds(sentences);
    if (row.isShown() && row.has(ImpededQualityZone.LEADING_LOAD)) {
      sentences.add(words.say("found.leading", leading()));
    }
    addQ(sentences);
  }

  private void addHiddenOdds(List<String> sentences) {
    boolean isZone = row.isShown() || row.is(ImpededQualityZone.IS_OPEN);
    if (isZone && row.has(ImpededQualityZone.HIDDEN_ODDS)) {
      sentences.add(
          words.say(
              ImpededQualityZone.isFragile(row.row()) ? "found.fragile" : "found.hidden",
              words.number(row.number(ImpededQualityZone.HIDDEN_ODDS), 1)));
    }
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
      if (row.has(ImpededQualityZone.POWER)) {
        sentences.add(
            words.say(
                "found.power",
                words.hundredths(ImpededQualityZone.POWER_AT, 1),
                words.hundredths(row.number(ImpededQualityZone.POWER), 0)));
      }
    } else {
      sentences.add(words.say("found.not-eligible"));
      addShortage(sentences);
    }
  }

  private void addShortage(List<String> sentences) {
    sentences.add(new Shortage(row, words, knownFrom).sentence());
  }

  /** Both sides of the account; if savings cannot be estimated, the repeats alone. */
  private List<String> cost() {
    List<String> sentences = new ArrayList<>();
    Optional<WeeklyAccount> known = WeeklyAccount.of(row.row());
    known.map(ShownAccount::of).ifPresent(account -> addAccount(account, sentences));
    String low = words.count(row.number(ImpededQualityZone.AVOIDABLE_LOW));
    String high = words.count(row.number(ImpededQualityZone.AVOIDABLE_HIGH));
    if (known.isEmpty() || !low.equals(high)) {
      sentences.add(words.say("cost.range", low, high));
    }
    return sentences;
  }

  private void addAccount(ShownAccount account, List<String> sentences) {
    sentences.add(words.say("cost.repeats", shown(account.returns(), 0)));
    sentences.add(account("cost.minutes", account.costMinutes(), account.costPeople()));
    sentences.add(account("cost.saved", account.savedMinutes(), account.savedPeople()));
    String key =
        switch (account.side()) {
          case 1 -> "cost.net.more";
          case -1 -> "cost.net.less";
          default -> "cost.net.unclear";
        };
    int sign = account.side() < 0 ? -1 : 1;
    sentences.add(account(key, account.netMinutes().times(sign), account.netPeople().times(sign)));
    sentences.add(words.say("cost.argument"));
  }

  private String account(String key, Bounded minutes, Bounded people) {
    return words.say(key, shown(minutes, 0), shown(people, PEOPLE_DECIMALS));
  }

  private String shown(Bounded figure, int decimals) {
    return words.say(
        "range",
        words.number(figure.value(), decimals),
        words.number(figure.lower(), decimals),
        words.number(figure.upper(), decimals));
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
    if (row.has(ImpededQualityZone.SHIFT)) {
      addShift(sentences);
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

  private void addShift(List<String> sentences) {
    sentences.add(
        words.say(
            row.shown("checked.shift"),
            change(ImpededQualityZone.SHIFT),
            change(ImpededQualityZone.COMMON_SHIFT),
            change(ImpededQualityZone.COMMON_SHIFT_SPREAD),
            words.hundredths(row.number(ImpededQualityZone.HARM_SHIFTED), 2)));
  }

  /** By how many hundredths a shift of log-odds changes the odds. */
  private String change(String shift) {
    return words.hundredths(Math.expm1(row.number(shift)), 0);
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
