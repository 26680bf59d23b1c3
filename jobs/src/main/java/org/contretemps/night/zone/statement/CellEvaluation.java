package org.contretemps.night.zone.statement;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.TimeHistogram;
import org.contretemps.statistics.clash.ClashEvidence;
import org.contretemps.statistics.clash.DensityJump;
import org.contretemps.statistics.clash.DensityTest;
import org.contretemps.statistics.clash.HarmModel;
import org.contretemps.statistics.clash.NormCoverage;
import org.contretemps.statistics.clash.NormSteps;
import org.contretemps.statistics.clash.PlaceboNorms;
import org.contretemps.statistics.clash.UnderOver;
import org.contretemps.statistics.clash.WhatIf;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.Outcome;
import scala.Tuple2;

/** Computes the findings of one cell under one norm from its daily counts. Runs on executors. */
final class CellEvaluation
    implements MapGroupsFunction<Tuple2<Long, Long>, NormPositionDay, CellFindings> {
  private static final long serialVersionUID = 1L;
  private static final double[] NEEDED = {0.8, 0.9};

  /** Candidate norms lie between half and twice the norm in force. */
  private static final double SHORTEST = 0.5;

  private static final double LONGEST = 2;

  /** Below this the placebo says nothing worth its time. */
  private static final long LEAST_FOR_PLACEBO = 500;

  private final int windowDays;

  CellEvaluation(int windowDays) {
    this.windowDays = windowDays;
  }

  @Override
  public CellFindings call(Tuple2<Long, Long> cellAndNorm, Iterator<NormPositionDay> days) {
    NormPositionDay first = days.next();
    NormedCell cell = first.cell();
    CellCounts counts = new CellCounts(cell.normSeconds());
    counts.add(first);
    counts.addAll(days);
    return findings(cell, counts);
  }

  private CellFindings findings(NormedCell cell, CellCounts counts) {
    NormPositionCounts atNorm = counts.aroundNorm();
    ClashEvidence evidence = ClashEvidence.of(atNorm, counts.cut());
    TimeHistogram times = counts.times();
    Optional<NormCoverage> coverage = evidence.spike().map(s -> NormCoverage.of(atNorm, s));
    NormBins norm = atNorm.bins();
    return new CellFindings(
        cell,
        windowDays,
        evidence.contacts(),
        atNorm.total(Outcome.ADVERSE),
        atNorm.total(Outcome.PRIOR_CONTACT),
        evidence.adverseSlope(),
        evidence.priorSlope(),
        evidence.spike().orElse(null),
        evidence.comparison().orElse(null),
        evidence.cut(),
        evidence.shift().orElse(null),
        atNorm.contactsOver(),
        counts.overrunSeconds(),
        counts.secondsSum(),
        counts.priorSecondsSum(),
        counts.wholeMinutes(),
        needed(coverage, times, NEEDED[0]),
        needed(coverage, times, NEEDED[1]),
        placebo(counts, PlaceboNorms.below(norm)),
        placebo(counts, PlaceboNorms.above(norm)),
        DensityJump.of(atNorm).orElse(null),
        DensityTest.of(atNorm).map(Estimate::z).orElse(null),
        UnderOver.riskDifference(atNorm).orElse(null),
        counts.composition(),
        coverage
            .map(inForce -> WhatIf.over(times, inForce, candidates(norm.normSeconds())))
            .orElse(List.of()));
  }

  private static Integer needed(
      Optional<NormCoverage> coverage, TimeHistogram times, double share) {
    OptionalInt needed =
        coverage.map(c -> c.neededSeconds(times, share)).orElse(OptionalInt.empty());
    return needed.isPresent() ? needed.getAsInt() : null;
  }

  private static Double placebo(CellCounts counts, NormBins norm) {
    NormPositionCounts around = counts.around(norm);
    return around.total() < LEAST_FOR_PLACEBO
        ? null
        : HarmModel.of(around, Outcome.ADVERSE)
            .map(harm -> harm.tail())
            .map(Estimate::z)
            .filter(Double::isFinite)
            .orElse(null);
  }

  /** The norms that might be set, and the one in force as it is. */
  private static int[] candidates(int normSeconds) {
    return IntStream.concat(
            IntStream.of(normSeconds),
            IntStream.of(NormSteps.between(SHORTEST * normSeconds, LONGEST * normSeconds)))
        .distinct()
        .sorted()
        .toArray();
  }
}
