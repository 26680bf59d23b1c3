package org.contretemps.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  @Test
  void noProblemNoException() {
    new Problems().throwIfAny("do anything");
  }

  @Test
  void allProblemsAreSaidAtOnceInOrder() {
    Problems problems = new Problems();
    problems.add("first.");
    problems.add("second.");

    assertThatThrownBy(() -> problems.throwIfAny("use the file"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("Cannot use the file: 2 problems.\n  - first.\n  - second.");
  }

  @Test
  void theNearestNameIsTheOneWithFewestChanges() {
    List<String> known = List.of("talk_seconds", "hold_seconds", "wait_seconds");

    assertThat(Problems.nearest("talks_seconds", known)).contains("talk_seconds");
    assertThat(Problems.nearest("wait_second", known)).contains("wait_seconds");
    assertThat(Problems.nearest("territory", known)).isEmpty();
  }
}
