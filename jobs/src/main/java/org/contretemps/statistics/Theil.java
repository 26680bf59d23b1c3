package org.contretemps.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Theil's T of what groups get, Σ (n_i/n)(q_i/q̄) ln(q_i/q̄), which splits exactly into inequality
 * between regions and within them (Theil 1967; METHOD §10). 0 is equality.
 *
 * @param total over all groups
 * @param between over the regions' means; empty if no region is known
 */
public record Theil(double total, Optional<Double> between) {

  /**
   * What a group gets.
   *
   * @param region empty if not known
   * @param weight n_i
   * @param value q_i, at least 0
   */
  public record Group(Optional<String> region, double weight, double value) {}

  /** Of groups; empty if there are none, or none gets anything. */
  public static Optional<Theil> of(List<Group> groups) {
    if (groups.isEmpty() || !(mean(groups) > 0)) {
      return Optional.empty();
    }
    boolean isKnown = groups.stream().allMatch(group -> group.region().isPresent());
    return Optional.of(
        new Theil(t(groups), isKnown ? Optional.of(t(regions(groups))) : Optional.empty()));
  }

  /** What is left within regions. */
  public Optional<Double> within() {
    return between.map(among -> total - among);
  }

  private static List<Group> regions(List<Group> groups) {
    Map<String, List<Group>> regions = new LinkedHashMap<>();
    groups.forEach(
        group ->
            regions
                .computeIfAbsent(group.region().orElseThrow(), key -> new ArrayList<>())
                .add(group));
    return regions.values().stream()
        .map(region -> new Group(region.get(0).region(), weight(region), mean(region)))
        .toList();
  }

  private static double t(List<Group> groups) {
    double n = weight(groups);
    double mean = mean(groups);
    return groups.stream().mapToDouble(g -> g.weight() / n * term(g.value() / mean)).sum();
  }

  private static double weight(List<Group> groups) {
    return groups.stream().mapToDouble(Group::weight).sum();
  }

  private static double mean(List<Group> groups) {
    return groups.stream().mapToDouble(g -> g.weight() * g.value()).sum() / weight(groups);
  }

  private static double term(double ratio) {
    return ratio > 0 ? ratio * Math.log(ratio) : 0;
  }
}
