package org.contretemps.record.norm;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What the target of a time norm counts, such as seconds per contact or contacts per day. */
public enum NormBasis {
  /** Seconds that a single contact may take: the only basis with a threshold per contact. */
  SECONDS_PER_CONTACT("seconds per contact"),
  /** Mean seconds over all contacts of a period. */
  MEAN_SECONDS("seconds on average"),
  /** Contacts that an agent handles in a day. */
  CONTACTS_PER_AGENT_DAY("contacts per agent and day"),
  /** Minutes per day set aside for a task, such as e-mail. */
  MINUTES_PER_DAY("minutes per day");

  /** All bases as a list of SQL literals. */
  static final String NAMES =
      Arrays.stream(values()).map("'%s'"::formatted).collect(Collectors.joining(", "));

  private final String unit;

  NormBasis(String unit) {
    this.unit = unit;
  }

  /** The unit of a target, as it is said after the number. */
  String unit() {
    return unit;
  }
}
