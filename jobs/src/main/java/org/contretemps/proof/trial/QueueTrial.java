package org.contretemps.proof.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.contretemps.proof.trial.draw.QueueDay;
import org.contretemps.proof.trial.draw.QueueDraw;
import org.contretemps.statistics.clash.NormSteps;
import org.contretemps.statistics.queue.ErlangA;
import org.contretemps.statistics.queue.Forecast;
import org.contretemps.statistics.queue.NormChoice;
import org.contretemps.statistics.queue.NormGrid;
import org.contretemps.statistics.queue.QueueForecast;
import org.contretemps.statistics.queue.QueueOutcome;
import org.contretemps.statistics.queue.QueueSettings;
import org.contretemps.statistics.queue.ServiceHistory;

/**
 * Tests forecasts of another norm (METHOD §13) on simulated services: a month is observed, the norm
 * is loosened by a quarter, and the month that follows is held against the forecast of it, beside
 * two naive ones: that all stays as before, and Erlang A with the handling time held fixed. In as
 * many services more hurrying is harmless.
 *
 * @param worlds services in which hurrying harms
 * @param replicates of each forecast
 */
public record QueueTrial(int worlds, int replicates, long seed) {
  /** The full form. */
  public static final int FULL_WORLDS = 100;

  /** Replicates of the full form. */
  public static final int FULL_REPLICATES = 199;

  private static final int DAYS = 20;
  private static final double LOOSENED = 1.25;
  private static final double RISE = 0.01;
  private static final List<QueueOutcome> JUDGED =
      List.of(
          QueueOutcome.WAIT,
          QueueOutcome.ABANDONED,
          QueueOutcome.HANDLED_MINUTES,
          QueueOutcome.HANDLING_SECONDS,
          QueueOutcome.RETURNS);

  /** One world: the forecast of each outcome, what came, and what naive rules had said. */
  private record World(
      NormChoice choice,
      Map<QueueOutcome, Forecast> forecast,
      Map<QueueOutcome, Double> before,
      Map<QueueOutcome, Double> came,
      double erlangWait,
      double erlangAbandoned) {}

