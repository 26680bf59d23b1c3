package org.contretemps.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.config.IngestSettings;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.Channel;

/** Finds contacts in which an agent talked for longer than {@code ingest.long-call-hours}. */
final class LongTalk {
  private static final long HOUR_SECONDS = 3600;

  private LongTalk() {}

  /** Of contacts assembled from events: what to report, if there are any. */
  static List<String> ofEvents(Dataset<Row> contacts, IngestSettings settings) {
    return in(
        contacts,
        Contact.CONVERSATION_ID,
        settings,
        "A transfer that the log does not tell of may have left the rest of the call with its first agent.");
  }

  /** Of contacts delivered whole: what to report of calls, if there are any. */
  static List<String> ofRecords(Dataset<Row> contacts, IngestSettings settings) {
    return in(
        contacts.where(col(Contact.CHANNEL).equalTo(Channel.PHONE.name())),
        Contact.CONTACT_ID,
        settings,
        "The system may have noticed late that a call was over, or the mapping may take other units for seconds.");
  }

  private static List<String> in(
      Dataset<Row> contacts, String example, IngestSettings settings, String why) {
    Row row =
        contacts
            .where(col(Contact.TALK_SECONDS).gt(lit(settings.longCallHours() * HOUR_SECONDS)))
            .agg(count(lit(1)), min(example))
            .head();
    return row.getLong(0) == 0
        ? List.of()
        : List.of(
            "Talk of more than %d hours: %,d contacts (such as %s). %s"
                .formatted(settings.longCallHours(), row.getLong(0), row.getString(1), why));
  }
}
