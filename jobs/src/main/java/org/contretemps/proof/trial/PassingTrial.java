package org.contretemps.proof.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.contretemps.proof.trial.draw.PassingContacts;
import org.contretemps.proof.trial.draw.PassingDraw;
import org.contretemps.proof.trial.draw.PassingForm;
import org.contretemps.statistics.passing.PassingEvidence;
import org.contretemps.statistics.passing.PassingJump;
import org.contretemps.statistics.passing.PassingRule;
import org.contretemps.statistics.passing.PassingSister;
import org.contretemps.statistics.passing.PassingTimes;

/**
 * Worlds in which contacts are passed on under norms, by policies at fixed times and for reasons of
 * teams, judged by METHOD §11 and, beside it, by §4 with being passed on as the outcome, and by the
 * jump alone without looking at what others do at the same time.
 *
 * @param worlds of each form
 * @param cells about so many in each
 */
public record PassingTrial(int worlds, int cells, long seed) {
  /** The full form. */
  public static final int FULL_WORLDS = 200;

  private static final double CLEAR = 0.01;
  private static final double LARGE = 0.02;
  private static final int LARGE_CELL = 3000;

  /** What was found in a cell. */
  private record Judged(
      PassingDraw truth,
      Optional<PassingJump> jump,
      boolean established,
      boolean byJumpAlone,
      boolean byOutcome) {

    boolean isTrue() {
      return truth.net() > 0;
    }

    boolean isAtLeast(double harm) {
      return truth.net() >= harm && truth.contacts().size() >= LARGE_CELL;
    }

    boolean isCovered() {
      PassingJump found = jump.orElseThrow();
      return found.lower() <= truth.net() && truth.net() <= found.upper();
    }
  }

  /** The gates, and what they rest on. */
  public record Result(List<RuleScore> scores, List<Gate> gates) {
    @Override
    public String toString() {
      List<String> lines = new ArrayList<>();
      lines.add("contacts passed on under a norm");
      lines.add(String.format(Locale.ROOT, "%-54s %8s %8s", "rule", "FDR", "power at 1 in 100"));
      scores.forEach(score -> lines.add(score.toString()));
      lines.add("");
      lines.add(String.format(Locale.ROOT, "%-44s %8s   %s", "gate", "figure", "bar"));
      gates.forEach(gate -> lines.add(gate.toString()));
      return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
  }

  /**
   * @throws IllegalArgumentException where there is nothing to judge
   */
  public PassingTrial {
    if (worlds < 1 || cells < 1) {
      throw new IllegalArgumentException(
          "Cannot try the method on %d worlds of %d cells: there is nothing to judge. Take at least 1."
              .formatted(worlds, cells));
    }
  }

  /** Draws and judges all worlds. */
  public Result run() {
    List<List<Judged>> usual = judged(PassingForm.USUAL);
    List<List<Judged>> small = judged(PassingForm.SMALL_SERVICES);
    List<List<Judged>> own = judged(PassingForm.OWN_POLICIES);
    List<List<Judged>> hurried = judged(PassingForm.HURRY_OF_ALL);
    RuleScore method = score("passing on (this method)", usual);
    RuleScore few = score("the same in services of three cells", small);
    RuleScore policies = score("the same with policies of cells, norms changed", own);
    RuleScore all = score("the same if hurry moves those passed on, too", hurried);
    List<RuleScore> scores =
        List.of(
            method,
            few,
            policies,
            all,
            RuleScore.of(
                "the jump alone",
                usual,
                Judged::byJumpAlone,
                Judged::isTrue,
                cell -> cell.isAtLeast(CLEAR)),
            RuleScore.of(
                "being passed on as an outcome (§4)",
                usual,
                Judged::byOutcome,
                Judged::isTrue,
                cell -> cell.isAtLeast(CLEAR)));
    double large =
        RuleScore.of("", usual, Judged::established, Judged::isTrue, cell -> cell.isAtLeast(LARGE))
            .power();
    double[] z = nullZ(usual);
    return new Result(
        scores,
        List.of(
            new Gate("false discovery rate", method.falseDiscoveryRate(), 0, 0.02),
            new Gate("power at 1 in 100, 3,000 contacts", method.power(), 0.90, 1),
            new Gate("power at 2 in 100, 3,000 contacts", large, 0.93, 1),
            new Gate("interval covers", covered(usual), 0.92, 1),
            new Gate("null z without policies, mean", mean(z), -0.2, 0.2),
            new Gate("null z without policies, deviation", deviation(z), 0, 1.25),
            new Gate("three cells: false discovery rate", few.falseDiscoveryRate(), 0, 0.03),
            new Gate("three cells: power at 1 in 100", few.power(), 0.80, 1),
            new Gate("own policies: false discovery rate", policies.falseDiscoveryRate(), 0, 0.03),
            new Gate("hurry of all: false discovery rate", all.falseDiscoveryRate(), 0, 0.03),
            new Gate("hurry of all: power at 1 in 100", all.power(), 0.90, 1)));
  }