  /**
   * How an outcome was forecast.
   *
   * @param covered share of worlds whose interval holds what came
   * @param width mean width of the interval by its mean
   * @param bias mean of what was forecast less what came, by what came
   * @param error mean size of that difference
   * @param asBefore the same if all had stayed as before
   * @param erlang the same by Erlang A; not a number where it says nothing
   */
  public record Score(
      QueueOutcome outcome,
      double covered,
      double width,
      double bias,
      double error,
      double asBefore,
      double erlang) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-17s %8.3f %8.3f %8.3f %8.3f %10.3f %8.3f",
          outcome,
          covered,
          width,
          bias,
          error,
          asBefore,
          erlang);
    }
  }

  /** The gates, and what they rest on. */
  public record Result(
      List<Score> scores, double recommended, double recommendedHarmless, List<Gate> gates) {
    @Override
    public String toString() {
      List<String> lines = new ArrayList<>();
      lines.add("a norm loosened by a quarter, the month after beside its forecast");
      lines.add("outcome            covered    width     bias    error  as before   Erlang");
      scores.forEach(score -> lines.add(score.toString()));
      lines.add(
          String.format(
              Locale.ROOT,
              "another norm recommended: %.3f of services with harm, %.3f of those without",
              recommended,
              recommendedHarmless));
      lines.add("");
      lines.add(String.format(Locale.ROOT, "%-44s %8s   %s", "gate", "figure", "bar"));
      gates.forEach(gate -> lines.add(gate.toString()));
      return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
  }

  /**
   * @throws IllegalArgumentException if there is nothing to judge
   */
  public QueueTrial {
    if (worlds < 1) {
      throw new IllegalArgumentException(
          "Cannot try forecasts on %d worlds: there is nothing to judge. Take at least 1."
              .formatted(worlds));
    }
  }

  /** Draws, forecasts and lives through all worlds. */
  public Result run() {
    List<World> harmful =
        LongStream.range(0, worlds).mapToObj(world -> world(seed + world)).toList();
    double harmless =
        LongStream.range(0, worlds)
            .filter(world -> choice(seed + worlds + world).state().isChange())
            .count();
    List<Score> scores = JUDGED.stream().map(outcome -> score(outcome, harmful)).toList();
    double recommended = harmful.stream().filter(w -> w.choice().state().isChange()).count();
    List<Gate> gates = new ArrayList<>();
    Map<QueueOutcome, Double> widths = widths();
    for (Score score : scores) {
      gates.add(new Gate("covered, " + score.outcome(), score.covered(), 0.85, 1));
      if (widths.containsKey(score.outcome())) {
        gates.add(
            new Gate("width, " + score.outcome(), score.width(), 0, widths.get(score.outcome())));
      }
      gates.add(new Gate("bias, " + score.outcome(), score.bias(), -0.03, 0.03));
    }
    gates.add(new Gate("another norm though hurry is harmless", harmless / worlds, 0, 0.05));
    return new Result(scores, recommended / worlds, harmless / worlds, gates);
  }

  private static Map<QueueOutcome, Double> widths() {
    Map<QueueOutcome, Double> widths = new EnumMap<>(QueueOutcome.class);
    widths.put(QueueOutcome.WAIT, 0.70);
    widths.put(QueueOutcome.ABANDONED, 0.70);
    widths.put(QueueOutcome.HANDLED_MINUTES, 0.12);
    widths.put(QueueOutcome.RETURNS, 0.18);
    return widths;
  }

  private QueueForecast forecast(ServiceHistory history, int[] norms, long own) {
    return QueueForecast.of(
        history, norms, new QueueSettings(replicates, Integer.MAX_VALUE, 20, own));
  }

  /** What is chosen where hurrying is harmless; without established harm nothing is forecast. */
  private NormChoice choice(long own) {
    QueueDraw draw = new QueueDraw(own, false);
    ServiceHistory history =
        new QueueMonth(draw.days(draw.norm(), DAYS), draw.norm(), draw.cells()).history();
    return history.isEstablished()
        ? NormChoice.of(
            forecast(history, NormGrid.around(history.norm()), own),
            true,
            RISE,
            OptionalDouble.empty())
        : NormChoice.none(0);
  }

  private World world(long own) {
    QueueDraw draw = new QueueDraw(own, true);
    List<QueueDay> observed = draw.days(draw.norm(), DAYS);
    ServiceHistory history = new QueueMonth(observed, draw.norm(), draw.cells()).history();
    int[] norms = NormGrid.around(history.norm());
    QueueForecast forecast = forecast(history, norms, own);
    Map<QueueOutcome, Forecast> forecasts = new EnumMap<>(QueueOutcome.class);
    int other = NormSteps.nearest(LOOSENED * history.norm());
    int place = Arrays.binarySearch(norms, other);
    JUDGED.forEach(outcome -> forecasts.put(outcome, forecast.outcome(place, outcome)));
    Map<QueueOutcome, Double> before = figures(QueueTruth.of(observed));
    Map<QueueOutcome, Double> came = figures(QueueTruth.of(draw.days(other, DAYS)));
    ErlangA erlang = erlang(history, before);
    return new World(
        NormChoice.of(forecast, history.isEstablished(), RISE, OptionalDouble.empty()),
        forecasts,
        before,
        came,
        erlang.meanWait(),
        erlang.abandoned());
  }

  private static Map<QueueOutcome, Double> figures(QueueTruth truth) {
    Map<QueueOutcome, Double> figures = new EnumMap<>(QueueOutcome.class);
    figures.put(QueueOutcome.WAIT, truth.waited());
    figures.put(QueueOutcome.ABANDONED, truth.abandoned());
    figures.put(QueueOutcome.HANDLED_MINUTES, truth.minutes());
    figures.put(QueueOutcome.HANDLING_SECONDS, truth.handling());
    figures.put(QueueOutcome.RETURNS, truth.returns());
    return figures;
  }

  /** Erlang A slot by slot with the agents seen, its results weighted by contacts. */
  private static ErlangA erlang(ServiceHistory history, Map<QueueOutcome, Double> before) {
    double served = 1 / before.get(QueueOutcome.HANDLING_SECONDS);
    double gaveUp = Arrays.stream(history.abandonedWaits()).mapToLong(day -> day.length).sum();
    double waited = Arrays.stream(history.queueSeconds()).flatMapToDouble(Arrays::stream).sum();
    double impatience = Math.max(1e-6, gaveUp / Math.max(1, waited));
    double wait = 0;
    double abandoned = 0;
    double all = 0;
    for (int slot = 0; slot < history.slots(); slot++) {
      int own = slot;
      double contacts =
          Arrays.stream(history.offered()).mapToInt(day -> day[own]).average().orElse(0);
      double agents =
          Arrays.stream(history.agents()).mapToDouble(day -> day[own]).average().orElse(0);
      if (contacts > 0) {
        ErlangA found =
            ErlangA.of(contacts / 1800, served, (int) Math.max(1, Math.rint(agents)), impatience);
        wait += contacts * found.meanWait();
        abandoned += contacts * found.abandoned();
        all += contacts;
      }
    }
    return new ErlangA(0, wait / all, abandoned / all);
  }

  private static double erlang(QueueOutcome outcome, World world) {
    return switch (outcome) {
      case WAIT -> world.erlangWait();
      case ABANDONED -> world.erlangAbandoned();
      default -> Double.NaN;
    };
  }

  private static Score score(QueueOutcome outcome, List<World> worlds) {
    double[] came = worlds.stream().mapToDouble(w -> w.came().get(outcome)).toArray();
    Forecast[] forecasts =
        worlds.stream().map(w -> w.forecast().get(outcome)).toArray(Forecast[]::new);
    return new Score(
        outcome,
        mean(came, i -> forecasts[i].lower() <= came[i] && came[i] <= forecasts[i].upper() ? 1 : 0),
        mean(came, i -> (forecasts[i].upper() - forecasts[i].lower()) / forecasts[i].mean()),
        mean(came, i -> forecasts[i].mean() / came[i] - 1),
        mean(came, i -> Math.abs(forecasts[i].mean() / came[i] - 1)),
        mean(came, i -> Math.abs(worlds.get(i).before().get(outcome) / came[i] - 1)),
        mean(came, i -> Math.abs(erlang(outcome, worlds.get(i)) / came[i] - 1)));
  }

  private static double mean(double[] worlds, IntToDoubleFunction figure) {
    return IntStream.range(0, worlds.length).mapToDouble(figure).average().orElseThrow();
  }
}
