package org.contretemps.proof.trial.draw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.contretemps.proof.simulation.CellKind;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionTally;
import org.contretemps.statistics.position.Strata;
import org.contretemps.statistics.position.SystemCut;

/**
 * A simulated world of cells with every confounder at once (METHOD §9), its days and agents classed
 * as nights would have.
 */
public final class TrialWorld {
  private static final int CELLS_PER_SERVICE = 6;

  /**
   * Of 300 cells. The method's own worlds are known by what naive rules do in them: of the spikes
   * that they call out 0.57 are without harm, as here.
   */
  private static final Map<CellKind, Integer> SHARES =
      new TreeMap<>(
          Map.of(
              CellKind.PLANTED_HARM, 60,
              CellKind.HARMLESS_HURRY, 35,
              CellKind.HURRY_UNDER_LOAD, 25,
              CellKind.UNDERSTAFFED, 30,
              CellKind.MINUTE_HEAPING, 20,
              CellKind.STEEP_DIFFICULTY, 20,
              CellKind.HARDEST_HURRIED, 20,
              CellKind.DIFFUSE_HURRY, 20));

  private static final int OF = 300;

  private TrialWorld() {}

  /** The cells of the world of a seed; the same seed gives the same cells. */
  public static List<TrialCell> draw(long seed, int cells, Variation variation) {
    return draw(seed, cells, variation, PolicyMix.NONE);
  }

  /** The same with a policy that switches at the norm in some of the cells. */
  public static List<TrialCell> draw(
      long seed, int cells, Variation variation, PolicyMix policies) {
    return draw(seed, cells, variation, policies, contact -> {});
  }

  /**
   * The same, and its contacts one by one.
   *
   * @param seen gets the contacts of all days, service by service and day by day
   */
  public static List<TrialCell> draw(
      long seed, int cells, Variation variation, PolicyMix policies, Consumer<WorldContact> seen) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PolicyMix.Assigned> kinds = policies.assign(kinds(cells, seed), seed);
    List<TrialCell> drawn = new ArrayList<>(cells);
    for (int first = 0; first < cells; first += CELLS_PER_SERVICE) {
      List<PolicyMix.Assigned> own =
          kinds.subList(first, Math.min(cells, first + CELLS_PER_SERVICE));
      int firstCell = first;
      drawn.addAll(
          service(
              own,
              variation,
              random.split(),
              contact -> seen.accept(WorldContact.of(contact, firstCell, CELLS_PER_SERVICE))));
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

  private static List<TrialCell> service(
      List<PolicyMix.Assigned> cells,
      Variation variation,
      SplittableRandom random,
      Consumer<DrawnContact> seen) {
    List<CellPlan> plans =
        cells.stream()
            .map(each -> CellPlan.draw(each.kind(), random).with(each.policy(), random))
            .toList();
    ServiceDraw service = new ServiceDraw(plans, variation, random);
    List<DrawnContact> contacts = service.contacts();
    NightlyClasses classes = new NightlyClasses(contacts, plans.size(), service.agents());
    List<Collector> collectors =
        plans.stream().map(plan -> new Collector(plan, variation)).toList();
    for (DrawnContact contact : contacts) {
      seen.accept(contact);
      if (contact.windowDay() >= 0) {
        int day = classes.ofDay(contact.day());
        int agent = classes.ofAgent(contact.day(), contact.agent());
        collectors.get(contact.cell()).add(contact, contact.stratum() * 9 + day * 3 + agent);
      }
    }
    return collectors.stream().map(Collector::cell).toList();
  }

  /** Counts the contacts of one cell. */
  private static final class Collector {
    private final CellPlan plan;
    private final Variation variation;
    private final List<NormPositionTally> parts;
    private long contacts;
    private SystemCut cut = SystemCut.NONE;
    private long wholeMinutes;
    private long gathered;
    private double harm;

    Collector(CellPlan plan, Variation variation) {
      this.plan = plan;
      this.variation = variation;
      this.parts =
          IntStream.range(0, variation.parts())
              .mapToObj(part -> new NormBins(variation.norm(plan, part)))
              .map(norm -> new NormPositionTally(norm, Strata.CLASSED))
              .toList();
    }

    void add(DrawnContact contact, int stratum) {
      parts
          .get(variation.part(contact))
          .addContact(stratum, contact.seconds(), contact.repeated(), contact.prior());
      contacts++;
      cut = cut.plus(contact.norm(), contact.seconds(), 1);
      wholeMinutes += contact.seconds() % 60 == 0 ? 1 : 0;
      gathered += contact.gathered() ? 1 : 0;
      harm += contact.harm();
    }

    TrialCell cell() {
      double n = contacts;
      return TrialCell.of(
          plan,
          variation,
          parts.stream().map(NormPositionTally::counts).toList(),
          cut,
          wholeMinutes,
          harm / n,
          gathered / n);
    }
  }
}
