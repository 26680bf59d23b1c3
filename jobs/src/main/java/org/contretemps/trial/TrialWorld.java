package org.contretemps.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.contretemps.simulation.CellKind;
import org.contretemps.statistics.NormBins;
import org.contretemps.statistics.NormPositionTally;
import org.contretemps.statistics.Strata;

/**
 * A world of cells with everything confounded at once (METHOD §9). Agents are classed by the 28
 * days before those that are judged, service-days by their own contacts, as a night would have it.
 */
final class TrialWorld {
  private static final int CELLS_PER_SERVICE = 6;

  /** Of 300 cells. */
  private static final Map<CellKind, Integer> SHARES =
      new TreeMap<>(
          Map.of(
              CellKind.PLANTED_HARM, 40,
              CellKind.HARMLESS_HURRY, 30,
              CellKind.HURRY_UNDER_LOAD, 20,
              CellKind.UNDERSTAFFED, 30,
              CellKind.MINUTE_HEAPING, 20,
              CellKind.STEEP_DIFFICULTY, 20,
              CellKind.HARDEST_HURRIED, 20,
              CellKind.DIFFUSE_HURRY, 20));

  private static final int OF = 300;

  private TrialWorld() {}

  /** The cells of the world of a seed; the same seed gives the same cells. */
  static List<TrialCell> draw(long seed, int cells) {
    SplittableRandom random = new SplittableRandom(seed);
    List<CellKind> kinds = kinds(cells, seed);
    List<TrialCell> drawn = new ArrayList<>(cells);
    for (int first = 0; first < cells; first += CELLS_PER_SERVICE) {
      List<CellKind> own = kinds.subList(first, Math.min(cells, first + CELLS_PER_SERVICE));
      drawn.addAll(service(own, random.split()));
    }
    return drawn;
  }

  private static List<CellKind> kinds(int cells, long seed) {
    List<CellKind> kinds = new ArrayList<>(cells);
    SHARES.forEach((kind, share) -> kinds.addAll(Collections.nCopies(share * cells / OF, kind)));
    kinds.addAll(Collections.nCopies(cells - kinds.size(), CellKind.PLAIN));
    Collections.shuffle(kinds, new Random(seed));
    return kinds;
  }

  private static List<TrialCell> service(List<CellKind> kinds, SplittableRandom random) {
    List<CellPlan> plans = kinds.stream().map(kind -> CellPlan.draw(kind, random)).toList();
    ServiceDraw service = new ServiceDraw(plans, random);
    List<DrawnContact> earlier = new ArrayList<>();
    List<DrawnContact> judged = new ArrayList<>();
    for (DrawnContact contact : service.contacts()) {
      (judgedDay(contact) < 0 ? earlier : judged).add(contact);
    }
    int[] agentClasses = Classes.of(earlier, plans, service.agents(), DrawnContact::agent);
    int[] dayClasses = Classes.of(judged, plans, ServiceDraw.WINDOW_DAYS, TrialWorld::judgedDay);
    List<Collector> collectors = plans.stream().map(Collector::new).toList();
    for (DrawnContact contact : judged) {
      int classes = dayClasses[judgedDay(contact)] * 3 + agentClasses[contact.agent()];
      collectors.get(contact.cell()).add(contact, contact.stratum() * 9 + classes);
    }
    return collectors.stream().map(Collector::cell).toList();
  }

  private static int judgedDay(DrawnContact contact) {
    return contact.day() - (ServiceDraw.DAYS - ServiceDraw.WINDOW_DAYS);
  }

  /** Counts the contacts of one cell. */
  private static final class Collector {
    private final CellPlan plan;
    private final NormPositionTally tally;
    private long contacts;
    private long wholeMinutes;
    private long gathered;
    private double harm;

    Collector(CellPlan plan) {
      this.plan = plan;
      this.tally = new NormPositionTally(new NormBins(plan.normSeconds()), Strata.CLASSED);
    }

    void add(DrawnContact contact, int stratum) {
      tally.addContact(stratum, contact.seconds(), contact.repeated(), contact.prior());
      contacts++;
      wholeMinutes += contact.seconds() % 60 == 0 ? 1 : 0;
      gathered += contact.gathered() ? 1 : 0;
      harm += contact.harm();
    }

    TrialCell cell() {
      double n = contacts;
      return new TrialCell(plan.kind(), tally.counts(), wholeMinutes, harm / n, gathered / n);
    }
  }
}
