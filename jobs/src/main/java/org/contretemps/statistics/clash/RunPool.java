package org.contretemps.statistics.clash;

import java.util.Collection;
import java.util.Optional;

/**
 * The estimates that all cells of a night share: the negative control and the common jump at the
 * norm (METHOD §4.1b, §4.5).
 *
 * @param control how much of the negative control's excess passes into the adverse outcome
 * @param shift how far rates shift at the norm; empty to judge as if no policy switched there
 */
public record RunPool(NegativeControl control, Optional<CommonShift> shift) {

  /** The pooled estimates of all cells of a run, ineligible ones included. */
  public static RunPool of(Collection<ClashEvidence> run) {
    return new RunPool(
        NegativeControl.pooled(run),
        Optional.of(
            CommonShift.pooled(
                run.stream().flatMap(each -> each.shift().stream()).map(NormShift::own).toList())));
  }

  /** The same for the rule without a shift at the norm, which policies mislead. */
  public RunPool withoutShift() {
    return new RunPool(control, Optional.empty());
  }
}
