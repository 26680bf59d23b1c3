package org.contretemps.record.contact;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import org.contretemps.config.ConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymKeyTest {
  private static final byte[] OTHER = "another secret of 32 bytes, yes.".getBytes(US_ASCII);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("keys/pseudonym.key");
  }

  @Test
  void aNewWarehouseGetsAKeyOnceThatItsOwnerAloneCanRead() throws IOException {
    String first = key().pseudonyms(Optional.empty()).fingerprint();

    assertThat(Base64.getDecoder().decode(Files.readString(file))).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(key().pseudonyms(Optional.empty()).fingerprint()).isEqualTo(first);
    assertThat(key().pseudonyms(Optional.of(first)).fingerprint()).isEqualTo(first);
  }

  @Test
  void twoNewKeysAreTwo() {
    String first = key().pseudonyms(Optional.empty()).fingerprint();
    file = folder.resolve("second.key");

    assertThat(key().pseudonyms(Optional.empty()).fingerprint()).isNotEqualTo(first);
  }

  @Test
  void theEnvironmentTakesThePlaceOfTheFile() {
    PseudonymKey key = environment(Base64.getEncoder().encodeToString(OTHER) + "\n");

    assertThat(key.pseudonyms(Optional.empty()).fingerprint())
        .isEqualTo(new Pseudonyms(OTHER).fingerprint());
    assertThat(file).doesNotExist();
  }

  @Test
  void anotherKeyThanTheWarehousesIsRefused() {
    String fingerprint = key().pseudonyms(Optional.empty()).fingerprint();

    assertThatThrownBy(() -> key().pseudonyms(Optional.of("0123456789abcdef")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("made with another pseudonym key")
        .hasMessageContaining("0123456789abcdef")
        .hasMessageContaining(fingerprint);
  }

  @Test
  void noKeyIsMadeForAWarehouseThatHasOne() {
    assertThatThrownBy(() -> key().pseudonyms(Optional.of("0123456789abcdef")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("there is no pseudonym key at " + file)
        .hasMessageContaining("Put it back, or set CONTRETEMPS_PSEUDONYM_KEY.");
    assertThat(file).doesNotExist();
  }

  @Test
  void aKeyThatIsTooShortOrNoBase64IsRefusedAndNotQuoted() throws IOException {
    for (String bad : new String[] {"c2VjcmV0", "not~base64~at~all~not~base64", ""}) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, bad);

      assertRefusedUnquoted(key(), file.toString(), bad);
      assertRefusedUnquoted(environment(bad), "the variable CONTRETEMPS_PSEUDONYM_KEY", bad);
    }
  }

  private static void assertRefusedUnquoted(PseudonymKey key, String origin, String bad) {
    assertThatThrownBy(() -> key.pseudonyms(Optional.empty()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "Cannot read the pseudonym key from %s: it is not the Base64 of at least 16 bytes. Put the key there again.",
            origin)
        .hasNoCause()
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(bad.isEmpty() ? "~" : bad));
  }

  private PseudonymKey key() {
    return new PseudonymKey(file, Optional.empty());
  }

  private PseudonymKey environment(String value) {
    return new PseudonymKey(file, Optional.of(value));
  }
}
