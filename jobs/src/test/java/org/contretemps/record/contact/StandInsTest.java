package org.contretemps.record.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.contretemps.config.IngestSettings;
import org.junit.jupiter.api.Test;

/** Who is nobody, as systems write it. */
class StandInsTest {
  private final StandIns shipped = new StandIns(IngestSettings.DEFAULT.standIns());

  @Test
  void whatSystemsWriteForNobodyIsNobody() {
    assertThat(
            List.of(
                "anonymous",
                "Anonymous ",
                "+266696687",
                "266696687",
                "tel:+266696687",
                "sip:anonymous@anonymous.invalid",
                "anonymous@anonymous.invalid",
                "anonymous@pbx.example.org",
                "sip:unknown@10.0.0.7:5060;transport=udp",
                "unavailable@192.168.1.1",
                "+7378742833",
                "Restricted",
                "PRIVATE",
                "<unknown>",
                "\"Unknown\"",
                "(null)",
                "NULL",
                "None",
                "N/A",
                "0",
                "0000000000",
                "9999999999",
                "",
                "   ",
                "-",
                "?",
                "Numéro masqué",
                "UNKNOWN_CALLER",
                "no  caller ID"))
        .allMatch(shipped::isOne);
  }

  /** A name beside the address, other words for a caller, other languages, other letters. */
  @Test
  void soItIsInOtherShapes() {
    assertThat(
            List.of(
                "Anonymous <sip:anonymous@anonymous.invalid>",
                "\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=as58f4201b",
                "\"unknown\" <unknown>",
                "\"Paris\" <sip:+266696687@10.0.0.1>",
                "client:Anonymous",
                "Caller Unknown",
                "00266696687",
                "tel:00266696687",
                "anonymous (0)",
                "XXXXXXXXXX",
                "xxx-xxx-xxxx",
                "Unavailable/Unknown",
                "Restricted Number",
                "private id",
                "numéro inconnu",
                "NUMERO MASQUE",
                "appelant inconnu",
                "Rufnummer unterdrückt",
                "número oculto",
                "n.a.",
                "#N/A",
                "None.",
                "\\N",
                "-1",
                "0,0",
                "\uff21\uff4e\uff4f\uff4e\uff59\uff4d\uff4f\uff55\uff53",
                "ANONYMOUS\u00a0",
                "\u200banonymous",
                "\uff10"))
        .allMatch(shipped::isOne);
  }

  @Test
  void peopleArePeople() {
    assertThat(
            List.of(
                "4711",
                "10",
                "+33 6 12 34 56 78",
                "sip:alice@example.org",
                "private@example.org",
                "unknown@example.org",
                "k0",
                "Noneam",
                "Anonymous <sip:+33612345678@pbx.example.org>",
                "mailto:private@example.org",
                "unknown-4711",
                "client:4711",
                "line 4",
                "N",
                "10-1",
                "111111"))
        .noneMatch(shipped::isOne);
  }

  @Test
  void aConfiguredTextIsNobodyInAllItsShapes() {
    StandIns own = new StandIns(List.of("+33 1 00 00 00 01", "Kiosk"));
    assertThat(List.of("tel:+33100000001", "33 1 00 00 00 01", " kiosk")).allMatch(own::isOne);
    assertThat(own.isOne("anonymous")).isFalse();
  }

  @Test
  void whatIsPlainReducesToWhatThePatternsMakeOfIt() {
    StandIns own = new StandIns(List.of("no one", "4711", "k-9", "anonymous"));
    for (String text :
        List.of(
            "No-One",
            "anonymous-caller",
            "call-id",
            "no-o-ne",
            "no--one",
            "4711",
            "04711",
            "K-9",
            "k9",
            "ANONYMOUS",
            "0",
            "00",
            "1111111",
            "111111",
            "77777777",
            "no-one-",
            "x-0",
            "12-34",
            "-",
            "a",
            "9")) {
      assertThat(own.isOne(text)).as(text).isEqualTo(own.isOne(" " + text + " "));
    }
  }
}
