package org.contretemps.publish.pilot;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.contretemps.config.ConfigurationException;
import org.contretemps.job.Job;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.statistics.pilot.PilotEffect;
import org.contretemps.statistics.pilot.PilotPeriods;
import org.contretemps.statistics.pilot.PriorMoments;
import org.contretemps.statistics.pilot.WeeklyCounts;
import org.contretemps.warehouse.Warehouse;

/**
 * Measures the effect of a planned pilot on each outcome, from {@code qualified_contact}, and
 * writes a page. It runs once, at the planned end, because an earlier look would choose the moment
 * of the result.
 */
public final class EvaluatePilot implements Job<EvaluatePilot.Result> {
  /**
   * What the pilot did.
   *
   * @param effects by outcome
   * @param underBefore share of contacts under the norm that was tried before a service's step
   * @param underAfter share from its step on: how far the plan was followed
   */
  public record Result(
      PilotPlan plan,
      Map<PilotOutcome, PilotEffect> effects,
      double underBefore,
      double underAfter) {}

  private final Warehouse warehouse;
  private final int maturityDays;
  private final PilotPlan plan;
  private final Path folder;

  /**
   * @param maturityDays after which repeats are known
   * @param folder what to write into
   */
  public EvaluatePilot(Warehouse warehouse, int maturityDays, PilotPlan plan, Path folder) {
    this.warehouse = warehouse;
    this.maturityDays = maturityDays;
    this.plan = plan;
    this.folder = folder;
  }

  @Override
  public Result run() {
    refuseEarly();
    PilotPeriods periods = plan.periods();
    LocalDate first = plan.start().minusWeeks(PriorMoments.WEEKS);
    int weeks = PriorMoments.WEEKS + periods.length();
    PilotWeeks counted =
        PilotWeeks.of(warehouse.read(QualifiedContact.TABLE), plan.scope(), first, weeks);
    Map<PilotOutcome, PilotEffect> effects = new EnumMap<>(PilotOutcome.class);
    for (PilotOutcome outcome : PilotOutcome.values()) {
      effects.put(outcome, effect(counted.counts(outcome), weeks));
    }
    Result result = new Result(plan, effects, under(counted, false), under(counted, true));
    PilotFolder pages = new PilotFolder(folder);
    for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
      pages.write("evaluation_%s.html".formatted(language), PilotPage.of(result, language));
    }
    return result;
  }

  private void refuseEarly() {
    LocalDate lastMature =
        warehouse
            .history(QualifiedContact.TABLE)
            .lineage()
            .night()
            .map(night -> night.minusDays(maturityDays))
            .orElse(LocalDate.EPOCH);
    if (plan.lastDay().isAfter(lastMature)) {
      throw new ConfigurationException(
          "Cannot evaluate the pilot before its planned end: it ends on %s, and repeats are known up to %s. Wait for the night of %s."
              .formatted(plan.lastDay(), lastMature, plan.lastDay().plusDays(maturityDays)));
    }
    if (!plan.orders().allowClaims()) {
      throw new ConfigurationException(
          "Cannot evaluate the pilot: with %d services and %d orders nothing can be claimed. Plan one with at least 5 services and 60 orders."
              .formatted(plan.orders().clusters(), plan.orders().distinct()));
    }
  }

  private PilotEffect effect(WeeklyCounts counts, int weeks) {
    PilotPeriods periods = plan.periods();
    PriorMoments moments = PriorMoments.of(counts.between(0, PriorMoments.WEEKS));
    return PilotEffect.of(
        plan.steps(),
        periods,
        moments,
        counts.between(PriorMoments.WEEKS - periods.priorWeeks(), weeks).shares(),
        plan.seed());
  }

  /** Mean over the services: how many contacts were under the norm before their step, or after. */
  private double under(PilotWeeks counted, boolean isAfter) {
    double sum = 0;
    for (int service = 0; service < plan.order().size(); service++) {
      int step = PriorMoments.WEEKS + plan.order().get(service) * plan.periods().weeks();
      sum +=
          isAfter
              ? counted.underShare(service, step, PriorMoments.WEEKS + plan.periods().length())
              : counted.underShare(service, 0, step);
    }
    return sum / plan.order().size();
  }
}
