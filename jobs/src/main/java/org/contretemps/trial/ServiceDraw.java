package org.contretemps.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.contretemps.simulation.CellKind;
import org.contretemps.statistics.NormBins;

/**
 * Draws the contacts of the cells of one service over 56 days: agents of unlike skill, load that
 * changes by the half-hour, outages, shocks to service-days and cell-days. All of it acts on times
 * and on repeats.
 */
final class ServiceDraw {
  static final int DAYS = 56;
  static final int WINDOW_DAYS = 28;

  private static final int SLOTS = 20;
  private static final int CONTACTS_PER_AGENT_DAY = 30;
  private static final int FEWEST_AGENTS = 8;
  private static final int NEW_AGENT_DAYS = 120;
  private static final double OUTAGE = 0.04;
  private static final double LOAD_QUARTILE = 0.6745;
  private static final int LONGEST_SECONDS = 5_400;
  private static final int SHORTEST_SECONDS = 5;

  private final List<CellPlan> cells;
  private final SplittableRandom random;
  private final Agent[] agents;
  private final double[] load = new double[SLOTS];
  private final boolean[] outage = new boolean[SLOTS];

  private record Agent(double pace, double carelessness, int tenureDays) {}

  ServiceDraw(List<CellPlan> cells, SplittableRandom random) {
    this.cells = cells;
    this.random = random;
    int perDay = cells.stream().mapToInt(CellPlan::contacts).sum() / WINDOW_DAYS;
    this.agents = new Agent[Math.max(FEWEST_AGENTS, perDay / CONTACTS_PER_AGENT_DAY)];
    for (int agent = 0; agent < agents.length; agent++) {
      agents[agent] =
          new Agent(
              0.08 * random.nextGaussian(), 0.22 * random.nextGaussian(), random.nextInt(1_200));
    }
  }

  int agents() {
    return agents.length;
  }

  List<DrawnContact> contacts() {
    List<DrawnContact> contacts = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      for (int slot = 0; slot < SLOTS; slot++) {
        load[slot] = random.nextGaussian();
        outage[slot] = random.nextDouble() < OUTAGE;
      }
      double luck = random.nextGaussian();
      for (int cell = 0; cell < cells.size(); cell++) {
        double cellLuck = random.nextGaussian();
        double mean = (double) cells.get(cell).contacts() / WINDOW_DAYS;
        int count = (int) Math.rint(mean + Math.sqrt(mean) * random.nextGaussian());
        for (int i = 0; i < count; i++) {
          contacts.add(contact(cell, day, luck, cellLuck));
        }
      }
    }
    return contacts;
  }

  private DrawnContact contact(int cell, int day, double luck, double cellLuck) {
    CellPlan plan = cells.get(cell);
    int slot = random.nextInt(SLOTS);
    int seat = random.nextInt(agents.length);
    Agent agent = agents[seat];
    boolean isNew = agent.tenureDays + day < NEW_AGENT_DAYS;
    double busy = load[slot] + (plan.kind() == CellKind.UNDERSTAFFED ? 0.9 : 0);
    int difficulty = plan.mix().draw(random);
    boolean hidden = random.nextDouble() < plan.hiddenShare();
    double unseen = random.nextGaussian();

    double logSeconds =
        plan.logSeconds(difficulty, hidden, unseen)
            + 0.07 * busy
            + (outage[slot] ? 0.20 : 0)
            + (isNew ? 0.15 : 0)
            + agent.pace
            + 0.03 * luck
            + 0.02 * cellLuck
            + CellPlan.LEVEL_DEVIATION * random.nextGaussian();
    double natural = Math.min(LONGEST_SECONDS, Math.exp(logSeconds));
    double logOverrun = Math.log(natural / plan.normSeconds());
    boolean hurried =
        random.nextDouble() < plan.hurryProbability(logOverrun, busy, difficulty + unseen);

    double slope = plan.kind() == CellKind.STEEP_DIFFICULTY ? 0.64 : 0.32;
    double logit =
        plan.repeatLogit()
            + slope * (difficulty - 2)
            + 0.15 * unseen
            + (hidden ? 0.5 : 0)
            + 0.18 * busy
            + (outage[slot] ? 0.40 : 0)
            + (isNew ? 0.25 : 0)
            + agent.carelessness
            + 0.15 * luck
            + 0.08 * cellLuck;
    double usual = probability(logit);
    double added = hurried ? plan.harm() + plan.harmSlope() * logOverrun : 0;
    double actual = added == 0 ? usual : probability(logit + added);
    int seconds = recorded(plan, natural, hurried);
    return new DrawnContact(
        cell,
        day,
        seat,
        ((quartile(busy) * 2) + (outage[slot] ? 1 : 0)) * 2 + (isNew ? 1 : 0),
        seconds,
        random.nextDouble() < actual,
        random.nextDouble()
            < probability(
                plan.priorLogit() + 0.3 * (difficulty - 2) + 0.15 * unseen + (hidden ? 0.4 : 0)),
        actual - usual,
        hurried && isGathered(plan.normSeconds(), natural, seconds));
  }

  private int recorded(CellPlan plan, double natural, boolean hurried) {
    double seconds = natural;
    int norm = plan.normSeconds();
    if (hurried) {
      double cut =
          norm * (1 + 0.04 * Math.log(1 - random.nextDouble())) + 1.5 * random.nextGaussian();
      seconds = Math.min(natural, Math.max(0.5 * norm, cut));
    }
    if (plan.kind() == CellKind.MINUTE_HEAPING && random.nextDouble() < 0.4) {
      seconds = Math.max(60, 60 * Math.rint(seconds / 60));
    }
    if (plan.kind() == CellKind.DIFFUSE_HURRY && seconds > 0.7 * norm) {
      seconds *= random.nextDouble(0.75, 1);
    }
    return Math.max(SHORTEST_SECONDS, (int) Math.rint(seconds));
  }

  private static boolean isGathered(int norm, double natural, int seconds) {
    NormBins bins = new NormBins(norm);
    return NormBins.UNDER_NORM.contains(bins.binOf(seconds))
        && !NormBins.UNDER_NORM.contains(bins.binOf((int) Math.rint(natural)));
  }

  private static int quartile(double busy) {
    if (busy < 0) {
      return busy < -LOAD_QUARTILE ? 0 : 1;
    }
    return busy < LOAD_QUARTILE ? 2 : 3;
  }

  private static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
