package org.contretemps.record.contact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.junit.jupiter.api.Test;

class TombstonesTest {
  private static final byte[] KEY = "a secret of 32 bytes, as it were".getBytes(UTF_8);
  private static final Pseudonyms PSEUDONYMS = new Pseudonyms(KEY);

  private static Row row(String kind, String name) {
    long stone = PSEUDONYMS.tombstone("caf", kind, name);
    return new GenericRowWithSchema(
        new Object[] {stone, stone, "caf", kind, Instant.EPOCH, "why"},
        ErasedPerson.TABLE.schema());
  }

  private final Tombstones tombstones =
      new Tombstones(
          PSEUDONYMS,
          List.of(
              row(Pseudonyms.CUSTOMER, "Q 4711/7"),
              row(ErasedPerson.CONTACT_ID, "c-9"),
              row(ErasedPerson.CONTACT, Tombstones.inSource("calls", "c-9"))));

  @Test
  void aTombstoneIsTheSecondPartOfTheHashThatThePseudonymIsTheFirstOf() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    byte[] digest = mac.doFinal("fund\0customer\0one".getBytes(UTF_8));

    assertThat(PSEUDONYMS.tombstone("fund", "customer", "one"))
        .isEqualTo(ByteBuffer.wrap(digest).getLong(8))
        .isNotEqualTo(PSEUDONYMS.of("fund", "customer", "one"));
  }

  @Test
  void aNameIsMetByItsOrganisationKindAndSource() {
    assertThat(tombstones.covers("caf", Pseudonyms.CUSTOMER, "Q 4711/7")).isTrue();
    assertThat(tombstones.covers("cpam", Pseudonyms.CUSTOMER, "Q 4711/7")).isFalse();
    assertThat(tombstones.covers("caf", Pseudonyms.AGENT, "Q 4711/7")).isFalse();
    assertThat(tombstones.covers("caf", ErasedPerson.CONTACT, Tombstones.inSource("calls", "c-9")))
        .isTrue();
    assertThat(tombstones.covers("caf", ErasedPerson.CONTACT, Tombstones.inSource("chats", "c-9")))
        .isFalse();
  }

  @Test
  void aRecordIsMetByAnyWholeWordOfItWhateverItsFormat() {
    assertThat(isMet("c1,,caf,\"Q 4711/7\",60")).as("a quoted field").isTrue();
    assertThat(isMet("c1;caf; Q 4711/7 ;60")).isTrue();
    assertThat(isMet("{\"contact\":\"c-9\",\"talk\":\"?\"}")).as("JSON").isTrue();
    assertThat(isMet("re: c-9")).as("a word of a text").isTrue();
    assertThat(isMet("c1,caf,Q 4711/70,60")).as("somebody else").isFalse();
    assertThat(isMet("c-91,caf,,60")).isFalse();
    assertThat(isMet("")).isFalse();
  }

  @Test
  void aRecordThatCannotBeTakenApartIsMetInAnyEncodingAndWithoutGroupingSigns() {
    Tombstones accented = new Tombstones(PSEUDONYMS, List.of(row(Pseudonyms.CUSTOMER, "Zoé4711")));
    for (Charset encoding : List.of(UTF_8, ISO_8859_1, UTF_16LE, UTF_16BE)) {
      byte[] record = "c1;caf;Zoé-47 11;60".getBytes(encoding);
      assertThat(accented.areNamedIn(null, record)).as(encoding.name()).isTrue();
      assertThat(accented.areNamedIn("caf", record)).as(encoding.name()).isTrue();
      assertThat(accented.areNamedIn("cpam", record)).as("another's").isFalse();
    }
  }

  private boolean isMet(String record) {
    return tombstones.areNamedIn(null, record.getBytes(UTF_8));
  }
}