  private static RuleScore score(String rule, List<List<Judged>> worlds) {
    return RuleScore.of(
        rule, worlds, Judged::established, Judged::isTrue, cell -> cell.isAtLeast(CLEAR));
  }

  private List<List<Judged>> judged(PassingForm form) {
    long first = seed + 1000L * List.of(PassingForm.values()).indexOf(form);
    return LongStream.range(0, worlds)
        .parallel()
        .mapToObj(world -> judge(form, new SplittableRandom(first + world)))
        .toList();
  }

  private List<Judged> judge(PassingForm form, SplittableRandom random) {
    List<PassingDraw> drawn = new ArrayList<>();
    List<PassingEvidence> evidence = new ArrayList<>();
    while (drawn.size() < cells) {
      List<PassingDraw> service = PassingDraw.service(form, random);
      List<PassingTimes> own = service.stream().map(cell -> times(cell.contacts())).toList();
      for (int cell = 0; cell < service.size(); cell++) {
        evidence.add(evidence(service, own, cell));
      }
      drawn.addAll(service);
    }
    List<PassingRule.Decision> decisions = PassingRule.decide(evidence);
    boolean[] alone = PassingNaive.jumpAlone(evidence);
    boolean[] outcome = PassingNaive.asOutcome(drawn);
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      judged.add(
          new Judged(
              drawn.get(i),
              evidence.get(i).jump(),
              decisions.get(i).verdict() == PassingRule.Verdict.ESTABLISHED,
              alone[i],
              outcome[i]));
    }
    return judged;
  }

  private static PassingEvidence evidence(
      List<PassingDraw> service, List<PassingTimes> times, int cell) {
    int norm = service.get(cell).normSeconds();
    List<PassingSister> sisters = new ArrayList<>();
    for (int other = 0; other < service.size(); other++) {
      if (other != cell) {
        PassingSister.of(norm, service.get(other).normSeconds(), false, times.get(other))
            .ifPresent(sisters::add);
      }
    }
    PassingDraw drawn = service.get(cell);
    if (drawn.former().size() > 0) {
      PassingSister.of(norm, drawn.formerNormSeconds(), true, times(drawn.former()))
          .ifPresent(sisters::add);
    }
    return new PassingEvidence(
        times.get(cell).total(),
        PassingEvidence.jump(times.get(cell), norm),
        sisters,
        false,
        false);
  }

  private static PassingTimes times(PassingContacts contacts) {
    PassingTimes.Tally tally = new PassingTimes.Tally();
    for (int i = 0; i < contacts.size(); i++) {
      tally.add(contacts.seconds(i), 1, contacts.isPassedOn(i) ? 1 : 0);
    }
    return tally.times();
  }

  private static double covered(List<List<Judged>> worlds) {
    List<Judged> harmed =
        cells(worlds).filter(cell -> cell.isTrue() && cell.jump().isPresent()).toList();
    return (double) harmed.stream().filter(Judged::isCovered).count() / harmed.size();
  }

  private static double[] nullZ(List<List<Judged>> worlds) {
    return cells(worlds)
        .filter(cell -> !cell.isTrue() && !cell.truth().hasPolicy())
        .flatMap(cell -> cell.jump().stream())
        .mapToDouble(jump -> jump.excess() / jump.standardError())
        .toArray();
  }

  private static Stream<Judged> cells(List<List<Judged>> worlds) {
    return worlds.stream().flatMap(List::stream);
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).average().orElse(Double.NaN);
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        DoubleStream.of(values).map(each -> (each - mean) * (each - mean)).sum()
            / (values.length - 1));
  }
}
