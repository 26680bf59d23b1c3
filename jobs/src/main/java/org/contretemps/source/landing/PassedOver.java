package org.contretemps.source.landing;

import java.time.Instant;

/**
 * A file that matches a source's pattern but cannot be read, such as a broken link.
 *
 * @param name path below the landing folder
 * @param bytes its size; 0 if that cannot be determined
 * @param deliveredAt when it was last modified
 * @param reason why it cannot be used, as the end of a sentence
 */
public record PassedOver(String name, long bytes, Instant deliveredAt, String reason) {
  /** What is said of it, in its row of {@code load_audit} and to operators. */
  public String sentence() {
    return "Passed over, not read: %s.".formatted(reason);
  }
}
