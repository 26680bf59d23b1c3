package org.contretemps.night.qualify;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.record.contact.Contact;

/**
 * The customers that a night suspects to be stand-ins for unknown people, because they have more
 * contacts than people have.
 */
public final class SuspectedStandIns {
  private static final int MOST = 20;
  private static final String TIMES = "_times";

  /**
   * One of them in one source.
   *
   * @param customerKey the pseudonym
   * @param contacts contacts that are left out of repeats because of it
   */
  public record Suspect(String source, long customerKey, long contacts) {}

  private SuspectedStandIns() {}

  /**
   * Those with the most contacts, at most 20.
   *
   * @param qualified rows of {@link QualifiedContact}
   */
  static List<Suspect> among(Dataset<Row> qualified) {
    return qualified
        .where(col(QualifiedContact.REPEAT_STATE).equalTo(QualifiedContact.SUSPECTED_STAND_IN))
        .groupBy(Contact.SOURCE, Contact.CUSTOMER_KEY)
        .agg(count(lit(1)).as(TIMES))
        .orderBy(col(TIMES).desc(), col(Contact.SOURCE), col(Contact.CUSTOMER_KEY))
        .limit(MOST)
        .collectAsList()
        .stream()
        .map(row -> new Suspect(row.getString(0), row.getLong(1), row.getLong(2)))
        .toList();
  }
}
