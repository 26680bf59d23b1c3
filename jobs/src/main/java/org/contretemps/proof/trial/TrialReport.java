package org.contretemps.proof.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.contretemps.proof.simulation.CellKind;

/** The results of simulated worlds: METHOD §9's figures, beside those of the naive rules. */
final class TrialReport {
  private static final double CLEAR_HARM = 0.015;
  private static final long CLEAR_CONTACTS = 3_000;
  private static final double[] HARM_BANDS = {0, 0.005, 0.010, 0.015, 0.025, 1};
  private static final long[] SIZE_BANDS = {0, 1_500, 3_000, 6_000, Long.MAX_VALUE};

  private final List<List<JudgedCell>> worlds;
  private final List<JudgedCell> cells;

  TrialReport(List<List<JudgedCell>> worlds) {
    this.worlds = worlds;
    this.cells = worlds.stream().flatMap(List::stream).toList();
  }

  /** The gates of METHOD §9. */
  List<Gate> gates() {
    return List.of(
        new Gate("FDR of established", established().falseDiscoveryRate(), 0, 0.05),
        new Gate("power at h >= 1.5 pp, n >= 3000", established().power(), 0.90, 1),
        new Gate("null z, mean", nullMean(), -0.10, 0.10),
        new Gate("null z, standard deviation", nullDeviation(), 0.9, 1.15),
        new Gate("null z without shift, standard deviation", shiftedNullDeviation(), 0.9, 1.15),
        new Gate("power that the shift at the norm costs", powerOfShift(), -1, 0.02),
        new Gate("power predicted less power measured", powerMisjudged(), -0.10, 0.10),
        new Gate("RMSE of B/n, unhurried cells", unhurriedError(), 0, 0.02),
        new Gate("coverage of [tail, local]", coverage(), 0.85, 1),
        new Gate("diffuse cells flagged", diffuseFlagged(), 0, 0.05));
  }

  /** The score of the method's rule. */
  RuleScore established() {
    return score("established (this method)", JudgedCell::isEstablished);
  }

  /** Mean z of h in eligible cells without harm. */
  double nullMean() {
    return mean(nullCells(), JudgedCell::z);
  }

  /** Its standard deviation. */
  double nullDeviation() {
    return deviation(nullCells(), JudgedCell::z);
  }

  /** The standard deviation of z of h_δ in eligible cells without harm. */
  private double shiftedNullDeviation() {
    double[] z = nullCells().stream().flatMapToDouble(cell -> cell.shiftedZ().stream()).toArray();
    double mean = Arrays.stream(z).average().orElse(Double.NaN);
    return Math.sqrt(
        Arrays.stream(z).map(each -> (each - mean) * (each - mean)).average().orElse(Double.NaN));
  }

  /** By how much more of all harmed cells is found without the shift at the norm. */
  private double powerOfShift() {
    List<JudgedCell> harmed = cells.stream().filter(JudgedCell::isHarmed).toList();
    return share(harmed, cell -> cell.naive().contains(NaiveRule.WITHOUT_SHIFT))
        - share(harmed, JudgedCell::isEstablished);
  }

  /** By how much likelier harmed cells were said to be found than they were found. */
  private double powerMisjudged() {
    List<JudgedCell> harmed = cells.stream().filter(JudgedCell::isHarmed).toList();
    return mean(harmed, JudgedCell::likelihood) - share(harmed, JudgedCell::isEstablished);
  }

  /** The score of the rule that knows of no policy. */
  RuleScore withoutShift() {
    return score("", cell -> cell.naive().contains(NaiveRule.WITHOUT_SHIFT));
  }

  /**
   * The standard error of h by leaving out a week, over that of the method: root of the mean ratio
   * of variances in eligible cells without harm that are counted by week.
   */
  double jackknifeRatio() {
    return Math.sqrt(
        nullCells().stream()
            .flatMapToDouble(cell -> cell.varianceRatio().stream())
            .average()
            .orElse(Double.NaN));
  }

  private RuleScore score(String rule, Predicate<JudgedCell> flag) {
    return RuleScore.of(
        rule,
        worlds,
        flag,
        JudgedCell::isHarmed,
        cell -> cell.harm() >= CLEAR_HARM && cell.contacts() >= CLEAR_CONTACTS);
  }

  /** Share established among the cells with at least the given true harm and contacts. */
  double power(double harm, long contacts) {
    return share(atLeast(harm, contacts), JudgedCell::isEstablished);
  }

  private List<JudgedCell> atLeast(double harm, long contacts) {
    return cells.stream()
        .filter(cell -> cell.harm() >= harm && cell.contacts() >= contacts)
        .toList();
  }

