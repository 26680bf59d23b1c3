package org.contretemps.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.Cases;
import org.contretemps.record.contact.Contact;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each case of {@link Cases} against the values of its {@code expected.json}. */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class CasesTest {
  private static Cases cases;

  @BeforeAll
  static void runTheNight(@TempDir Path folder) throws IOException {
    cases = new Cases(folder);
  }

  /** Agents hang up before they are connected: the caller goes on waiting. */
  @Test
  void clockSetBack() {
    assertThat(
            cases.rows(
                Contact.TABLE,
                "conversation_id = 'ck5'",
                Contact.CONVERSATION_ID,
                Contact.WAIT_SECONDS,
                Contact.HANDLING_SECONDS,
                Contact.ABANDONED,
                "agent_key IS NULL"))
        .containsExactly("ck5 15 100 false false");
  }
}
