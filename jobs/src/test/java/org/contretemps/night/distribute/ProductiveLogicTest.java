package org.contretemps.night.distribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.contretemps.statistics.TimeHistogram;
import org.contretemps.table.SituationType;
import org.junit.jupiter.api.Test;

class ProductiveLogicTest {
  private static final String SIMPLE = SituationType.SIMPLE.name();
  private static final String INTERMEDIATE = SituationType.INTERMEDIATE.name();
  private static final String COMPLEX = SituationType.COMPLEX.name();

  /** A hundred times around a middle, evenly spread. */
  private static CellWindow times(int middle, int spread, int passedOn) {
    int[] seconds = IntStream.range(0, 100).map(i -> middle + (i - 50) * spread / 100).toArray();
    return new CellWindow(TimeHistogram.ofSeconds(seconds), passedOn);
  }

  private static Map<String, CellWindow> asDescribed() {
    return new HashMap<>(
        Map.of(
            SIMPLE, times(200, 100, 2),
            INTERMEDIATE, times(300, 200, 4),
            COMPLEX, times(400, 300, 20)));
  }

  private static void assertShown(Map<String, CellWindow> types, Boolean... shown) {
    assertThat(ProductiveLogic.shows(SIMPLE, types)).isEqualTo(Optional.of(shown[0]));
    assertThat(ProductiveLogic.shows(INTERMEDIATE, types)).isEqualTo(Optional.of(shown[1]));
    assertThat(ProductiveLogic.shows(COMPLEX, types)).isEqualTo(Optional.of(shown[2]));
  }

  @Test
  void eachLogicShowsByItsOwnSign() {
    assertShown(asDescribed(), true, true, true);
  }

  @Test
  void simpleWorkIsNotExecutedWhereItsTimesAreWideOrLong() {
    Map<String, CellWindow> wide = asDescribed();
    wide.put(SIMPLE, times(200, 250, 2));
    assertShown(wide, false, false, true);

    Map<String, CellWindow> lengthy = asDescribed();
    lengthy.put(SIMPLE, times(350, 100, 2));
    assertShown(lengthy, false, true, true);
  }

  @Test
  void nothingIsSolvedTogetherWhereComplexWorkIsPassedOnNoMoreThanOther() {
    Map<String, CellWindow> alone = asDescribed();
    alone.put(COMPLEX, times(400, 300, 4));
    assertShown(alone, true, false, false);

    Map<String, CellWindow> shed = asDescribed();
    shed.put(SIMPLE, times(200, 100, 30));
    assertShown(shed, true, true, false);
  }

  @Test
  void tooFewContactsTellNothing() {
    Map<String, CellWindow> few = asDescribed();
    few.put(INTERMEDIATE, new CellWindow(TimeHistogram.ofSeconds(1, 2, 3), 0));
    assertThat(ProductiveLogic.shows(SIMPLE, few)).isEmpty();
    few.remove(INTERMEDIATE);
    assertThat(ProductiveLogic.shows(COMPLEX, few)).isEmpty();
    assertThat(ProductiveLogic.shows(SituationType.UNKNOWN.name(), asDescribed())).isEmpty();
  }
}