  /** Eligible cells without harm, except those in which the hardest contacts are hurried. */
  private List<JudgedCell> nullCells() {
    return cells.stream()
        .filter(cell -> !cell.isHarmed() && cell.kind() != CellKind.HARDEST_HURRIED)
        .filter(JudgedCell::isEligible)
        .toList();
  }

  private double unhurriedError() {
    return Math.sqrt(
        mean(
            cells.stream()
                .filter(cell -> !cell.kind().isHurried())
                .filter(cell -> cell.kind() != CellKind.DIFFUSE_HURRY)
                .filter(JudgedCell::isSpikeShown)
                .filter(JudgedCell::isEligible)
                .toList(),
            cell -> cell.spikeError() * cell.spikeError()));
  }

  private double coverage() {
    return share(cells.stream().filter(JudgedCell::isEligible).toList(), JudgedCell::isCovered);
  }

  private double diffuseFlagged() {
    return share(
        cells.stream().filter(cell -> cell.kind() == CellKind.DIFFUSE_HURRY).toList(),
        JudgedCell::isEstablished);
  }

  private static double share(List<JudgedCell> of, Predicate<JudgedCell> what) {
    return of.isEmpty() ? Double.NaN : (double) of.stream().filter(what).count() / of.size();
  }

  private static double mean(List<JudgedCell> of, ToDoubleFunction<JudgedCell> what) {
    return of.stream().mapToDouble(what).average().orElse(Double.NaN);
  }

  private static double deviation(List<JudgedCell> of, ToDoubleFunction<JudgedCell> what) {
    double mean = mean(of, what);
    return Math.sqrt(
        mean(of, cell -> (what.applyAsDouble(cell) - mean) * (what.applyAsDouble(cell) - mean)));
  }

  /** The figures as a page of text. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(
        text(
            "%,d cells in %,d worlds, everything confounded at once", cells.size(), worlds.size()));
    addRules(lines);
    addPower(lines);
    addKinds(lines);
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private void addRules(List<String> lines) {
    lines.add("");
    lines.add(text("%-54s %8s %8s", "rule", "FDR", "power"));
    lines.add(established().toString());
    for (NaiveRule naive : NaiveRule.values()) {
      lines.add(
          score(
                  naive.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  cell -> cell.naive().contains(naive))
              .toString());
    }
  }

  private void addPower(List<String> lines) {
    lines.add("");
    lines.add("established, share (cells), by true harm in 100 and size");
    StringBuilder header = new StringBuilder(text("%-16s", "h"));
    for (int size = 0; size + 1 < SIZE_BANDS.length; size++) {
      header.append(text(" %16s", "n >= " + SIZE_BANDS[size]));
    }
    lines.add(header.toString());
    for (int band = 0; band + 1 < HARM_BANDS.length; band++) {
      StringBuilder line =
          new StringBuilder(
              text(
                  "%-16s",
                  text("%.1f to %.1f", 100 * HARM_BANDS[band], 100 * HARM_BANDS[band + 1])));
      for (int size = 0; size + 1 < SIZE_BANDS.length; size++) {
        List<JudgedCell> within = harmed(band, size);
        line.append(text(" %9.3f (%4d)", share(within, JudgedCell::isEstablished), within.size()));
      }
      lines.add(line.toString());
    }
  }

  private List<JudgedCell> harmed(int band, int size) {
    return cells.stream()
        .filter(JudgedCell::isHarmed)
        .filter(cell -> cell.harm() >= HARM_BANDS[band] && cell.harm() < HARM_BANDS[band + 1])
        .filter(
            cell -> cell.contacts() >= SIZE_BANDS[size] && cell.contacts() < SIZE_BANDS[size + 1])
        .toList();
  }

  private void addKinds(List<String> lines) {
    lines.add("");
    lines.add(
        text(
            "%-18s %6s %9s %12s %9s %8s %8s %12s %9s",
            "kind",
            "cells",
            "eligible",
            "established",
            "true h",
            "z mean",
            "z sd",
            "RMSE of B/n",
            "covered"));
    for (CellKind kind : CellKind.values()) {
      List<JudgedCell> all = cells.stream().filter(cell -> cell.kind() == kind).toList();
      List<JudgedCell> eligible = all.stream().filter(JudgedCell::isEligible).toList();
      if (!all.isEmpty()) {
        lines.add(
            text(
                "%-18s %6d %9d %12.4f %9.4f %8.3f %8.3f %12.4f %9.3f",
                kind,
                all.size(),
                eligible.size(),
                share(all, JudgedCell::isEstablished),
                mean(all, JudgedCell::harm),
                mean(eligible, JudgedCell::z),
                deviation(eligible, JudgedCell::z),
                Math.sqrt(mean(eligible, cell -> cell.spikeError() * cell.spikeError())),
                share(eligible, JudgedCell::isCovered)));
      }
    }
  }

  private static String text(String format, Object... parts) {
    return String.format(Locale.ROOT, format, parts);
  }
}
