package org.contretemps.zone;

import java.io.Serializable;

/**
 * A cell under one norm.
 *
 * @param cellId hash of the four names
 * @param normId the norm per contact in force; null where there is none
 * @param normSeconds its target to the second; 0 where there is none
 * @param attainmentTarget share of contacts that is to keep to it; null where none is set
 */
public record NormedCell(
    long cellId,
    String organisation,
    String service,
    String channel,
    String situationType,
    Long normId,
    int normSeconds,
    Double attainmentTarget)
    implements Serializable {

  /** Its situation type and channel within the organisation, whose cells it is compared with. */
  String kind() {
    return String.join("\0", organisation, channel, situationType);
  }

  String serviceKey() {
    return String.join("\0", organisation, service);
  }
}
