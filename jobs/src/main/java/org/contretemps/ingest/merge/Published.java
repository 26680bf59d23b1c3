package org.contretemps.ingest.merge;

import java.util.List;

/**
 * How a load's rows were added to their table.
 *
 * @param isAllNew whether each has a key of its own that no stored row has; false if that was not
 *     looked at
 * @param said what is odd about them and does not stop the load, in sentences
 */
public record Published(boolean isAllNew, List<String> said) {
  public static final Published NOTHING = new Published(true, List.of());

  /** Rows of which it is unknown whether all are new. */
  public static Published saying(List<String> said) {
    return new Published(false, said);
  }
}
