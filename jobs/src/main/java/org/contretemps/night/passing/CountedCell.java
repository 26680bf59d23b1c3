package org.contretemps.night.passing;

import org.apache.spark.sql.Row;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;

/**
 * The cell that counts are of.
 *
 * @param cellId hash of the four names
 */
public record CountedCell(
    long cellId, String organisation, String service, String channel, String situationType) {

  static CountedCell of(Row counts) {
    return new CountedCell(
        counts.getAs(QualifiedContact.CELL_ID),
        counts.getAs(Contact.ORGANISATION),
        counts.getAs(Contact.SERVICE),
        counts.getAs(Contact.CHANNEL),
        counts.getAs(Contact.SITUATION_TYPE));
  }
}
