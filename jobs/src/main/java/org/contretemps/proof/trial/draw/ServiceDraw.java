package org.contretemps.proof.trial.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.contretemps.proof.simulation.CellKind;
import org.contretemps.statistics.position.NormBins;

/**
 * Simulates the contacts of one service's cells over 56 days: agents of different skill, the
 * careless more prone to hurry; load that changes by the half-hour, outages, shocks to service-days
 * and cell-days. All of it acts on times and on repeats.
 */
final class ServiceDraw {
  static final int DAYS = 56;
  static final int WINDOW_DAYS = 28;

  private static final int SLOTS = 20;
  private static final int CONTACTS_PER_AGENT_DAY = 30;
  private static final int FEWEST_AGENTS = 8;

  /** With it about a quarter of the contacts have a new agent, as in the published cells. */
  private static final int NEW_AGENT_DAYS = 120;

  private static final int LONGEST_TENURE_DAYS = 550;
  private static final double CARELESSNESS = 0.22;

  /** By how much the log-odds of carelessness raise the logarithm of the chance of hurry. */
  private static final double HURRY_OF_THE_CARELESS = 2;

  private static final double LIKELIEST_HURRY = 0.95;
  private static final double FRAILTY = 0.5;
  private static final int LATEST_REPEAT_DAY = 7;
  private static final double OUTAGE = 0.04;
  private static final double LOAD_QUARTILE = 0.6745;
  private static final int LONGEST_SECONDS = 5_400;
  private static final int SHORTEST_SECONDS = 5;

  private final List<CellPlan> cells;
  private final Variation variation;
  private final SplittableRandom random;
  private final Agent[] agents;
  private final double[] load = new double[SLOTS];
  private final boolean[] outage = new boolean[SLOTS];
  private final double[] cellLuck;
  private double luck;

  private record Agent(double pace, double carelessness, int tenureDays) {
    static Agent draw(SplittableRandom random) {
      return new Agent(
          0.08 * random.nextGaussian(),
          CARELESSNESS * random.nextGaussian(),
          random.nextInt(LONGEST_TENURE_DAYS));
    }

    /** How much likelier than usual the agent hurries; 1 on average. */
    double haste() {
      double mean = HURRY_OF_THE_CARELESS * HURRY_OF_THE_CARELESS * CARELESSNESS * CARELESSNESS / 2;
      return Math.exp(HURRY_OF_THE_CARELESS * carelessness - mean);
    }
  }

  /** What a customer comes with; it stays the same in a chain of repeats. */
  private record Matter(
      int cell, int difficulty, boolean hidden, double unseen, double frailty, boolean again) {
    Matter repeated() {
      return new Matter(cell, difficulty, hidden, unseen, frailty, true);
    }
  }

  /** What surrounds a contact and does not depend on customer and agent. */
  private record Moment(double busy, boolean outage, boolean isNew, double luck, double cellLuck) {
    double logSeconds() {
      return 0.07 * busy + (outage ? 0.20 : 0) + (isNew ? 0.15 : 0) + 0.03 * luck + 0.02 * cellLuck;
    }

    double repeatLogit() {
      return 0.18 * busy + (outage ? 0.40 : 0) + (isNew ? 0.25 : 0) + 0.15 * luck + 0.08 * cellLuck;
    }

    int stratum() {
      return (quartile() * 2 + (outage ? 1 : 0)) * 2 + (isNew ? 1 : 0);
    }

    private int quartile() {
      if (busy < 0) {
        return busy < -LOAD_QUARTILE ? 0 : 1;
      }
      return busy < LOAD_QUARTILE ? 2 : 3;
    }
  }

  ServiceDraw(List<CellPlan> cells, Variation variation, SplittableRandom random) {
    this.cells = cells;
    this.variation = variation;
    this.random = random;
    this.cellLuck = new double[cells.size()];
    int perDay = cells.stream().mapToInt(CellPlan::contacts).sum() / WINDOW_DAYS;
    int count = Math.max(FEWEST_AGENTS, perDay / CONTACTS_PER_AGENT_DAY);
    this.agents =
        IntStream.range(0, count).mapToObj(each -> Agent.draw(random)).toArray(Agent[]::new);
  }

  int agents() {
    return agents.length;
  }

  List<DrawnContact> contacts() {
    List<DrawnContact> contacts = new ArrayList<>();
    List<List<Matter>> due = new ArrayList<>();
    IntStream.range(0, DAYS).forEach(day -> due.add(new ArrayList<>()));
    for (int day = 0; day < DAYS; day++) {
      shake();
      for (int cell = 0; cell < cells.size(); cell++) {
        int count = newMatters(cells.get(cell));
        for (int i = 0; i < count; i++) {
          due.get(day).add(matter(cell));
        }
      }
      for (Matter matter : due.get(day)) {
        DrawnContact contact = contact(matter, day);
        contacts.add(contact);
        int next = day + 1 + random.nextInt(LATEST_REPEAT_DAY);
        if (variation == Variation.CHAINS && contact.repeated() && next < DAYS) {
          due.get(next).add(matter.repeated());
        }
      }
    }
    return contacts;
  }

