package org.contretemps.statistics.queue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One drawn world (METHOD §13): days, how hurrying fades, harm and agents as they may have been,
 * and what each norm does in it, all on the same contacts.
 *
 * <p>Agents are calibrated on three quarters of the days, drawn with replacement and each taken
 * twice; the forecast is of days drawn from these: the luck of the month observed and of the month
 * to come.
 */
final class Replicate {
  private static final double CALIBRATED = 0.75;
  private static final int STEPS = 11;
  private static final int FEWER_STEPS = 8;
  private static final double SAME = 0.004;
  private static final int FIRST_DAYS = 28;
  private static final double MOST_OFFERED = 1.15;
  private static final double FULL_FADING = 3;

  private final ServiceHistory history;
  private final QueueSettings settings;
  private final SplittableRandom random;
  private final int[] observed;
  private final int[] coming;
  private final List<ReturnFlow> flows;
  private final double[] harms;
  private final ContactDraw draw;
  private final double luck;

  Replicate(ServiceHistory history, HurryPosterior posterior, QueueSettings settings, long seed) {
    this.history = history;
    this.settings = settings;
    this.random = new SplittableRandom(seed);
    int days = history.days();
    this.observed = random.ints((int) Math.ceil(CALIBRATED * days), 0, days).toArray();
    this.coming = random.ints(days, 0, observed.length).map(place -> observed[place]).toArray();
    int decay = posterior.decay(random.nextDouble());
    int cells = history.cells().size();
    List<Optional<HurriedContacts>> hurried =
        IntStream.range(0, cells)
            .mapToObj(cell -> posterior.hurried(cell, decay, random.nextDouble()))
            .toList();
    this.flows = history.cells().stream().map(this::flow).toList();
    this.harms =
        IntStream.range(0, cells)
            .mapToDouble(cell -> harm(cell, decay) * posterior.widening(cell))
            .toArray();
    this.draw = new ContactDraw(history, observed, hurried);
    this.luck = random.nextGaussian();
  }

  private ReturnFlow flow(CellHistory cell) {
    return new ReturnFlow(
        cell.returning(observed), history.abandoned(observed), history.retried(observed));
  }

  /** h with its error drawn, between tail and local as hurrying fades; 0 if not established. */
  private double harm(int cell, int decay) {
    double level = random.nextGaussian();
    double local = Math.min(1, HurryDecay.DECAYS[decay] / FULL_FADING);
    return history
        .cells()
        .get(cell)
        .harm()
        .map(h -> h.tail() + local * (h.local() - h.tail()) + h.error() * level)
        .orElse(0.0);
  }

  /**
   * What comes of each norm, in their order.
   *
   * @param today the place of today's norm
   * @param hasAgents whether agents are found for every norm, else for none
   */
  List<Map<QueueOutcome, Double>> outcomes(int[] norms, int today, boolean hasAgents) {
    int[] twice = IntStream.range(0, 2 * observed.length).map(day -> observed[day / 2]).toArray();
    double[] agents = agents(draw.on(twice, false, random).callers(), twice, roster(twice));
    DrawnContacts drawn = draw.on(coming, true, random);
    NormRun run = new NormRun(drawn, roster(coming), agents);
    List<Map<QueueOutcome, Double>> found = new ArrayList<>();
    ForecastCounts now = run.counts(norms[today], ones());
    for (int norm : norms) {
      found.add(run.outcomes(norm, norms[today], now));
    }
    if (hasAgents) {
      addAgents(found, norms, agents);
    }
    return found;
  }

