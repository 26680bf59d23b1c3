package org.contretemps.night.zone.statement;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.contretemps.statistics.DirectStandardisation;
import org.contretemps.statistics.position.Strata;

/**
 * Contacts and adverse outcomes by load × incident × new agent, of one cell or of all cells of one
 * situation type and channel, with which it is compared (METHOD §5).
 */
public final class Composition implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Day and agent classes run fastest: this many strata share load, incident and tenure. */
  private static final int CLASSES = 9;

  private static final int SIZE = Strata.CLASSED.size() / CLASSES;
  private static final int BUSIEST = 3;
  private static final int PER_LOAD = 4;

  private final long[] contacts = new long[SIZE];
  private final long[] adverse = new long[SIZE];

  /** That of the cells of each kind ({@link NormedCell#kind}). */
  static Map<NormedCell.Kind, Composition> byKind(Collection<CellFindings> cells) {
    Map<NormedCell.Kind, Composition> kinds = new HashMap<>();
    cells.forEach(
        cell ->
            kinds
                .computeIfAbsent(cell.cell().kind(), kind -> new Composition())
                .add(cell.composition()));
    return kinds;
  }

  /**
   * @param stratum of {@link Strata#CLASSED}
   */
  void add(int stratum, long moreContacts, long moreAdverse) {
    contacts[stratum / CLASSES] += moreContacts;
    adverse[stratum / CLASSES] += moreAdverse;
  }

  private void add(Composition other) {
    for (int i = 0; i < SIZE; i++) {
      contacts[i] += other.contacts[i];
      adverse[i] += other.adverse[i];
    }
  }

  double adverseRate() {
    return (double) Arrays.stream(adverse).sum() / Arrays.stream(contacts).sum();
  }

  double busyShare() {
    return share(stratum -> stratum / PER_LOAD == BUSIEST);
  }

  double incidentShare() {
    return share(stratum -> stratum / 2 % 2 == 1);
  }

  double newAgentShare() {
    return share(stratum -> stratum % 2 == 1);
  }

  /** The adverse rate, were the contacts composed as those of a standard. */
  DirectStandardisation standardisedOn(Composition standard) {
    return DirectStandardisation.of(
        adverse, contacts, Arrays.stream(standard.contacts).asDoubleStream().toArray());
  }

  private double share(IntPredicate strata) {
    long chosen = IntStream.range(0, SIZE).filter(strata).mapToLong(s -> contacts[s]).sum();
    return (double) chosen / Arrays.stream(contacts).sum();
  }
}