  /** What a day brings to all. */
  private void shake() {
    for (int slot = 0; slot < SLOTS; slot++) {
      load[slot] = random.nextGaussian();
      outage[slot] = random.nextDouble() < OUTAGE;
    }
    luck = random.nextGaussian();
    Arrays.setAll(cellLuck, cell -> random.nextGaussian());
  }

  private int newMatters(CellPlan plan) {
    double mean = (double) plan.contacts() / WINDOW_DAYS;
    double fresh =
        variation == Variation.CHAINS ? mean * (1 - probability(plan.repeatLogit())) : mean;
    return (int) Math.rint(fresh + Math.sqrt(fresh) * random.nextGaussian());
  }

  private Matter matter(int cell) {
    CellPlan plan = cells.get(cell);
    return new Matter(
        cell,
        plan.mix().draw(random),
        random.nextDouble() < plan.hiddenShare(),
        random.nextGaussian(),
        variation == Variation.CHAINS ? FRAILTY * random.nextGaussian() : 0,
        false);
  }

  private DrawnContact contact(Matter matter, int day) {
    CellPlan plan = cells.get(matter.cell());
    int slot = random.nextInt(SLOTS);
    int seat = random.nextInt(agents.length);
    Agent agent = agents[seat];
    Moment moment =
        new Moment(
            load[slot] + plan.usualLoad() + (plan.kind() == CellKind.UNDERSTAFFED ? 0.9 : 0),
            outage[slot],
            agent.tenureDays + day < NEW_AGENT_DAYS,
            luck,
            cellLuck[matter.cell()]);
    double logSeconds =
        plan.logSeconds(matter.difficulty(), matter.hidden(), matter.unseen())
            + moment.logSeconds()
            + agent.pace
            + CellPlan.LEVEL_DEVIATION * random.nextGaussian();
    double natural = Math.min(LONGEST_SECONDS, Math.exp(logSeconds));
    int norm = variation.norm(plan, seat);
    double logOverrun = Math.log(natural / norm);
    double hurry =
        plan.hurryProbability(logOverrun, moment.busy(), matter.difficulty() + matter.unseen());
    boolean hurried = random.nextDouble() < Math.min(LIKELIEST_HURRY, agent.haste() * hurry);
    int seconds = recorded(plan.kind(), norm, natural, hurried);
    double logit =
        repeatLogit(plan, matter)
            + moment.repeatLogit()
            + agent.carelessness
            + plan.policy().logit(seconds <= norm, plan.policyStrength());
    double added = hurried ? plan.harm() + plan.harmSlope() * logOverrun : 0;
    double repeats = probability(logit + added);
    return new DrawnContact(
        matter.cell(),
        day,
        seat,
        moment.stratum(),
        norm,
        seconds,
        random.nextDouble() < repeats,
        matter.again() || random.nextDouble() < probability(priorLogit(plan, matter)),
        repeats - probability(logit),
        hurried && isGathered(norm, natural, seconds));
  }

  private static double repeatLogit(CellPlan plan, Matter matter) {
    double slope = plan.kind() == CellKind.STEEP_DIFFICULTY ? 0.64 : 0.32;
    return plan.repeatLogit()
        + slope * (matter.difficulty() - 2)
        + 0.15 * matter.unseen()
        + (matter.hidden() ? 0.5 : 0)
        + matter.frailty();
  }

  private static double priorLogit(CellPlan plan, Matter matter) {
    return plan.priorLogit()
        + 0.36 * (matter.difficulty() - 2)
        + 0.15 * matter.unseen()
        + (matter.hidden() ? 0.4 : 0);
  }

  private int recorded(CellKind kind, int norm, double natural, boolean hurried) {
    double seconds = natural;
    if (hurried) {
      double cut =
          norm * (1 + 0.04 * Math.log(1 - random.nextDouble())) + 1.5 * random.nextGaussian();
      seconds = Math.min(natural, Math.max(0.5 * norm, cut));
    }
    if (kind == CellKind.MINUTE_HEAPING && random.nextDouble() < 0.4) {
      seconds = Math.max(60, 60 * Math.rint(seconds / 60));
    }
    if (kind == CellKind.DIFFUSE_HURRY && seconds > 0.7 * norm) {
      seconds *= random.nextDouble(0.75, 1);
    }
    return Math.max(SHORTEST_SECONDS, (int) Math.rint(seconds));
  }

  private static boolean isGathered(int norm, double natural, int seconds) {
    NormBins bins = new NormBins(norm);
    return NormBins.UNDER_NORM.contains(bins.binOf(seconds))
        && !NormBins.UNDER_NORM.contains(bins.binOf((int) Math.rint(natural)));
  }

  private static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
