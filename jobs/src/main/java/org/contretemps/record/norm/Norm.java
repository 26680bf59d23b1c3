package org.contretemps.record.norm;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A time norm: how long, or how many, its contacts are to be.
 *
 * @param target what is prescribed, in the unit of the basis
 * @param attainmentTarget share of the work that is to keep to it; empty if none is set
 */
public record Norm(
    NormScope scope, NormBasis basis, double target, OptionalDouble attainmentTarget) {

  /**
   * The norm's identifier: a hash of its scope, basis, target and attainment target. The same norm
   * has the same one in every rebuild, and again when it is set back after a change.
   */
  public long id() {
    List<String> parts = new ArrayList<>(scope.hashed());
    parts.add(basis.name());
    parts.add(Double.toString(target));
    parts.add(attainmentTarget.isPresent() ? Double.toString(attainmentTarget.getAsDouble()) : "");
    return ContentHash.of(parts);
  }

  /** What is prescribed, in words: "300 seconds per contact, 80 % attained". */
  String inWords() {
    String prescribed = plain(BigDecimal.valueOf(target)) + " " + basis.unit();
    return attainmentTarget.isEmpty()
        ? prescribed
        : prescribed + ", " + percent(attainmentTarget.getAsDouble()) + " % attained";
  }

  private static String percent(double share) {
    return plain(BigDecimal.valueOf(share).movePointRight(2));
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
