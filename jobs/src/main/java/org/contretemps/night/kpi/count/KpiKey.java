package org.contretemps.night.kpi.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The key under which groups with equal names are merged; keys are ordered by their names.
 *
 * @param names null for a name that the group lacks
 */
public record KpiKey(List<String> names) implements Comparable<KpiKey> {
  private static final Comparator<String> BY_NAME =
      Comparator.nullsFirst(Comparator.naturalOrder());

  public KpiKey {
    names = Collections.unmodifiableList(new ArrayList<>(names));
  }

  /** The key of names. */
  public static KpiKey of(String... names) {
    return new KpiKey(Arrays.asList(names));
  }

  @Override
  public int compareTo(KpiKey other) {
    for (int i = 0; i < Math.min(names.size(), other.names.size()); i++) {
      int order = BY_NAME.compare(names.get(i), other.names.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(names.size(), other.names.size());
  }
}
