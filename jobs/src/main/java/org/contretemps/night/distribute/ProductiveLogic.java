package org.contretemps.night.distribute;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.contretemps.table.SituationType;

/**
 * The logic by which work is done in a kind of situation (DESIGN §6), and the sign by which a
 * window of one service and channel shows it. Signs use only data that the score of a situation
 * does not use, so that the typology can fail the audit: handling times, and contacts passed on
 * (transferred or escalated). A sign is shown if every type that it compares has at least 100
 * contacts.
 */
enum ProductiveLogic {
  /** A known course is run through: times are shorter and narrower than in every other type. */
  EXECUTE(SituationType.SIMPLE) {
    @Override
    boolean shows(CellWindow own, Map<String, CellWindow> others) {
      return others.values().stream()
          .allMatch(
              other ->
                  own.medianSeconds() < other.medianSeconds()
                      && own.spreadSeconds() < other.spreadSeconds());
    }
  },

  /**
   * The same agent fits the answer to the person: times spread wider than in simple situations, and
   * less is passed on than in complex ones.
   */
  ADAPT(SituationType.INTERMEDIATE) {
    @Override
    boolean shows(CellWindow own, Map<String, CellWindow> others) {
      return own.spreadSeconds() > others.get(SituationType.SIMPLE.name()).spreadSeconds()
          && own.sharePassedOn() < others.get(SituationType.COMPLEX.name()).sharePassedOn();
    }
  },

  /** One agent is not enough: more is passed on than in every simpler type. */
  SOLVE(SituationType.COMPLEX) {
    @Override
    boolean shows(CellWindow own, Map<String, CellWindow> others) {
      return others.values().stream()
          .allMatch(other -> own.sharePassedOn() > other.sharePassedOn());
    }
  };

  private static final long FEWEST_CONTACTS = 100;

  private final String situationType;

  ProductiveLogic(SituationType situationType) {
    this.situationType = situationType.name();
  }

  abstract boolean shows(CellWindow own, Map<String, CellWindow> others);

  /**
   * Whether the logic of a situation type shows; empty if it has none, or if one of the three types
   * has too few contacts to tell.
   *
   * @param types the window's contacts by situation type
   */
  static Optional<Boolean> shows(String type, Map<String, CellWindow> types) {
    Predicate<String> isTold =
        each -> types.containsKey(each) && types.get(each).times().total() >= FEWEST_CONTACTS;
    return Arrays.stream(values())
        .filter(logic -> logic.situationType.equals(type))
        .filter(logic -> situationTypes().allMatch(isTold))
        .map(logic -> logic.shows(types.get(type), logic.others(types)))
        .findFirst();
  }

  private Map<String, CellWindow> others(Map<String, CellWindow> types) {
    return situationTypes()
        .filter(each -> !each.equals(situationType))
        .collect(Collectors.toMap(each -> each, types::get));
  }

  private static Stream<String> situationTypes() {
    return Arrays.stream(values()).map(logic -> logic.situationType);
  }
}
