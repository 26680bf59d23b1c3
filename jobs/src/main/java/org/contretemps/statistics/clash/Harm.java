package org.contretemps.statistics.clash;

import java.io.Serializable;
import org.contretemps.statistics.Estimate;

/**
 * The harm of hurrying: adverse outcomes beyond those predicted among contacts that end just under
 * the norm, per contact of a cell (METHOD §4.4). {@link HarmModel} computes it. The truth lies
 * between the two origins that the hurried contacts may have (bounds in the manner of Gerard,
 * Rokkanen &amp; Rothe, NBER w22892).
 *
 * @param tail h when hurried contacts come from anywhere beyond the norm: the conservative one
 * @param local h when they come from just beyond it, up to 1.5 N; the same as {@code tail} if no
 *     contact ended there
 * @param belongingRate Σ w_s r_s^R, the rate expected of the contacts that belong under the norm
 * @param originRate Σ n_s(R) r_s^O / n_R, the rate expected of contacts from the tail
 * @param leadingStratum the stratum that contributes most to the excess
 */
public record Harm(
    Estimate tail, Estimate local, double belongingRate, double originRate, int leadingStratum)
    implements Serializable {}
