package org.contretemps.statistics.clash;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.contretemps.statistics.MethodFile;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.NormPositionTally;
import org.contretemps.statistics.position.Strata;

/** The cells of the method's clash example, computed once for all tests that hold against it. */
public final class ClashFiles {
  /** Load (4) × during an outage (2) × new agent (2), as the method's files have them. */
  static final Strata STRATA = Strata.of(4, 2, 2);

  static final List<NormPositionCounts> CELLS = read();
  public static final List<ClashEvidence> RUN = CELLS.stream().map(ClashEvidence::of).toList();
  public static final List<Map<String, String>> EXPECTED = MethodFile.rows("clash_expected.csv");
  static final List<Map<String, String>> DECISIONS = MethodFile.rows("clash_decision_expected.csv");

  private ClashFiles() {}

  private static List<NormPositionCounts> read() {
    Map<Integer, NormPositionTally> tallies = new LinkedHashMap<>();
    for (Map<String, String> row : MethodFile.rows("clash_hist_input.csv")) {
      tallies
          .computeIfAbsent(
              whole(row, "cell"),
              cell -> new NormPositionTally(new NormBins(whole(row, "norm_s")), STRATA))
          .add(
              STRATA.stratum(whole(row, "load"), whole(row, "outage"), whole(row, "tenure_new")),
              whole(row, "j"),
              whole(row, "n"),
              whole(row, "repeat"),
              whole(row, "prior_repeat"));
    }
    return tallies.values().stream().map(NormPositionTally::counts).toList();
  }

  private static int whole(Map<String, String> row, String column) {
    return (int) MethodFile.number(row, column);
  }
}
