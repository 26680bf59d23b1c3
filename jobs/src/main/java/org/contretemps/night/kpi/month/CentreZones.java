package org.contretemps.night.kpi.month;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.month.KpiMonth.Centre;
import org.contretemps.night.kpi.month.KpiMonth.KpiCell;
import org.contretemps.night.kpi.month.KpiMonth.StatedCell;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;

/** How much of the work of an organisation and channel lies in zones (METHOD §10). */
public final class CentreZones {
  static final String SECONDS = "handled_seconds_in_zones";
  static final String SHARE = "share_of_work_in_zones";

  private static final List<String> CELL =
      List.of(Contact.ORGANISATION, Contact.CHANNEL, Contact.SERVICE, Contact.SITUATION_TYPE);

  private CentreZones() {}

  static void declare(TableDefinition.Builder table) {
    table
        .optional(
            SECONDS,
            LongType,
            World.INDUSTRIAL.of(
                "Handling seconds in cells with an open zone in the month's last night; null if no night of the month stated any cell."))
        .generated(
            SHARE,
            DoubleType,
            "CASE WHEN handled_seconds > 0 THEN handled_seconds_in_zones / handled_seconds END",
            World.INDUSTRIAL.of("Their share of all handling seconds."));
  }

  /** What the month's last night stated of the cells of an organisation and channel. */
  static List<StatedCell> stated(KpiMonth month, KpiGroup centre) {
    return month.details().zones().stream()
        .filter(
            stated ->
                new Centre(stated.cell().organisation(), stated.cell().channel())
                    .equals(Centre.of(centre)))
        .toList();
  }

  /** Null if no night of the month looked for zones. */
  static Long seconds(KpiMonth month, KpiGroup centre) {
    if (month.details().zones().isEmpty()) {
      return null;
    }
    Set<KpiCell> open = open(stated(month, centre));
    return month.by(Facet.CENTRE, CELL).stream()
        .filter(cell -> open.contains(cell(cell)))
        .mapToLong(cell -> cell.of(Measure.HANDLED_SECONDS))
        .sum();
  }

  private static Set<KpiCell> open(List<StatedCell> stated) {
    return stated.stream()
        .filter(StatedCell::isOpen)
        .map(StatedCell::cell)
        .collect(Collectors.toSet());
  }

  /**
   * The contacts of cells with an open zone in the month's last night, or of all others, by some of
   * the names of cells; empty if no night of the month looked for zones.
   */
  public static List<KpiGroup> groups(KpiMonth month, boolean isOpen, List<String> names) {
    List<StatedCell> stated = month.details().zones();
    Set<KpiCell> open = open(stated);
    return stated.isEmpty()
        ? List.of()
        : KpiGroup.by(
            names,
            month.by(Facet.CENTRE, CELL).stream()
                .filter(cell -> open.contains(cell(cell)) == isOpen)
                .toList());
  }

  private static KpiCell cell(KpiGroup cell) {
    return new KpiCell(
        cell.name(Contact.ORGANISATION),
        cell.name(Contact.SERVICE),
        cell.name(Contact.CHANNEL),
        cell.name(Contact.SITUATION_TYPE));
  }
}
