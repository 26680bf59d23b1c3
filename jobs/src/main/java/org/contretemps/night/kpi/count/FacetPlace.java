package org.contretemps.night.kpi.count;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.contretemps.record.contact.Contact;

/**
 * The positions in the columns of {@link FacetScan} from which a facet takes its names, and the
 * measures that it counts. The arrays are not to be changed.
 */
final class FacetPlace implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What a contact may have no name for: it counts in no facet that names it. */
  private static final List<String> NEEDED =
      List.of(Contact.TEAM, Contact.TERRITORY, KpiDay.STRATUM);

  private final int facet;
  private final int[] sources;
  private final int[] names;
  private final boolean[] isNeeded;
  private final int objective;
  private final boolean[] isCounted;

  /**
   * The place of a facet.
   *
   * @param counted what it counts
   * @param measures all that there are, in their order
   */
  FacetPlace(Facet facet, Set<Measure> counted, List<Measure> measures) {
    List<String> named =
        facet.names().stream().filter(name -> !name.equals(KpiDay.OBJECTIVE)).toList();
    this.facet = facet.number();
    this.sources =
        named.stream()
            .mapToInt(name -> FacetColumns.SOURCES.indexOf(source(facet, name)))
            .toArray();
    this.names = named.stream().mapToInt(FacetPlace::inKey).toArray();
    this.isNeeded = new boolean[named.size()];
    for (int i = 0; i < isNeeded.length; i++) {
      isNeeded[i] = NEEDED.contains(named.get(i));
    }
    this.objective = facet.names().contains(KpiDay.OBJECTIVE) ? inKey(KpiDay.OBJECTIVE) : -1;
    this.isCounted = new boolean[measures.size()];
    for (int i = 0; i < isCounted.length; i++) {
      isCounted[i] = counted.contains(measures.get(i));
    }
  }

  private static int inKey(String name) {
    return 1 + KpiDay.NAMES.indexOf(name);
  }

  /** The column of contacts that a name of a facet is taken from. */
  private static String source(Facet facet, String name) {
    if (!name.equals(KpiDay.STRATUM)) {
      return name;
    }
    return switch (facet) {
      case FELT -> KpiFacts.FELT_BIN;
      case CELL_SIDE, HANDOVER -> KpiFacts.SIDE;
      default -> KpiFacts.SURVEY_STRATUM;
    };
  }

  /** The number of the facet. */
  int facet() {
    return facet;
  }

  /** For each name but the objective its place among {@link FacetColumns#SOURCES}. */
  int[] sources() {
    return sources;
  }

  /** For each of these its place in the key of a group. */
  int[] names() {
    return names;
  }

  /** For each of these whether a contact without it does not count. */
  boolean[] isNeeded() {
    return isNeeded;
  }

  /** The place of the objective in the key; -1 if it is none of the names. */
  int objective() {
    return objective;
  }

  /** For each measure whether the facet counts it. */
  boolean[] isCounted() {
    return isCounted;
  }
}
