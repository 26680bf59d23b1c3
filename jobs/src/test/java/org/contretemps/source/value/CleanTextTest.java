package org.contretemps.source.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class CleanTextTest {
  private static String clean(String text) {
    UTF8String clean = CleanText.clean(UTF8String.fromString(text));
    return clean == null ? null : clean.toString();
  }

  @Test
  void whatIsCleanStaysTheVerySame() {
    for (String text :
        new String[] {"", "a b", "\u00c9vry \u2019 \u00a0 \ud83d\ude00 \ufffd \uff5e"}) {
      UTF8String value = UTF8String.fromString(text);
      assertThat(CleanText.clean(value)).as(text).isSameAs(value);
    }
  }

  @Test
  void controlCharactersAndNoncharactersBecomeBlanks() {
    for (int c = 0; c < 0xA0; c++) {
      if (Character.isISOControl(c)) {
        assertThat(clean("a" + (char) c + "b")).as("U+%04X", c).isEqualTo("a b");
      }
    }
    assertThat(clean("a\ufffeb\uffffc")).isEqualTo("a b c");
    assertThat(clean("\u001b[31m\u00e9\u0000\n")).isEqualTo("[31m\u00e9");
  }

  @Test
  void whatIsNothingElseIsNothing() {
    assertThat(clean("\u0000\u0085")).isNull();
  }

  @Test
  void bytesThatAreNoTextAreReplaced() {
    byte[] surrogate = {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80, 'b'};
    String clean = CleanText.clean(UTF8String.fromBytes(surrogate)).toString();
    assertThat(clean).startsWith("a\ufffd").endsWith("b");
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(clean)).isTrue();
  }
}
