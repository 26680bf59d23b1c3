package org.contretemps.proof.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PassingTrialTest {
  /** One world of each form: a run, not a measurement. */
  @Test
  void whatFollowsTheNormIsFoundAndWhatFollowsTheClockIsNot() {
    PassingTrial.Result result = new PassingTrial(1, 100, 20260105).run();

    Map<String, RuleScore> scores =
        result.scores().stream().collect(Collectors.toMap(RuleScore::rule, score -> score));
    RuleScore method = scores.get("passing on (this method)");
    assertThat(method.falseDiscoveryRate()).isLessThan(0.15);
    assertThat(method.power()).isGreaterThan(0.7);
    assertThat(scores.get("the jump alone").falseDiscoveryRate())
        .isGreaterThan(method.falseDiscoveryRate());
    RuleScore hurried = scores.get("the same if hurry moves those passed on, too");
    assertThat(hurried.falseDiscoveryRate()).isLessThan(0.15);
    assertThat(hurried.power()).isGreaterThan(0.5);
    assertThat(result.toString()).contains("own policies: false discovery rate");
  }

  @Test
  void nothingToJudgeIsRefused() {
    assertThatThrownBy(() -> new PassingTrial(0, 300, 1)).hasMessageContaining("nothing to judge");
  }
}
