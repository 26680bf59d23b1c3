package org.contretemps.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.contretemps.ingest.LoadWarning;
import org.junit.jupiter.api.Test;

class LoadWarningsTest {
  @Test
  void whatIsSaidOfMostFilesComesFirstAndTheRestIsCounted() {
    List<LoadWarning> warnings = new ArrayList<>();
    IntStream.rangeClosed(1, 6)
        .mapToObj(i -> new LoadWarning("calls", "Odd %d.".formatted(i), List.of(i + ".csv")))
        .forEach(warnings::add);
    warnings.add(new LoadWarning("norms", "All odd.", List.of("a.csv", "b.csv")));

    assertThat(LoadWarnings.of(warnings))
        .containsExactly(
            "Warning: norms, 2 files: All odd.",
            "Warning: calls, 1.csv: Odd 1.",
            "Warning: calls, 2.csv: Odd 2.",
            "Warning: calls, 3.csv: Odd 3.",
            "Warning: calls, 4.csv: Odd 4.",
            "Warning: and 2 more: see 'warnings' in load_audit.");
    assertThat(LoadWarnings.of(List.of())).isEmpty();
  }
}
