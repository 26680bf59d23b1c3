package org.contretemps.publish.report;

import java.util.List;
import java.util.Optional;
import org.contretemps.night.recommendation.Recommendations;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.night.zone.ShownAccount;
import org.contretemps.night.zone.WeeklyAccount;
import org.contretemps.publish.report.content.ToDecide;
import org.contretemps.statistics.Bounded;
import org.contretemps.wording.Durations;
import org.contretemps.wording.Wording;

/** Builds the question that a report puts first: for each zone its norm, or a longer one. */
record OpenChoices(MonthFigures figures, Wording words) {
  private static final int MOST = 3;
  private static final double LEAST_SHOWN = 0.05;

  /** Decisions that are due come first; zones about which somebody has decided are left out. */
  ToDecide toDecide() {
    List<NormParts.Choice> choices = choices();
    long overdue = new DecisionParts(figures, words).overdue();
    if (overdue > 0) {
      String due = words.say("decide.overdue.note");
      return new ToDecide(
          words.say("decide.overdue", overdue),
          options(choices),
          choices.isEmpty() ? due : due + " " + note(choices),
          words.say("decide.overdue.link"),
          "decisions");
    }
    return choices.isEmpty() ? withoutNorms() : ofNorms(choices);
  }

  /** The zones about which nobody has decided and that have another norm, the costliest first. */
  List<NormParts.Choice> choices() {
    DecisionParts decided = new DecisionParts(figures, words);
    return new NormParts(figures, words)
        .choices().stream().filter(choice -> !decided.isDecided(choice.zone())).toList();
  }

  private ToDecide ofNorms(List<NormParts.Choice> choices) {
    return new ToDecide(
        words.say("decide.norms", choices.size()),
        options(choices),
        note(choices),
        words.say("decide.link", Math.max(0, choices.size() - MOST)),
        "norms");
  }

  /** What the figures rest on; and, if a forecast recommends a norm too, which of them to take. */
  private String note(List<NormParts.Choice> choices) {
    Recommendations forecasts = new Recommendations(figures.recommendations());
    return choices.stream().map(choice -> choice.zone().row()).anyMatch(forecasts::recommends)
        ? words.say("decide.note") + " " + words.say("decide.note.forecast")
        : words.say("decide.note");
  }

  private ToDecide withoutNorms() {
    DecisionParts decided = new DecisionParts(figures, words);
    boolean isAny = ZoneWords.found(figures).anyMatch(zone -> !decided.isDecided(zone));
    String key = isAny ? "decide.look" : "decide.nothing";
    return new ToDecide(
        words.say(key),
        List.of(),
        words.say(key + ".note"),
        words.say("decide.findings"),
        "findings");
  }

  private List<ToDecide.Option> options(List<NormParts.Choice> choices) {
    return choices.stream().limit(MOST).map(this::option).toList();
  }

  private ToDecide.Option option(NormParts.Choice choice) {
    String norm = Durations.shown(choice.zone().known(ImpededQualityZone.NORM_SECONDS));
    String other = Durations.shown(choice.norm().known(NormWhatIf.CANDIDATE));
    Optional<WeeklyAccount> today = WeeklyAccount.of(choice.zone().row());
    Optional<WeeklyAccount> change = choice.account();
    boolean isCounted =
        today.isPresent() && change.isPresent() && choice.norm().has(NormWhatIf.AVOIDABLE);
    return new ToDecide.Option(
        new ZoneWords(words).cell(choice.zone()),
        today
            .map(known -> words.say("decide.keep", norm, words.count(known.returns().value())))
            .orElseGet(() -> words.say("decide.keep.unknown", norm)),
        isCounted
            ? changed(other, choice, today.get().returns().value(), change.get())
            : words.say("decide.change.unknown", other));
  }

  /** The difference of the figures as they are shown, so that a reader who adds them agrees. */
  private String changed(
      String norm, NormParts.Choice choice, double returns, WeeklyAccount change) {
    double avoided = choice.norm().known(NormWhatIf.AVOIDABLE);
    return words.say(
        "decide.change",
        norm,
        words.count(avoided),
        words.count(Math.max(0, Math.rint(returns) - Math.rint(avoided))),
        people(change.people(change.netMinutes()), change.netMinutes().side()));
  }

  /**
   * More or fewer full-time equivalents; without their interval.
   *
   * @param side 1 if they are more for certain, −1 if fewer, else 0
   */
  String people(Bounded net, int side) {
    double size = Math.abs(net.value());
    String shown =
        size < LEAST_SHOWN
            ? words.say("people.least", words.number(2 * LEAST_SHOWN, 1))
            : words.number(size, 1);
    return words.say(
        side == 0 ? "people.unclear" : side > 0 ? "people.more" : "people.less", shown);
  }

  /**
   * What all these other norms would take together, the sum of what is shown of each; empty if that
   * of one is not known.
   */
  Optional<Bounded> together() {
    List<NormParts.Choice> choices = choices();
    List<WeeklyAccount> accounts =
        choices.stream().map(NormParts.Choice::account).flatMap(Optional::stream).toList();
    if (accounts.isEmpty() || accounts.size() < choices.size()) {
      return Optional.empty();
    }
    WeeklyAccount all = accounts.stream().reduce(WeeklyAccount::plus).orElseThrow();
    return Optional.of(
        ShownAccount.peopleTogether(
            accounts.stream().map(each -> each.people(each.netMinutes())).toList(),
            all.people(all.netMinutes())));
  }
}
