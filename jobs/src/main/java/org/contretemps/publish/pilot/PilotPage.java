package org.contretemps.publish.pilot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.contretemps.statistics.pilot.PilotEffect;
import org.contretemps.statistics.pilot.PilotPower;
import org.contretemps.wording.Printable;
import org.contretemps.wording.Wording;

/**
 * Writes a page that explains a pilot in plain words to the people whose work it changes; it opens
 * without network.
 */
public final class PilotPage {
  private static final String BUNDLE = "org.contretemps.publish.pilot.pilot";
  private static final double FOLLOWED = 0.8;

  private final PilotPlan plan;
  private final Locale language;
  private final Wording words;

  private PilotPage(PilotPlan plan, Locale language) {
    this.plan = plan;
    this.language = language;
    this.words = new Wording(BUNDLE, language);
  }

  static String of(DesignPilot.Result planned, Locale language) {
    return new PilotPage(planned.plan(), language).html(sentences(planned, language));
  }

  static String of(EvaluatePilot.Result found, Locale language) {
    return new PilotPage(found.plan(), language).html(sentences(found, language));
  }

  /** What is planned, a sentence each. */
  public static List<String> sentences(DesignPilot.Result planned, Locale language) {
    return new PilotPage(planned.plan(), language).planned(planned);
  }

  /** What was found, a sentence each. */
  public static List<String> sentences(EvaluatePilot.Result found, Locale language) {
    return new PilotPage(found.plan(), language).found(found);
  }

  private List<String> planned(DesignPilot.Result planned) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        words.say(
            "plan",
            plan.order().size(),
            plan.scope().seconds(),
            plan.periods().steps(),
            plan.periods().weeks(),
            words.date(plan.start()),
            words.date(plan.lastDay())));
    sentences.add(
        words.say("order", Long.toString(plan.seed()), plan.orders().distinct().toString()));
    for (int i = 0; i < planned.power().size(); i++) {
      PilotPower power = planned.power().get(i);
      sentences.add(
          words.say(
              "power",
              words.hundredths(DesignPilot.Result.effect(i), 1),
              words.hundredths(power.lasting(), 0),
              words.hundredths(power.low(), 0),
              words.hundredths(power.high(), 0)));
    }
    sentences.add(words.say("deliver"));
    sentences.add(words.say("once", words.date(plan.lastDay())));
    sentences.add(words.say("people"));
    return sentences;
  }

  private List<String> found(EvaluatePilot.Result found) {
    List<String> sentences = new ArrayList<>();
    found.effects().forEach((outcome, effect) -> sentences.add(effect(outcome, effect)));
    sentences.add(
        words.say(
            found.underAfter() >= FOLLOWED ? "followed" : "not-followed",
            words.hundredths(found.underBefore(), 0),
            words.hundredths(found.underAfter(), 0)));
    sentences.add(words.say("common"));
    sentences.add(words.say("unseen"));
    return sentences;
  }

  private String effect(PilotOutcome outcome, PilotEffect effect) {
    boolean isShown = effect.lower() > 0 || effect.upper() < 0;
    return words.say(
        "effect." + (isShown ? "shown" : "none"),
        words.say("outcome." + outcome),
        words.hundredths(effect.estimate(), 2),
        bound(effect.lower()),
        bound(effect.upper()),
        words.number(effect.p(), 4),
        words.count(effect.orders()));
  }

  private String bound(double value) {
    return Double.isInfinite(value) ? words.say("unbounded") : words.hundredths(value, 2);
  }

  private String html(List<String> sentences) {
    String title = words.say("title", plan.scope().organisation());
    String rows =
        IntStream.range(0, plan.order().size())
            .boxed()
            .sorted((a, b) -> plan.changes(a).compareTo(plan.changes(b)))
            .map(
                i ->
                    "<tr><th scope=\"row\">%s</th><td>%s</td></tr>"
                        .formatted(
                            escaped(plan.scope().services().get(i)),
                            escaped(words.date(plan.changes(i)))))
            .collect(Collectors.joining("\n"));
    return """
        <!DOCTYPE html>
        <html lang="%s">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
        <body><main>
        <h1>%s</h1>
        %s
        <table><caption>%s</caption>
        <thead><tr><th scope="col">%s</th><th scope="col">%s</th></tr></thead>
        <tbody>
        %s
        </tbody></table>
        </main></body>
        </html>
        """
        .formatted(
            language.getLanguage(),
            escaped(title),
            escaped(title),
            sentences.stream()
                .map(sentence -> "<p>" + escaped(sentence) + "</p>")
                .collect(Collectors.joining("\n")),
            escaped(words.say("caption")),
            escaped(words.say("column.service")),
            escaped(words.say("column.changes")),
            rows);
  }

  private static String escaped(String text) {
    return Printable.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
