package org.contretemps.night.outcome;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.contretemps.config.OutcomeWindows;

/**
 * Computes prior contacts and repeats for the legs of given dates, from rows of {@link
 * CustomerLeg}. Pure.
 *
 * <p>One row per leg that has something to add to its own record. A leg of an identified customer
 * without a row is the last in which the customer was spoken to, without prior contact and without
 * repeat.
 */
public final class FollowUps {
  public static final String CONTACT_KEY = CustomerLeg.CONTACT_KEY;

  /** Whether the customer was last spoken to on the leg: repeats count there. */
  public static final String IS_LAST_SPOKEN = "is_last_spoken";

  /** Whether the organisation began the leg's conversation. */
  public static final String IS_OF_OUTBOUND = "is_of_outbound_conversation";

  /** Whether the customer had been in contact in the days before. */
  public static final String HAS_PRIOR_CONTACT = "has_prior_contact";

  /** Whether the customer had been in contact in the hours before. */
  public static final String HAS_EARLY_PRIOR_CONTACT = "has_early_prior_contact";

  /** Of the leg, as days since 1970. */
  static final String DATE = "_date";

  static final String SERVICE_KEY = "_service_key";

  /** How many the customer has, if that may be more than people have; else 0. */
  static final String CONVERSATIONS = "_conversations";

  /** The same, up to the leg's date alone. */
  static final String CONVERSATIONS_BEFORE = "_conversations_before";

  /** Whether the customer came to more services on the date than people do. */
  static final String IS_ON_MANY_SERVICES = "_is_on_many_services";

  /** From the end of the customer's part to the repeat; null if there is none. */
  public static final String SECONDS_TO_REPEAT = "seconds_to_repeat";

  static final StructType SCHEMA =
      new StructType()
          .add(CONTACT_KEY, DataTypes.LongType, false)
          .add(IS_LAST_SPOKEN, DataTypes.BooleanType, false)
          .add(IS_OF_OUTBOUND, DataTypes.BooleanType, false)
          .add(HAS_PRIOR_CONTACT, DataTypes.BooleanType, false)
          .add(HAS_EARLY_PRIOR_CONTACT, DataTypes.BooleanType, false)
          .add(DATE, DataTypes.IntegerType, false)
          .add(SERVICE_KEY, DataTypes.LongType, false)
          .add(CONVERSATIONS, DataTypes.IntegerType, false)
          .add(CONVERSATIONS_BEFORE, DataTypes.IntegerType, false)
          .add(IS_ON_MANY_SERVICES, DataTypes.BooleanType, false)
          .add(SECONDS_TO_REPEAT, DataTypes.IntegerType, true);

  private final OutcomeWindows windows;

  public FollowUps(OutcomeWindows windows) {
    this.windows = windows;
  }

  /**
   * What is known of the legs of some dates.
   *
   * @param legs rows of {@link CustomerLeg} on all dates that {@link OutcomeWindows} looks at, and
   *     on none after the as-of date
   */
  public Dataset<Row> of(Dataset<Row> legs, Collection<LocalDate> dates) {
    Set<Integer> wanted =
        dates.stream().map(date -> (int) date.toEpochDay()).collect(Collectors.toSet());
    return legs.select(
            col(CustomerLeg.CUSTOMER_KEY),
            unix_date(col(CustomerLeg.CONTACT_DATE)),
            col(CustomerLeg.CONTACT_KEY),
            col(CustomerLeg.CONVERSATION_KEY),
            col(CustomerLeg.SERVICE_KEY),
            col(CustomerLeg.LEG),
            unix_micros(col(CustomerLeg.STARTED_AT)),
            unix_micros(col(CustomerLeg.ENDED_AT)),
            col(CustomerLeg.IS_INBOUND),
            known(CustomerLeg.IS_OUTBOUND),
            known(CustomerLeg.IS_HANDLED),
            known(CustomerLeg.IS_ENDED_BY_CUSTOMER))
        .repartition(col(CustomerLeg.CUSTOMER_KEY))
        .sortWithinPartitions(CustomerLeg.CUSTOMER_KEY)
        .mapPartitions(new CustomerScan(windows, wanted), Encoders.row(SCHEMA));
  }

  private static Column known(String flag) {
    return coalesce(col(flag), lit(false));
  }
}
