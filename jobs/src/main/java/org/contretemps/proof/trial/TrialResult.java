package org.contretemps.proof.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The results of a whole trial: METHOD §9's figures, the extra worlds of its last paragraph, and
 * all gates.
 *
 * @param everything worlds with everything confounded at once
 * @param pooledNorms the same with cells over teams that have norms of their own
 * @param chains the same with repeats that are contacts of the same customers
 * @param policies the same with policies that switch at the norm, by share of cells
 * @param shedding channel C and its parts alone
 * @param normChanges channel B one by one, beside other rules, by the share of harmless changes
 * @param years years of nights
 * @param yearsByNights the same years if no longer window had to agree
 */
public record TrialResult(
    TrialReport everything,
    TrialReport pooledNorms,
    TrialReport chains,
    List<PolicyTrial> policies,
    List<RuleScore> shedding,
    List<NormChangeTrial.Scores> normChanges,
    ZoneYears years,
    ZoneYears yearsByNights) {
  private static final double LARGEST_FDR = 0.05;
  private static final double RATIO = 1.15;

  /** All gates. */
  public List<Gate> gates() {
    return Stream.of(
            everything.gates(),
            policies.stream().map(PolicyTrial::gate).toList(),
            List.of(
                fdr("FDR, cells that pool norms", pooledNorms.established()),
                fdr("FDR, chains of repeats", chains.established()),
                new Gate("null z, chains, standard deviation", chains.nullDeviation(), 0.9, RATIO),
                new Gate(
                    "chains, jackknife error/formula error", chains.jackknifeRatio(), 0.85, RATIO),
                fdr("FDR of shedding", shedding.get(0))),
            normChanges.stream().flatMap(scores -> scores.gates().stream()).toList(),
            years.gates())
        .flatMap(List::stream)
        .toList();
  }

  private static Gate fdr(String name, RuleScore score) {
    return new Gate(name, score.falseDiscoveryRate(), 0, LARGEST_FDR);
  }

  /** The figures as a page of text. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(everything.toString());
    lines.add(header("what else worlds may hold"));
    lines.add(named("cells that pool several norms", pooledNorms));
    lines.add(named("chains of repeats by a customer", chains));
    policies.forEach(each -> each.scores().forEach(score -> lines.add(score.toString())));
    lines.add(
        String.format(
            Locale.ROOT,
            "standard error of h by leaving out a week / by formula, chains: %.3f; null z %.3f (sd %.3f)",
            chains.jackknifeRatio(),
            chains.nullMean(),
            chains.nullDeviation()));
    lines.add("");
    lines.add(header("contacts over at once, with and without innocent cause"));
    shedding.forEach(score -> lines.add(score.toString()));
    lines.add("");
    lines.add(header("changes of norms"));
    normChanges.stream()
        .flatMap(scores -> scores.all().stream())
        .forEach(score -> lines.add(score.toString()));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%-34s %8s %8s %8s %8s %8s %8s",
            "years of nights",
            "false",
            "share",
            "in 42",
            "median",
            "openings",
            "found"));
    lines.add(String.format(Locale.ROOT, "%-34s %s", "the longer window agrees (the rule)", years));
    lines.add(String.format(Locale.ROOT, "%-34s %s", "3 of 5, 5 of 7 nights alone", yearsByNights));
    lines.add("");
    lines.add(String.format(Locale.ROOT, "%-44s %8s   %s", "gate", "figure", "bar"));
    gates().forEach(gate -> lines.add(gate.toString()));
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static String header(String title) {
    return String.format(Locale.ROOT, "%-54s %8s %8s", title, "FDR", "power");
  }

  private static String named(String name, TrialReport report) {
    RuleScore score = report.established();
    return new RuleScore(name, score.falseDiscoveryRate(), score.power()).toString();
  }
}
