package org.contretemps.record.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contretemps.record.contact.Spelling.Kind.SERVICE;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpellingTest {
  @Test
  void aNameIsShownAsItIsWrittenMostOften() {
    Spelling spelling = new Spelling();
    assertThat(spelling.learn(SERVICE, "caf", Map.of("billing", 2L, "Billing", 7L, "BILLING ", 1L)))
        .containsExactly("Billing");
    assertThat(spelling.of(SERVICE, "caf", "biLLing")).isEqualTo("Billing");
    assertThat(spelling.of(SERVICE, "cpam", "biLLing")).isEqualTo("biLLing");
  }

  /** Width, composed accents, large sharp s, marks of direction, blanks of other kinds. */
  @Test
  void lettersThatLookTheSameAreTheSame() {
    Spelling spelling = new Spelling();
    spelling.learn(SERVICE, "caf", Map.of("Prêts Straße", 1L));
    for (String written :
        List.of(
            "PRE\u0302TS STRASSE",
            "\uff30rêts\u3000Straße",
            "Prêts\u00a0Straße\u200e",
            "\ufeffprêts\u2028 stra\u00adße ")) {
      assertThat(spelling.of(SERVICE, "caf", written)).isEqualTo("Prêts Straße");
    }
  }

  @Test
  void onceKnownItKeepsItsSpelling() {
    Spelling spelling = new Spelling();
    spelling.learn(SERVICE, "caf", Map.of("Billing", 1L));
    assertThat(spelling.learn(SERVICE, "caf", Map.of("billing", 99L))).isEmpty();
    assertThat(spelling.of(SERVICE, "caf", "billing")).isEqualTo("Billing");
  }

  @Test
  void namesThatAreWrittenAlikeAreNear() {
    assertThat(Spelling.nearest("Biling", List.of("Debt", "Billing"))).contains("Billing");
    assertThat(Spelling.nearest("back-office", List.of("Back Office"))).contains("Back Office");
    assertThat(Spelling.nearest("Prêts", List.of("Prets"))).contains("Prets");
  }

  @Test
  void otherNamesAreNot() {
    assertThat(Spelling.nearest("team 2", List.of("team 1", "Team 12"))).isEmpty();
    assertThat(Spelling.nearest("S01", List.of("S02"))).isEmpty();
    assertThat(Spelling.nearest("Team A", List.of("Team B"))).isEmpty();
    assertThat(Spelling.nearest("north", List.of("south"))).isEmpty();
  }
}
