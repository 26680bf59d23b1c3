package org.contretemps.job;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.contretemps.config.ConfigurationException;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;

/**
 * Refuses nights whose as-of date lies in the future. Such a night would make every date before it
 * count as mature, and no other night could run until its date has come.
 */
public final class DatesAhead {
  private static final int EXAMPLES = 5;

  private DatesAhead() {}

  /** The latest date that it is now anywhere on Earth. */
  public static LocalDate today() {
    return LocalDate.now(ZoneOffset.ofHours(14));
  }

  /**
   * Refuses a night that is requested, or that the last date loaded or the last night would make,
   * if that date lies in the future. Writes nothing.
   *
   * @param requested the as-of date requested
   * @param nights the table whose lineage tells of the last night
   * @throws ConfigurationException if a date is requested that is still to come
   * @throws NightRefusedException if contacts or an earlier night are dated ahead
   */
  public static void refuse(
      Warehouse warehouse, Optional<LocalDate> requested, TableDefinition nights) {
    LocalDate today = today();
    if (requested.filter(today::isBefore).isPresent()) {
      throw new ConfigurationException(
          "Cannot run a night as of %s: that date is still to come (today is %s). Name the last complete day."
              .formatted(requested.get(), today));
    }
    NavigableSet<LocalDate> dates = warehouse.history(Contact.TABLE).dates(Contact.CONTACT_DATE);
    NavigableSet<LocalDate> ahead = dates.tailSet(today, false);
    if (!ahead.isEmpty()) {
      throw refusalOfContacts(warehouse, ahead, today);
    }
    Optional<LocalDate> night = warehouse.history(nights).lineage().night();
    if (night.filter(today::isBefore).isPresent()) {
      throw new NightRefusedException(
          "Cannot run a night: the last one ran as of %s, which is still to come (today is %s), and nights never go back by themselves. Run 'contretemps go-back --to DATE' with the last complete day, then the night."
              .formatted(night.get(), today));
    }
  }

  private static NightRefusedException refusalOfContacts(
      Warehouse warehouse, NavigableSet<LocalDate> ahead, LocalDate today) {
    List<String> files =
        warehouse
            .read(Contact.TABLE, ahead)
            .select(col(Contact.SOURCE), col(Contact.SOURCE_FILE))
            .distinct()
            .orderBy(Contact.SOURCE, Contact.SOURCE_FILE)
            .limit(EXAMPLES)
            .collectAsList()
            .stream()
            .map(row -> "%n  %s: %s".formatted(row.getString(0), row.getString(1)))
            .toList();
    return new NightRefusedException(
        "Cannot run a night: contacts are dated %s, which is still to come (today is %s). They came with%s%n  If the clock of this machine is wrong, mend it and run the same command again. If it is right, mend the clock of the source: 'contretemps go-back --to DATE' takes out what is dated ahead and has those files loaded again."
            .formatted(ahead.last(), today, String.join("", files)));
  }
}
