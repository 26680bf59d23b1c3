package org.contretemps.proof.trial.draw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.contretemps.proof.simulation.CellKind;

/**
 * Chooses the simulated cells in which a policy switches at the norm: a random share of them.
 * Contacts gather under the norm in all of these, without harm unless harm was planted.
 *
 * @param share of the cells, 0 to 1
 */
public record PolicyMix(NormPolicy policy, double share) {

  /** No cell has a policy. */
  public static final PolicyMix NONE = new PolicyMix(NormPolicy.NONE, 0);

  /** What a cell is before it is drawn. */
  record Assigned(CellKind kind, NormPolicy policy) {}

  /** The cells of a world with their policies; the same seed chooses the same cells. */
  List<Assigned> assign(List<CellKind> kinds, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, kinds.size()).boxed().toList());
    Collections.shuffle(order, new Random(~seed));
    List<Integer> chosen = order.subList(0, (int) Math.rint(share * kinds.size()));
    return IntStream.range(0, kinds.size())
        .mapToObj(i -> assigned(kinds.get(i), chosen.contains(i)))
        .toList();
  }

  private Assigned assigned(CellKind kind, boolean hasPolicy) {
    if (!hasPolicy) {
      return new Assigned(kind, NormPolicy.NONE);
    }
    boolean harms = kind == CellKind.PLANTED_HARM;
    return new Assigned(harms ? kind : CellKind.HARMLESS_HURRY, policy);
  }
}
