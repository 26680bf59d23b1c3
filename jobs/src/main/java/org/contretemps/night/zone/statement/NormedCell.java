package org.contretemps.night.zone.statement;

import java.io.Serializable;
import org.contretemps.night.passing.PassingCell;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ServiceName;
import org.contretemps.table.TableRow;

/**
 * A cell (organisation, service, channel and situation type) and the time norm it is under.
 *
 * @param cellId hash of the four names
 * @param normId the norm per contact in force; null if there is none
 * @param normSeconds its target to the second; 0 if there is none
 * @param attainmentTarget share of contacts that is to keep to it; null if none is set
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

  static NormedCell of(PassingCell cell) {
    return new NormedCell(
        cell.cellId(),
        cell.cell().organisation(),
        cell.cell().service(),
        cell.cell().channel(),
        cell.cell().situationType(),
        cell.normId(),
        cell.normSeconds(),
        cell.attainmentTarget());
  }

  /** What the cells that are compared have in common. */
  record Kind(String organisation, String channel, String situationType) {}

  /** Its situation type and channel within the organisation, whose cells it is compared with. */
  Kind kind() {
    return new Kind(organisation, channel, situationType);
  }

  ServiceName serviceName() {
    return new ServiceName(organisation, service);
  }

  /** Sets the columns that say which cell and norm a row is of. */
  TableRow fill(TableRow row) {
    return row.set(ImpededQualityZone.CELL_ID, cellId)
        .set(Contact.ORGANISATION, organisation)
        .set(Contact.SERVICE, service)
        .set(Contact.CHANNEL, channel)
        .set(Contact.SITUATION_TYPE, situationType)
        .set(ImpededQualityZone.NORM_ID, normId);
  }
}
