package org.contretemps.night.zone.statement;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.clash.ClashEvidence;
import org.contretemps.statistics.clash.NormShift;
import org.contretemps.statistics.clash.Spike;
import org.contretemps.statistics.clash.WhatIf;
import org.contretemps.statistics.position.SystemCut;

/**
 * The results for one cell (a kind of situation of a service) under one norm before the other cells
 * are known; nothing else leaves an executor. Null if something could not be computed.
 *
 * @param windowDays length of the window that was looked at
 * @param cut what lasts exactly as long as the norm
 * @param shift how the adverse rate shifts at the norm
 * @param over contacts longer than the norm
 * @param overrunSeconds Σ (t − N) over them
 * @param secondsSum Σ t over all contacts
 * @param priorSecondsSum Σ t over the contacts that have a prior contact
 * @param wholeMinutes contacts whose time is a multiple of 60 s
 * @param needed80 the time that suffices for 80 % of the contacts, in seconds
 * @param needed90 the same for 90 %
 * @param placeboBelow z of the harm at 0.6 N
 * @param placeboAbove z of the harm at 1.6 N
 * @param densityJump ln f just over the norm less ln f just under it
 * @param densityTest z of the density just over the norm less that just under it
 * @param underOver adverse rate just under the norm less that just over it, within strata
 * @param composition by load × incident × new agent
 * @param whatIfs what other norms would find
 */
public record CellFindings(
    NormedCell cell,
    int windowDays,
    long contacts,
    long adverse,
    long prior,
    double adverseSlope,
    double priorSlope,
    Spike spike,
    ClashEvidence.Comparison comparison,
    SystemCut cut,
    NormShift shift,
    long over,
    double overrunSeconds,
    double secondsSum,
    double priorSecondsSum,
    long wholeMinutes,
    Integer needed80,
    Integer needed90,
    Double placeboBelow,
    Double placeboAbove,
    Estimate densityJump,
    Double densityTest,
    Estimate underOver,
    Composition composition,
    List<WhatIf> whatIfs)
    implements Serializable {

  ClashEvidence evidence() {
    return new ClashEvidence(
        contacts,
        (double) adverse / contacts,
        (double) prior / contacts,
        adverseSlope,
        priorSlope,
        Optional.ofNullable(spike),
        Optional.ofNullable(comparison),
        cut,
        Optional.ofNullable(shift));
  }
}
