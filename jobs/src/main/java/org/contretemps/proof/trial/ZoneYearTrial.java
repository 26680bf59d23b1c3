package org.contretemps.proof.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.contretemps.proof.trial.draw.ZoneYearDraw;
import org.contretemps.proof.trial.draw.ZoneYearDraw.Followed;
import org.contretemps.proof.trial.draw.ZoneYearDraw.Kind;
import org.contretemps.proof.trial.draw.ZoneYearDraw.Span;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.clash.ClashDecision;
import org.contretemps.statistics.clash.ClashEvidence;
import org.contretemps.statistics.clash.ClashRule;
import org.contretemps.statistics.clash.Harm;
import org.contretemps.statistics.clash.RunPool;
import org.contretemps.statistics.clash.Spike;
import org.contretemps.statistics.clash.ZoneState;
import org.contretemps.statistics.position.SystemCut;

/**
 * Simulates years of nights (METHOD §5.5) in which every night judges the cells of its 28 days by
 * the product's rule, and zones open and close. Harm, control and spike are computed from daily
 * counts by the plain forms of their formulae, without the fits of METHOD §3 and §4.1, which would
 * take hours.
 */
final class ZoneYearTrial {
  static final int DAYS = 28;
  static final int HARMED = 60;
  static final int HARMLESS = 80;
  static final int UNHURRIED = 160;

  private ZoneYearTrial() {}

  /** Which p over the longer window a zone is given when it asks. */
  enum Longer {
    /** That of the longer window. */
    LOOKED_AT,
    /** Always the answer that the nights expect: the rule without a longer window. */
    TAKEN_FOR_GRANTED
  }

  /**
   * Years, each of its own seed, and the same ones for either p.
   *
   * @param harmed the days with harm
   */
  static Map<Longer, ZoneYears> run(int years, long seed, Span harmed) {
    List<Map<Longer, Zones>> drawn =
        LongStream.range(0, years)
            .parallel()
            .mapToObj(year -> year(new SplittableRandom(seed + year), harmed))
            .toList();
    Map<Longer, ZoneYears> byLonger = new EnumMap<>(Longer.class);
    for (Longer longer : Longer.values()) {
      byLonger.put(
          longer, new ZoneYears(drawn.stream().map(year -> year.get(longer).cells()).toList()));
    }
    return byLonger;
  }

  /** The cells of a year, with the state of their zones. */
  private record Zones(List<ZoneYears.Cell> cells, List<ZoneState> states) {
    static Zones of(List<ZoneYearDraw> draws) {
      return new Zones(
          draws.stream().map(draw -> new ZoneYears.Cell(draw.harm(), draw.contacts())).toList(),
          new ArrayList<>(Collections.nCopies(draws.size(), ZoneState.NEW)));
    }
  }

  private static Map<Longer, Zones> year(SplittableRandom random, Span harmed) {
    List<ZoneYearDraw> draws = new ArrayList<>();
    add(draws, HARMED, Kind.HARMED, random, harmed);
    add(draws, HARMLESS, Kind.HARMLESS, random, harmed);
    add(draws, UNHURRIED, Kind.UNHURRIED, random, harmed);
    Map<Longer, Zones> zones = new EnumMap<>(Longer.class);
    for (Longer longer : Longer.values()) {
      zones.put(longer, Zones.of(draws));
    }
    for (int night = 0; night < ZoneYearDraw.NIGHTS; night++) {
      pass(night, draws, zones);
    }
    return zones;
  }

  private static void add(
      List<ZoneYearDraw> draws, int number, Kind kind, SplittableRandom random, Span harmed) {
    IntStream.range(0, number)
        .forEach(i -> draws.add(new ZoneYearDraw(random.split(), kind, harmed)));
  }

  private static void pass(int night, List<ZoneYearDraw> cells, Map<Longer, Zones> zones) {
    List<ClashEvidence> run =
        cells.stream().map(cell -> evidence(cell.window(night, DAYS))).toList();
    RunPool pool = RunPool.of(run).withoutShift();
    List<ClashDecision> decisions = ClashRule.STANDARD.decide(run, pool);
    zones.forEach(
        (longer, of) -> {
          for (int i = 0; i < cells.size(); i++) {
            ZoneState before = of.states().get(i);
            ZoneState.Night said = decisions.get(i).night();
            double p = before.open() ? 1 : 0;
            if (longer == Longer.LOOKED_AT && before.asks(said)) {
              p = p(cells.get(i).window(night, ZoneState.LONGER * DAYS), pool);
            }
            ZoneState after = before.after(said, p);
            of.states().set(i, after);
            of.cells().get(i).nights().set(night, after.open());
          }
        });
  }

  private static double p(ZoneYearDraw.Window window, RunPool pool) {
    return ClashRule.STANDARD
        .decide(List.of(evidence(window)), pool)
        .get(0)
        .test()
        .orElseThrow()
        .pEstablished();
  }

  private static ClashEvidence evidence(ZoneYearDraw.Window window) {
    Followed under = window.underNorm();
    Spike spike =
        new Spike(
            window.contacts(), under.contacts(), window.expected(), window.expectedVariance(), 1);
    double adverse = rate(window.outside().adverse(), window);
    double prior = rate(window.outside().prior(), window);
    return new ClashEvidence(
        window.contacts(),
        adverse,
        prior,
        1 / (adverse * (1 - adverse)),
        1 / (prior * (1 - prior)),
        Optional.of(spike),
        Optional.of(
            new ClashEvidence.Comparison(
                spike, harm(window, under.adverse(), adverse), harm(window, under.prior(), prior))),
        SystemCut.NONE,
        Optional.empty());
  }

  private static double rate(long events, ZoneYearDraw.Window window) {
    return (events + 0.5) / (window.outside().contacts() + 1);
  }

  /** METHOD §4.4 with one rate for all origins. */
  private static Harm harm(ZoneYearDraw.Window window, long events, double rate) {
    double under = window.underNorm().contacts();
    double expected = under * rate;
    double variance =
        Math.max(expected, 1) * (1 - Math.min(0.99, rate))
            + under * under * rate * (1 - rate) / (window.outside().contacts() + 1);
    Estimate estimate =
        new Estimate(
            (events - expected) / window.contacts(), Math.sqrt(variance) / window.contacts());
    return new Harm(estimate, estimate, rate, rate, 0);
  }
}
