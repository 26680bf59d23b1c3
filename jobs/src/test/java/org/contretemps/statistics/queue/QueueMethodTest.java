package org.contretemps.statistics.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.contretemps.statistics.MethodFile;
import org.junit.jupiter.api.Test;

/** The queue's parts against the values of METHOD §13. */
class QueueMethodTest {
  private static final Offset<Double> CLOSE = within(1e-8);

  @Test
  void theSteadyStateIsThatOfErlangA() {
    for (Map<String, String> row : MethodFile.rows("mmcm_steady_state.csv")) {
      ErlangA found =
          ErlangA.of(
              MethodFile.number(row, "lambda_per_s"),
              MethodFile.number(row, "mu_per_s"),
              Integer.parseInt(row.get("c")),
              MethodFile.number(row, "theta_per_s"));
      assertThat(found.waiting()).isCloseTo(MethodFile.number(row, "p_wait"), CLOSE);
      assertThat(found.meanWait())
          .isCloseTo(MethodFile.number(row, "mean_wait_s_all_offered"), within(1e-6));
      assertThat(found.abandoned()).isCloseTo(MethodFile.number(row, "p_abandon"), CLOSE);
    }
  }

  private static Patience patience() {
    int[] abandoned = new int[200];
    int[] answered = new int[200];
    MethodFile.rows("km_input.csv")
        .forEach(
            row ->
                (row.get("abandoned").equals("1") ? abandoned : answered)
                    [Integer.parseInt(row.get("wait_s"))]++);
    return Patience.of(abandoned, answered);
  }

  @Test
  void patienceIsThatOfKaplanAndMeier() {
    Patience patience = patience();
    for (Map<String, String> row : MethodFile.rows("km_expected.csv")) {
      int second = Integer.parseInt(row.get("event_s"));
      assertThat(patience.survival(second)).isCloseTo(MethodFile.number(row, "survival"), CLOSE);
    }
    assertThat(patience.survival(4)).isEqualTo(1);
    Map<String, String> tail = MethodFile.rows("km_tail_expected.csv").get(0);
    assertThat(patience.medianEventSeconds())
        .isEqualTo(Integer.parseInt(tail.get("median_event_wait_s")));
    assertThat(patience.tailHazard())
        .isCloseTo(MethodFile.number(tail, "tail_hazard_per_s"), CLOSE);
  }

  @Test
  void patienceIsDrawnByItsInverse() {
    for (Map<String, String> row : MethodFile.rows("km_inverse_expected.csv")) {
      assertThat(patience().seconds(MethodFile.number(row, "u")))
          .isCloseTo(MethodFile.number(row, "patience_s"), within(1e-6));
    }
  }

  @Test
  void patienceWithoutAnybodyWhoGivesUpHasNoEnd() {
    Patience patience = Patience.of(new int[3], new int[] {5, 1, 0});
    assertThat(patience.seconds(0.5)).isEqualTo(Patience.LONGEST_SECONDS);
  }

  @Test
  void returnsFeedBackIntoWhatIsOffered() {
    for (Map<String, String> row : MethodFile.rows("returns_expected.csv")) {
      ReturnFlow flow =
          new ReturnFlow(
              MethodFile.number(row, "p"),
              MethodFile.number(row, "abandon_N"),
              MethodFile.number(row, "redial_q"));
      double then =
          flow.returningUnder(
              MethodFile.number(row, "h"), MethodFile.number(row, "ratio_BNprime_to_B"));
      double first = flow.returningWithin(then, MethodFile.number(row, "mean_delay_days"), 28);
      double abandoned = MethodFile.number(row, "abandon_Nprime");
      assertThat(then).isCloseTo(MethodFile.number(row, "p_prime"), CLOSE);
      assertThat(first).isCloseTo(MethodFile.number(row, "p_eff_first_28_days"), CLOSE);
      assertThat(flow.offeredRatio(first, abandoned))
          .isCloseTo(MethodFile.number(row, "factor_first_28_days"), CLOSE);
      double steady = flow.offeredRatio(then, abandoned);
      assertThat(steady).isCloseTo(MethodFile.number(row, "factor_steady"), CLOSE);
      assertThat(MethodFile.number(row, "offered_per_week") * steady * (1 - abandoned) * then)
          .isCloseTo(MethodFile.number(row, "returns_per_week_steady"), within(1e-6));
    }
  }

  private static Callers callers(List<Map<String, String>> rows) {
    int[] firsts = new int[6 * 3 + 1];
    rows.forEach(
        row ->
            firsts[3 * Integer.parseInt(row.get("day")) + Integer.parseInt(row.get("slot")) + 1]++);
    Arrays.parallelPrefix(firsts, Integer::sum);
    return new Callers(
        column(rows, "arrival_s"),
        column(rows, "service_s"),
        column(rows, "patience_s"),
        firsts,
        3);
  }

  private static double[] column(List<Map<String, String>> rows, String name) {
    return rows.stream().mapToDouble(row -> MethodFile.number(row, name)).toArray();
  }

  private static Roster roster() {
    double[] levels = new double[6];
    Arrays.setAll(levels, day -> (day + 0.5) / 6);
    return new Roster(new double[6], levels);
  }

  @Test
  void everyCustomerWaitsAsLongAsInTheMethodsQueue() {
    List<Map<String, String>> rows = MethodFile.rows("calibration_contacts.csv");
    double[] agents = column(MethodFile.rows("calibration_expected.csv"), "true_c");
    double[] waits = new double[rows.size()];
    boolean[] gaveUp = new boolean[rows.size()];
    LineCounts counts =
        new LineCounts() {
          @Override
          public void answered(int caller, double waited, double served) {
            waits[caller] = waited;
          }

          @Override
          public void abandoned(int caller, double waited) {
            waits[caller] = waited;
            gaveUp[caller] = true;
          }
        };
    for (int day = 0; day < 6; day++) {
      WaitingLine line = new WaitingLine();
      for (int slot = 0; slot < 3; slot++) {
        line.run(callers(rows), day, slot, roster().agents(day, agents[slot]), counts);
      }
    }
    for (int caller = 0; caller < waits.length; caller++) {
      Map<String, String> row = rows.get(caller);
      assertThat(waits[caller]).as("%s", row).isEqualTo(MethodFile.number(row, "wait_at_true_c"));
      assertThat(gaveUp[caller]).isEqualTo(row.get("abandoned_at_true_c").equals("1"));
    }
  }

  @Test
  void agentsAreThoseThatExplainTheWaits() {
    AgentCalibration calibration =
        new AgentCalibration(callers(MethodFile.rows("calibration_contacts.csv")), roster());
    for (Map<String, String> row : MethodFile.rows("calibration_expected.csv")) {
      double[] bounds = {
        MethodFile.number(row, "bisection_lo"), MethodFile.number(row, "bisection_hi")
      };
      assertThat(
              calibration.bisect(
                  Integer.parseInt(row.get("slot")),
                  MethodFile.number(row, "target_queue_seconds"),
                  bounds,
                  Integer.parseInt(row.get("steps"))))
          .isCloseTo(MethodFile.number(row, "calibrated_c"), CLOSE);
    }
  }
}
