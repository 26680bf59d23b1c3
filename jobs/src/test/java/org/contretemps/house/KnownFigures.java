package org.contretemps.house;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.WeeklyAccount;
import org.contretemps.publish.query.Views;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.Bounded;
import org.contretemps.statistics.ProportionDifference;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;

/**
 * All numbers of an organisation in the tables as everybody may see them, what they leave of 1, and
 * the comparison of the two last months.
 */
public final class KnownFigures {
  private final NavigableSet<Double> known = new TreeSet<>();

  public KnownFigures(Warehouse warehouse) {
    Views open = new Views(warehouse, false);
    for (TableDefinition table : AwkwardTables.TABLES) {
      open.rowsOf(table)
          .where(functions.col(Contact.ORGANISATION).equalTo(AwkwardTables.ORGANISATION))
          .collectAsList()
          .forEach(this::add);
    }
    open.rowsOf(ImpededQualityZone.TABLE)
        .collectAsList()
        .forEach(zone -> WeeklyAccount.of(zone).ifPresent(this::add));
    Map<String, Object> now = AwkwardTables.phone(0);
    Map<String, Object> then = AwkwardTables.phone(1);
    addChange(now, then, "resolved", "coded");
    addChange(now, then, "within_norm", "with_norm");
    addChange(now, then, "abandoned", "offered");
    addChange(now, then, "satisfied", "answers");
    addChange(spared(now), spared(then), "repeats", "counted");
  }

  public boolean contains(double number) {
    return !known.subSet(number - 1e-9, number + 1e-9).isEmpty();
  }

  private void add(Row row) {
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i) instanceof Number number) {
        known.add(number.doubleValue());
        known.add(1 - number.doubleValue());
      }
    }
  }

  private void add(WeeklyAccount account) {
    Bounded net = account.netMinutes();
    Stream.of(
            account.returns(),
            account.costMinutes(),
            account.savedMinutes(),
            net,
            account.people(net))
        .forEach(figure -> known.addAll(List.of(figure.value(), figure.lower(), figure.upper())));
  }

  private static Map<String, Object> spared(Map<String, Object> counts) {
    Map<String, Object> spared = new HashMap<>(counts);
    spared.put("repeats", (Long) counts.get("counted") - (Long) counts.get("repeats"));
    return spared;
  }

  private void addChange(
      Map<String, Object> now, Map<String, Object> then, String events, String trials) {
    ProportionDifference change =
        ProportionDifference.newcombe(
            (Long) now.get(events),
            (Long) now.get(trials),
            (Long) then.get(events),
            (Long) then.get(trials),
            0.95);
    known.addAll(List.of(change.difference(), change.lower(), change.upper()));
  }
}
