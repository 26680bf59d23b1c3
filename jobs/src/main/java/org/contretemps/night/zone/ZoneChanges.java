package org.contretemps.night.zone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.contretemps.record.contact.Contact;

/**
 * Compares a night's impeded-quality zones with those of the night before: which opened, which
 * closed.
 *
 * @param open zones that are open
 * @param changed those that opened or closed: what each is, by names of columns of {@link
 *     ImpededQualityZone}
 */
public record ZoneChanges(long open, List<Map<String, Object>> changed) {
  private static final List<String> TOLD =
      List.of(
          ImpededQualityZone.CHANGE,
          ImpededQualityZone.AS_OF_DATE,
          Contact.ORGANISATION,
          Contact.SERVICE,
          Contact.CHANNEL,
          Contact.SITUATION_TYPE,
          ImpededQualityZone.NORM_SECONDS,
          ImpededQualityZone.EVIDENCE,
          ImpededQualityZone.LABEL,
          ImpededQualityZone.HIDDEN_ODDS);

  /**
   * The changes of one night.
   *
   * @param zones rows of {@link ImpededQualityZone} of that night
   */
  public static ZoneChanges of(List<Row> zones) {
    return new ZoneChanges(
        zones.stream().filter(zone -> zone.<Boolean>getAs(ImpededQualityZone.IS_OPEN)).count(),
        zones.stream()
            .filter(zone -> zone.getAs(ImpededQualityZone.CHANGE) != null)
            .map(ZoneChanges::told)
            .toList());
  }

  private static Map<String, Object> told(Row zone) {
    Map<String, Object> told = new LinkedHashMap<>();
    for (String column : TOLD) {
      Object value = zone.getAs(column);
      if (value != null) {
        told.put(column, value instanceof Number ? value : value.toString());
      }
    }
    return told;
  }
}