  /** The agents that keep the seconds in the queue under each norm, each day taken once. */
  private void addAgents(List<Map<QueueOutcome, Double>> found, int[] norms, double[] agents) {
    DrawnContacts contacts = draw.on(observed, false, random);
    Roster roster = roster(observed);
    double seconds = mean(contacts.callers().services());
    for (int place = 0; place < norms.length; place++) {
      Callers then = contacts.under(norms[place], ones());
      found
          .get(place)
          .put(
              QueueOutcome.AGENTS,
              mean(needed(then, observed, roster, agents, mean(then.services()) / seconds)));
    }
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  /** The agents under other times that keep the seconds in the queue as they are. */
  private double[] needed(
      Callers callers, int[] days, Roster roster, double[] today, double longer) {
    AgentCalibration calibration = new AgentCalibration(callers, roster);
    double[] needed = new double[today.length];
    for (int slot = 0; slot < needed.length; slot++) {
      if (history.isQueueing()[slot]) {
        double[] bounds = AgentCalibration.around(today[slot]);
        needed[slot] = calibration.bisect(slot, queueSeconds(days, slot), bounds, FEWER_STEPS);
      } else {
        needed[slot] = today[slot] * longer;
        calibration.keep(slot, needed[slot]);
      }
    }
    return needed;
  }

  private double queueSeconds(int[] days, int slot) {
    return Arrays.stream(days).mapToDouble(day -> history.queueSeconds()[day][slot]).sum();
  }

  private double[] ones() {
    double[] ones = new double[flows.size()];
    Arrays.fill(ones, 1);
    return ones;
  }

  private Roster roster(int[] days) {
    double[] all = history.moves();
    int[] order = IntStream.range(0, days.length).toArray();
    for (int place = order.length - 1; place > 0; place--) {
      int other = random.nextInt(place + 1);
      int kept = order[place];
      order[place] = order[other];
      order[other] = kept;
    }
    return new Roster(
        Arrays.stream(days).mapToDouble(day -> all[day]).toArray(),
        Arrays.stream(order).mapToDouble(place -> (place + 0.5) / order.length).toArray());
  }

  /** The agents of every slot that explain the seconds in the queue. */
  private double[] agents(Callers callers, int[] days, Roster roster) {
    AgentCalibration calibration = new AgentCalibration(callers, roster);
    double[] agents = new double[history.slots()];
    double seconds = mean(callers.services());
    for (int slot = 0; slot < agents.length; slot++) {
      int own = slot;
      if (history.isQueueing()[slot]) {
        double contacts =
            Arrays.stream(days).map(day -> history.offered()[day][own]).average().orElse(0);
        double load = contacts * seconds / Callers.SLOT_SECONDS;
        agents[slot] =
            calibration.bisect(
                slot, queueSeconds(days, slot), AgentCalibration.bounds(load), STEPS);
      } else {
        agents[slot] = history.agents(slot, days);
        calibration.keep(slot, agents[slot]);
      }
    }
    return agents;
  }

  /**
   * The forecast days under one norm after another. The rounds that settle returns and abandonment
   * with each other begin with what the two norms before lead to expect.
   */
  private final class NormRun {
    private final DrawnContacts drawn;
    private final Roster roster;
    private final double[] agents;
    private double moreAbandoned;
    private double moreBefore;

    NormRun(DrawnContacts drawn, Roster roster, double[] agents) {
      this.drawn = drawn;
      this.roster = roster;
      this.agents = agents;
    }

    ForecastCounts counts(int norm, double[] offered) {
      ForecastCounts counts = new ForecastCounts(drawn, flows.size(), settings.withinSeconds());
      Callers callers = drawn.under(norm, offered);
      WaitingLine line = new WaitingLine();
      for (int day = 0; day < coming.length; day++) {
        line.clear();
        for (int slot = 0; slot < agents.length; slot++) {
          line.run(callers, day, slot, roster.agents(day, agents[slot]), counts);
        }
      }
      return counts;
    }

    Map<QueueOutcome, Double> outcomes(int norm, int today, ForecastCounts now) {
      double[] then = returningThen(norm, today);
      ForecastCounts counts = now;
      if (norm == today) {
        moreBefore = moreAbandoned;
        moreAbandoned = 0;
      } else {
        double expected = 2 * moreAbandoned - moreBefore;
        moreBefore = moreAbandoned;
        counts = counts(norm, ratios(then, expected, FIRST_DAYS));
        moreAbandoned = counts.abandonedShare() - now.abandonedShare();
        if (Math.abs(moreAbandoned - expected) > SAME) {
          counts = counts(norm, ratios(then, moreAbandoned, FIRST_DAYS));
          moreAbandoned = counts.abandonedShare() - now.abandonedShare();
        }
      }
      double[] longRun = ratios(then, moreAbandoned, Integer.MAX_VALUE);
      return outcomes(counts, then, mean(longRun));
    }

    /** p′ of each cell. */
    private double[] returningThen(int norm, int today) {
      double[] before = drawn.hurried(today, flows.size());
      double[] after = drawn.hurried(norm, flows.size());
      double[] then = new double[flows.size()];
      for (int cell = 0; cell < then.length; cell++) {
        double ratio = before[cell] == 0 ? 1 : after[cell] / before[cell];
        then[cell] = flows.get(cell).returningUnder(harms[cell], ratio);
      }
      return then;
    }

    private double[] ratios(double[] then, double moreAbandoned, int days) {
      double[] ratios = new double[then.length];
      for (int cell = 0; cell < then.length; cell++) {
        ReturnFlow flow = flows.get(cell);
        double returning = flow.returningWithin(then[cell], history.delayDays(), days);
        double abandoned = Math.max(0, Math.min(1, flow.abandoned() + moreAbandoned));
        ratios[cell] = Math.min(MOST_OFFERED, flow.offeredRatio(returning, abandoned));
      }
      return ratios;
    }

    private double mean(double[] ratios) {
      double answered = 0;
      double sum = 0;
      for (int cell = 0; cell < ratios.length; cell++) {
        double own = history.cells().get(cell).answered(observed);
        answered += own;
        sum += own * ratios[cell];
      }
      return sum / Math.max(1, answered);
    }

    private Map<QueueOutcome, Double> outcomes(
        ForecastCounts counts, double[] then, double longRun) {
      double returns = 0;
      double variance = 0;
      for (int cell = 0; cell < then.length; cell++) {
        returns += counts.handled(cell) * then[cell];
        variance += counts.handled(cell) * then[cell] * (1 - then[cell]);
      }
      double counted = returns + luck * Math.sqrt(variance);
      double week = history.daysPerWeek() / coming.length;
      Map<QueueOutcome, Double> found = new EnumMap<>(QueueOutcome.class);
      found.put(QueueOutcome.OFFERED, counts.offered() * week);
      found.put(QueueOutcome.HANDLED_MINUTES, counts.workedSeconds() / 60 * week);
      found.put(
          QueueOutcome.HANDLING_SECONDS, counts.workedSeconds() / Math.max(1, counts.answered()));
      found.put(QueueOutcome.RETURNS, counted * week);
      found.put(QueueOutcome.RETURN_RATE, counted / Math.max(1, counts.answered()));
      found.put(QueueOutcome.WAIT, counts.meanWait());
      found.put(QueueOutcome.WITHIN, counts.withinShare());
      found.put(QueueOutcome.ABANDONED, counts.abandonedShare());
      found.put(QueueOutcome.OCCUPANCY, counts.workedSeconds() / agentSeconds());
      found.put(QueueOutcome.LONG_RUN_RATIO, longRun);
      found.put(QueueOutcome.AGENTS, Double.NaN);
      return found;
    }

    private double agentSeconds() {
      double seconds = 0;
      for (int day = 0; day < coming.length; day++) {
        for (double mean : agents) {
          seconds += roster.agents(day, mean) * Callers.SLOT_SECONDS;
        }
      }
      return Math.max(1, seconds);
    }
  }
}
