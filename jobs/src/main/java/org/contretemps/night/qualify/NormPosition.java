package org.contretemps.night.qualify;

import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.rint;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;

/**
 * The position of a handling time relative to its norm, as a bin (METHOD §1): of width w = max(1,
 * rint(N/40)), j = ceil((t − N)/w) clipped to −36 … 120, so that j ≤ 0 if and only if the norm was
 * met.
 */
public final class NormPosition {
  public static final int LOWEST = -36;
  public static final int HIGHEST = 120;

  /** The window around the norm, in which hurrying moves contacts (METHOD §3). */
  public static final int WINDOW_FROM = -5;

  public static final int WINDOW_TO = 4;

  private NormPosition() {}

  /** The bin; null if there is no norm or no handling time. */
  static Column bin() {
    Column width = greatest(lit(1.0), rint(col(NormAsOf.NORM_SECONDS).divide(40)));
    Column bin =
        ceil(col(Contact.HANDLING_SECONDS).minus(col(NormAsOf.NORM_SECONDS)).divide(width));
    Column clipped = greatest(lit(LOWEST), least(lit(HIGHEST), bin.cast(DataTypes.LongType)));
    // greatest and least pass over nulls.
    return when(
        col(NormAsOf.NORM_SECONDS).isNotNull().and(col(Contact.HANDLING_SECONDS).isNotNull()),
        clipped.cast(DataTypes.IntegerType));
  }

  /** Whether a contact lies outside the window around its norm; one without a norm does. */
  static Column isOutsideWindow() {
    return coalesce(not(col(QualifiedContact.NORM_BIN).between(WINDOW_FROM, WINDOW_TO)), lit(true));
  }
}
