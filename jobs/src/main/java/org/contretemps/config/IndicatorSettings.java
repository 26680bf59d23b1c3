package org.contretemps.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings by which indicators are counted, such as the seconds of the service level (METHOD
 * §10).
 *
 * @param answerWithinSeconds a contact answered within this time counts towards the service level
 * @param shortAbandonSeconds one abandoned before this time counts neither for nor against it
 * @param satisfactionTarget target of the satisfaction logic; if empty, the organisation's own mean
 *     over a year
 * @param regulationTarget target of the regulation logic; if empty, the organisation's own mean
 *     over a year
 * @param pickUpTarget target of the share of calls that an agent answers; if empty, it has none
 * @param regions territory → region
 * @param staffing how minutes are converted to people
 */
public record IndicatorSettings(
    int answerWithinSeconds,
    int shortAbandonSeconds,
    Optional<Double> satisfactionTarget,
    Optional<Double> regulationTarget,
    Optional<Double> pickUpTarget,
    Map<String, String> regions,
    Staffing staffing) {

  /** The oldest way of computing since which all changes are known. */
  private static final int FIRST_METHOD = 5;

  /** The first way that counts the pick-up rate. */
  private static final int PICK_UP_METHOD = 12;

  /** What each later way computes otherwise, the oldest first: a new one cannot come unsaid. */
  private static final List<List<String>> CHANGES =
      List.of(
          List.of(
              "Answered is what an agent answered: calls that met an empty queue, were timed out, left by a key or asked to be called back were counted as answered in time. The wait for a call back is none on the line."),
          List.of(
              "Offered, answered in time, abandoned and waits are those of calls, each once, however many queues they went through; the passes through queues have figures of their own (queue_…)."),
          List.of(
              "Agents and customers are marked beside the counts, so that figures of too few people are left out."),
          List.of(
              "A territory's wait is that of channels on which customers wait for an answer there and then: hours of e-mail were mixed with seconds on the telephone.",
              "Indicators that pull against each other have contacts in tens, and handovers of few people are left out."),
          List.of("Services and teams have figures of their own (kpi_team)."),
          List.of(
              "Indicators that pull against each other are compared only if both sides, norms met and norms missed, are of enough people."),
          List.of(
              "Conversations that an agent answered are counted, also those whose wait is unknown, for the pick-up rate and its target."),
          List.of(
              "Work a week of a channel that opened during a month is work by the weeks since its first contact. Before, the weeks of the organisation's other channels were counted too."));

  /** The default. */
  public static final IndicatorSettings DEFAULT =
      new IndicatorSettings(
          20, 5, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Staffing.DEFAULT);

  /** Settings with the regions in the order of their names, so that equal ones read alike. */
  public IndicatorSettings {
    regions = Collections.unmodifiableMap(new TreeMap<>(regions));
  }

  static IndicatorSettings from(Settings settings, Staffing staffing) {
    Settings regions = settings.section("regions");
    IndicatorSettings indicators =
        new IndicatorSettings(
            settings.integer("answer-within-seconds", DEFAULT.answerWithinSeconds, 1, 86_400),
            settings.integer("short-abandon-seconds", DEFAULT.shortAbandonSeconds, 0, 3_600),
            target(settings, "satisfaction-target"),
            target(settings, "regulation-target"),
            target(settings, "pick-up-target"),
            regions.entries(),
            staffing);
    List.of(regions, settings).forEach(Settings::refuseUnknownKeys);
    return indicators;
  }

  /** A share above 0; none if the key is absent. */
  private static Optional<Double> target(Settings settings, String key) {
    return Optional.of(settings.number(key, 0, 0, 1)).filter(share -> share > 0);
  }

  /** The same for the same settings, on every machine. */
  public MadeBy madeBy() {
    List<MadeBy.Change> changes = new ArrayList<>();
    for (List<String> sentences : CHANGES) {
      changes.add(new MadeBy.Change(text(FIRST_METHOD + changes.size()), sentences));
    }
    return MadeBy.of(text(FIRST_METHOD + CHANGES.size()), changes);
  }

  /** As the builds with that method wrote it: those before the pick-up rate had no target of it. */
  private String text(int method) {
    String settings = toString();
    return method
        + " "
        + (method < PICK_UP_METHOD
            ? settings.replace("pickUpTarget=" + pickUpTarget + ", ", "")
            : settings);
  }
}
