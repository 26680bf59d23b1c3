package org.contretemps.record.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.api.java.UDF2;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private static final byte[] KEY = "a secret of 32 bytes, as it were".getBytes(UTF_8);

  private final Pseudonyms pseudonyms = new Pseudonyms(KEY);

  @Test
  void aPseudonymIsTheStartOfTheHmacOfOrganisationKindAndIdentifier() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    byte[] digest = mac.doFinal("fund\0customer\0No\u00e9".getBytes(UTF_8));

    assertThat(pseudonyms.of("fund", "customer", "No\u00e9"))
        .isEqualTo(ByteBuffer.wrap(digest).getLong());
  }

  /** Computed with Python's hmac module: no Java of ours or of anybody's has a part in it. */
  @Test
  void knownPseudonymsStayAsTheyAre() {
    assertThat(pseudonyms.of("fund", "agent", "4711"))
        .isEqualTo(new BigInteger("c74856de43541acf", 16).longValue());
    assertThat(pseudonyms.fingerprint()).isEqualTo("9906bd75e2647292");
  }

  @Test
  void theSamePersonHasTheSamePseudonymAndEveryOtherAnother() {
    long person = pseudonyms.of("fund", "customer", "1");

    assertThat(new Pseudonyms(KEY.clone()).of("fund", "customer", "1")).isEqualTo(person);
    assertThat(pseudonyms.of("bank", "customer", "1")).isNotEqualTo(person);
    assertThat(pseudonyms.of("fund", "agent", "1")).isNotEqualTo(person);
    assertThat(pseudonyms.of("fund", "customer", "2")).isNotEqualTo(person);
    assertThat(pseudonyms.of("fundc", "ustomer", "1")).isNotEqualTo(person);
    assertThat(new Pseudonyms(new byte[16]).of("fund", "customer", "1")).isNotEqualTo(person);
  }

  @Test
  void thirtyThousandPeopleHaveAsManyPseudonymsAlsoOnceSomeAreForgotten() throws Exception {
    UDF2<String, String, Long> function = pseudonyms.function("customer");
    Set<Long> keys =
        IntStream.range(0, 30_000)
            .mapToObj(person -> call(function, "fund", "c" + person))
            .collect(Collectors.toSet());

    assertThat(keys).hasSize(30_000);
    assertThat(function.call("fund", "c1")).isEqualTo(pseudonyms.of("fund", "customer", "c1"));
    assertThat(function.call("fund", "c29999"))
        .isEqualTo(pseudonyms.of("fund", "customer", "c29999"));
  }

  @Test
  void nobodyHasNoPseudonym() throws Exception {
    UDF2<String, String, Long> function = pseudonyms.function("agent");

    assertThat(function.call("fund", null)).isNull();
    assertThat(function.call(null, "1")).isNull();
  }

  @Test
  void theKeyIsNeverShown() {
    assertThat(pseudonyms).hasToString("Pseudonyms(key hidden)");
    assertThat(pseudonyms.function("agent").toString()).doesNotContain("secret");
  }

  @Test
  void theFunctionTravelsToExecutors() throws Exception {
    UDF2<String, String, Long> function = pseudonyms.function("agent");
    Long here = function.call("fund", "1");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(function);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      UDF2<?, ?, ?> there = (UDF2<?, ?, ?>) in.readObject();
      assertThat(call(there, "fund", "1")).isEqualTo(here);
    }
  }

  @Test
  void aShortKeyIsRefusedAndALaterChangeOfTheArrayIsNotSeen() {
    assertThatThrownBy(() -> new Pseudonyms(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("15 bytes: 16 are needed");

    byte[] key = KEY.clone();
    Pseudonyms mine = new Pseudonyms(key);
    key[0] = 0;
    assertThat(mine.fingerprint()).isEqualTo(pseudonyms.fingerprint());
  }

  @SuppressWarnings("unchecked")
  private static Long call(UDF2<?, ?, ?> function, String organisation, String identifier) {
    try {
      return ((UDF2<String, String, Long>) function).call(organisation, identifier);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
