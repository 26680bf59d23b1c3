package org.contretemps.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private final Problems problems = new Problems();

  @Test
  void valuesAreReadAsWritten() {
    Settings settings =
        settings(
            "name: a\nyes: true\ncount: 3\nshare: 0.5\nlist: [x, y]\nzone: Europe/Paris\nsub: {b: 1, a: two}");

    assertThat(settings.text("name")).isEqualTo("a");
    assertThat(settings.flag("yes", false)).isTrue();
    assertThat(settings.integer("count", 9, 0, 10)).isEqualTo(3);
    assertThat(settings.number("share", 0.1, 0, 1)).isEqualTo(0.5);
    assertThat(settings.number("count", 0.1, 0, 10)).isEqualTo(3.0);
    assertThat(settings.texts("list")).containsExactly("x", "y");
    assertThat(settings.zone("zone")).isEqualTo(ZoneId.of("Europe/Paris"));
    assertThat(settings.section("sub").entries().keySet()).containsExactly("b", "a");
    settings.refuseUnknownKeys();
    assertThat(problems.messages()).isEmpty();
  }

  @Test
  void defaultsStandForWhatIsAbsentOrEmpty() {
    Settings settings = settings("name:\nother: 1");

    assertThat(settings.text("name", "b")).isEqualTo("b");
    assertThat(settings.flag("yes", true)).isTrue();
    assertThat(settings.integer("count", 9, 0, 10)).isEqualTo(9);
    assertThat(settings.number("share", 0.1, 0, 1)).isEqualTo(0.1);
    assertThat(settings.texts("list")).isEmpty();
    assertThat(settings.word("word", "a", List.of("a", "b"))).isEqualTo("a");
    assertThat(settings.section("sub").entries()).isEmpty();
    assertThat(problems.messages()).isEmpty();
  }

  @Test
  void everyValueOfTheWrongKindIsNoted() {
    Settings settings =
        settings(
            "name: [a]\nyes: maybe\ncount: 3.5\nshare: half\nlist: x\nzone: Mars/Base\nsub: flat\nword: gren");

    settings.text("name", "");
    settings.flag("yes", true);
    settings.integer("count", 9, 0, 10);
    settings.number("share", 0.1, 0, 1);
    settings.texts("list");
    settings.zone("zone");
    settings.section("sub");
    settings.word("word", "red", List.of("red", "green"));

    assertThat(problems.messages())
        .containsExactly(
            "'name' must be a text.",
            "'yes' must be true or false, not 'maybe'.",
            "'count' must be a whole number from 0 to 10, not '3.5'.",
            "'share' must be a number from 0.0 to 1.0, not 'half'.",
            "'list' must be a list.",
            "'zone' is 'Mars/Base', which is no IANA time zone. Write one like 'Europe/Paris'.",
            "'sub' must be a section of 'key: value' lines.",
            "unknown value of 'word': 'gren'. Did you mean 'green'?");
  }

  @Test
  void boundsAreIncludedAndWhatIsBeyondThemIsRefused() {
    Settings settings = settings("a: 0\nb: 10\nc: -1\nd: 11\ne: 99999999999\nf: 1.01\ng: -0.01");

    assertThat(settings.integer("a", 5, 0, 10)).isZero();
    assertThat(settings.integer("b", 5, 0, 10)).isEqualTo(10);
    assertThat(settings.integer("c", 5, 0, 10)).isEqualTo(5);
    assertThat(settings.integer("d", 5, 0, 10)).isEqualTo(5);
    assertThat(settings.integer("e", 5, 0, 10)).isEqualTo(5);
    assertThat(settings.number("f", 0.5, 0, 1)).isEqualTo(0.5);
    assertThat(settings.number("g", 0.5, 0, 1)).isEqualTo(0.5);
    assertThat(problems.messages()).hasSize(5);
  }

  @Test
  void anItemThatIsNoTextIsNotedNotReadAsSomethingElse() {
    Settings settings = settings("list: [a, [b], {c: d}]\nnulls: [NULL, ~]");

    settings.texts("list");
    settings.texts("nulls");

    assertThat(problems.messages())
        .containsExactly(
            "'list' must be a list of texts. Put quotes around each.",
            "'nulls' must be a list of texts. Put quotes around each.");
  }

  @Test
  void anUnknownKeyIsNotedWithTheNearestKnownOne() {
    Settings settings = settings("warehose: a\nsub: {colour: red}");
    settings.text("warehouse", "");
    Settings sub = settings.section("sub");
    sub.text("length", "");
    sub.text("width", "");

    settings.refuseUnknownKeys();
    sub.refuseUnknownKeys();

    assertThat(problems.messages())
        .containsExactly(
            "unknown key 'warehose'. Did you mean 'warehouse'?",
            "unknown key 'sub.colour'. Known: sub.length, sub.width.");
  }

  @Test
  void invalidYamlIsRefusedWithItsLine() {
    assertThatThrownBy(() -> settings("a: 1\nb: \"open\nc: 2\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("Cannot read test.yaml: it is not valid YAML (line ")
        .hasMessageEndingWith("Mend that line.");
    assertThatThrownBy(() -> settings("a: 1\nb: 2\n\tc: 3\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("line 3");
  }

  @Test
  void aKeyThatIsWrittenTwiceIsRefusedWithItsLine() {
    assertThatThrownBy(() -> settings("a: 1\nb: 2\na: 3\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("'a'");
  }

  @Test
  void aTextThatIsNoListOfKeysIsRefused() {
    for (String text : List.of("", "# nothing", "just words", "- a\n- b")) {
      assertThatThrownBy(() -> settings(text))
          .as(text)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("it is not a list of 'key: value' lines");
    }
  }

  @Test
  void aFileThatIsMissingOrNoTextIsRefusedByName(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.yaml");
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});

    assertThatThrownBy(() -> Settings.read(missing, problems))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("Cannot read %s: no such file can be opened. Name an existing file.", missing);
    assertThatThrownBy(() -> Settings.read(latin, problems))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("Cannot read %s: it is not UTF-8 text. Save it as UTF-8.", latin);
  }

  private Settings settings(String text) {
    return Settings.of(text, "test.yaml", problems);
  }
}
