package org.contretemps.night.kpi.count;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;

/**
 * The stratum of a contact: the group of contacts alike in outcome, load, incident and handling
 * time within which it is compared and weighted, and its code of four characters (METHOD §8).
 * {@link KpiDay#STRATUM} stores the code, which only this class writes and reads: whether the
 * customer came back (1) or not or not known (0); quarter of load (0 if not known); during an
 * incident (1) or not (0); band of handling time by norm, cut at 0.5, 0.85, 1 and 1.5 (0 to 4, x
 * without a norm).
 *
 * @param isAdverse whether the customer came back
 * @param load the quarter of load; 0 if not known
 * @param isWithinNorm whether the contact kept to its norm; false without one
 */
public record ContactStratum(boolean isAdverse, int load, boolean isWithinNorm) {
  private static final int LOAD = 1;
  private static final int BAND = 3;
  private static final String NO_NORM = "x";

  /** The band that ends at the norm. */
  private static final String LAST_WITHIN = "2";

  private static final String FIRST_BEYOND = "3";

  /** A stratum as it is stored, or its side. */
  public static ContactStratum of(String signs) {
    return new ContactStratum(
        signs.charAt(0) == '1',
        Character.digit(signs.charAt(LOAD), 10),
        signs.charAt(BAND) <= LAST_WITHIN.charAt(0));
  }

  /** The stratum of a qualified contact, as it is stored. */
  static Column ofContact() {
    String ratio = "%s / %s".formatted(Contact.HANDLING_SECONDS, NormAsOf.NORM_SECONDS);
    String band =
        "CASE WHEN %s IS NULL THEN '%s' WHEN %s <= 0.5 THEN '0' WHEN %s <= 0.85 THEN '1' WHEN %s <= 0 THEN '%s' WHEN %s <= 1.5 THEN '%s' ELSE '4' END"
            .formatted(
                QualifiedContact.NORM_BIN,
                NO_NORM,
                ratio,
                ratio,
                QualifiedContact.NORM_BIN,
                LAST_WITHIN,
                ratio,
                FIRST_BEYOND);
    return expr(
        "concat(if(coalesce(%s, false), '1', '0'), coalesce(%s, 0), if(%s, '1', '0'), %s)"
            .formatted(
                QualifiedContact.HAS_REPEAT,
                QualifiedContact.LOAD_QUARTILE,
                QualifiedContact.IS_DURING_INCIDENT,
                band));
  }

  /**
   * Of a stored stratum under a norm only the quarter of load and the side of the norm; null
   * without a norm.
   */
  static Column side(String column) {
    Column band = sign(column, BAND);
    return when(
        band.notEqual(NO_NORM),
        concat(
            lit("0"),
            sign(column, LOAD),
            lit("0"),
            when(band.leq(LAST_WITHIN), LAST_WITHIN).otherwise(FIRST_BEYOND)));
  }

  private static Column sign(String column, int place) {
    return col(column).substr(place + 1, 1);
  }
}
