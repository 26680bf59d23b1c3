package org.contretemps.record.contact;

import java.io.Serializable;
import java.util.Comparator;

/** A service identified by its names; services are ordered by these. */
public record ServiceName(String organisation, String service)
    implements Comparable<ServiceName>, Serializable {
  private static final Comparator<ServiceName> BY_NAMES =
      Comparator.comparing(ServiceName::organisation).thenComparing(ServiceName::service);

  @Override
  public int compareTo(ServiceName other) {
    return BY_NAMES.compare(this, other);
  }
}
