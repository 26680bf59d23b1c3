package org.contretemps.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void whatATerminalObeysBecomesAQuestionMark() {
    assertThat(Printable.of("a\u001b[2Jb\u0000\u0085\u009b31m\r\n\tc"))
        .isEqualTo("a?[2Jb???31m???c");
    assertThat(Printable.of("\u202eevil\u2066\ufffe\ud800!")).isEqualTo("?evil???!");
    assertThat(Printable.of("\u00c9vry \ud83d\ude00 \u2019\ufffd"))
        .isEqualTo("\u00c9vry \ud83d\ude00 \u2019\ufffd");
  }

  @Test
  void aTextOfSeveralLinesKeepsThem() {
    assertThat(Printable.lines("a\n\tb\u001bc")).isEqualTo("a\n\tb?c");
  }

  @Test
  void noNameIsLongerThanItMayBe() {
    assertThat(Printable.name("x".repeat(10), 10)).hasSize(10);
    assertThat(Printable.name("word ".repeat(5_000), 10)).isEqualTo("word word\u2026");
    assertThat(Printable.name("\ud83d\ude00".repeat(9), 10))
        .isEqualTo("\ud83d\ude00".repeat(4) + "\u2026");
  }

  @Test
  void aTableOfTextsFromDataIsSafe() {
    assertThat(new TextTable("name").row("a\u001b]0;x\u0007b\nc").toString())
        .isEqualTo("  name%n  a?]0;x?b?c%n".formatted());
  }
}
