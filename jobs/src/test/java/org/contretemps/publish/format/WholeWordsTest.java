package org.contretemps.publish.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeWordsTest {

  private static List<String> pieces(String text) {
    WholeWords words = new WholeWords();
    words.setText(text);
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int to = words.next(); to != BreakIterator.DONE; to = words.next()) {
      pieces.add(text.substring(from, to));
      from = to;
    }
    return pieces;
  }

  @Test
  void aLineEndsAfterASpaceAndNotAfterAnApostrophe() {
    assertThat(pieces("demandent jusqu’à d’Évry"))
        .containsExactly("demandent ", "jusqu’à ", "d’Évry");
    assertThat(pieces("12\u00a0min ; l’")).containsExactly("12\u00a0min ", "; ", "l’");
    assertThat(pieces("")).isEmpty();
  }
}
