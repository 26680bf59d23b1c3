package org.contretemps.record.contact;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.time.ZoneId;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Computes the rows of {@link Contact} from rows with the fields of {@link ContactInput}: people
 * become pseudonyms, durations are added up, and the local date is set. Pure.
 */
public final class ContactBuilder {
  private final String source;
  private final ZoneId zone;
  private final Pseudonyms pseudonyms;

  public ContactBuilder(String source, ZoneId zone, Pseudonyms pseudonyms) {
    this.source = source;
    this.zone = zone;
    this.pseudonyms = pseudonyms;
  }

  /**
   * Rows as {@link Contact} declares them, with all other columns of the input.
   *
   * @param sourceFile name of the column with the landing file
   * @param deliveredAt name of the column with the time of its delivery
   */
  public Dataset<Row> build(Dataset<Row> input, String sourceFile, String deliveredAt) {
    Dataset<Row> keyed =
        input
            .withColumns(
                Map.of(
                    Contact.AGENT_KEY, key(Pseudonyms.AGENT, ContactInput.AGENT_ID),
                    Contact.CUSTOMER_KEY, key(Pseudonyms.CUSTOMER, ContactInput.CUSTOMER_ID),
                    Contact.HAS_UNKNOWN_END, lit(null).cast(DataTypes.BooleanType)))
            .drop(ContactInput.AGENT_ID, ContactInput.CUSTOMER_ID);
    return new KeyedContactBuilder(source, zone).build(keyed, sourceFile, deliveredAt);
  }

  private Column key(String kind, String identifier) {
    return udf(pseudonyms.function(kind), DataTypes.LongType)
        .apply(col(Contact.ORGANISATION), col(identifier));
  }
}
