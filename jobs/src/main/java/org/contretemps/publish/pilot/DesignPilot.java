package org.contretemps.publish.pilot;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.contretemps.config.ConfigurationException;
import org.contretemps.job.Job;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.statistics.pilot.PilotPeriods;
import org.contretemps.statistics.pilot.PilotPower;
import org.contretemps.statistics.pilot.PriorMoments;
import org.contretemps.statistics.pilot.StepOrders;
import org.contretemps.warehouse.Warehouse;

/**
 * Plans a pilot from 26 weeks of {@code qualified_contact}: draws the order of the services from a
 * seed, estimates what the pilot would show, and writes the entries of the norm log and a page for
 * the people concerned.
 */
public final class DesignPilot implements Job<DesignPilot.Result> {
  private static final double[] EFFECTS = {0.005, 0.01, 0.015, 0.02};

  /**
   * The request: which pilot to plan.
   *
   * @param start Monday of the first week
   * @param steps how many
   * @param weeks of each step
   * @param loggedAt when the entries are logged
   * @param folder what to write into
   */
  public record Request(
      PilotScope scope,
      LocalDate start,
      int steps,
      int weeks,
      long seed,
      Instant loggedAt,
      Path folder) {}

  /**
   * What is planned.
   *
   * @param power at half a point, 1, 1½ and 2 points
   */
  public record Result(PilotPlan plan, PriorMoments moments, List<PilotPower> power) {
    public static double effect(int index) {
      return EFFECTS[index];
    }
  }

  private final Warehouse warehouse;
  private final int maturityDays;
  private final Request request;

  /**
   * @param maturityDays after which repeats are known
   */
  public DesignPilot(Warehouse warehouse, int maturityDays, Request request) {
    this.warehouse = warehouse;
    this.maturityDays = maturityDays;
    this.request = request;
  }

  @Override
  public Result run() {
    StepOrders orders = orders();
    PriorMoments moments = moments();
    PilotPeriods periods = periods(moments);
    int[] order = orders.drawn(new SplittableRandom(request.seed()));
    PilotPlan plan =
        new PilotPlan(
            request.scope(),
            request.start(),
            periods,
            request.seed(),
            Arrays.stream(order).boxed().toList());
    List<PilotPower> power = new ArrayList<>();
    for (double effect : EFFECTS) {
      power.add(PilotPower.of(orders, periods, moments, effect, request.seed()));
    }
    Result result = new Result(plan, moments, List.copyOf(power));
    write(result);
    return result;
  }

  private StepOrders orders() {
    if (request.start().getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new ConfigurationException(
          "Cannot start a pilot on %s: weeks begin on Monday. Give a Monday."
              .formatted(request.start()));
    }
    StepOrders orders;
    try {
      orders = new StepOrders(request.scope().services().size(), request.steps());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
    if (!orders.allowClaims()) {
      throw new ConfigurationException(
          "Cannot plan a pilot of %d services in %d steps: with %d orders nothing could be claimed, whatever it shows. Take at least 5 services and steps enough for 60 orders."
              .formatted(orders.clusters(), orders.steps(), orders.distinct()));
    }
    return orders;
  }

  private PilotPeriods periods(PriorMoments moments) {
    try {
      return new PilotPeriods(request.steps(), request.weeks(), moments.priorWeeksUsed());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }

  /** Of the last 26 weeks whose repeats are known; the pilot may start only after them. */
  private PriorMoments moments() {
    LocalDate lastMature =
        warehouse
            .history(QualifiedContact.TABLE)
            .lineage()
            .night()
            .map(night -> night.minusDays(maturityDays))
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "Cannot plan a pilot: no night has qualified contacts. Run 'contretemps nightly' first."));
    LocalDate monday =
        lastMature.plusDays(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    if (monday.isAfter(request.start())) {
      throw new ConfigurationException(
          "Cannot start a pilot on %s: the weeks up to %s are over, and an order is drawn before its pilot. Give a later Monday."
              .formatted(request.start(), monday));
    }
    PilotWeeks weeks =
        PilotWeeks.of(
            warehouse.read(QualifiedContact.TABLE),
            request.scope(),
            monday.minusWeeks(PriorMoments.WEEKS),
            PriorMoments.WEEKS);
    return PriorMoments.of(weeks.counts(PilotOutcome.REPEATS));
  }

  private void write(Result result) {
    PilotFolder folder = new PilotFolder(request.folder());
    folder.write("pilot.properties", result.plan().text());
    folder.write("norms.csv", PilotEntries.of(result.plan(), request.loggedAt()));
    for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
      folder.write("pilot_%s.html".formatted(language), PilotPage.of(result, language));
    }
  }
}
