package org.contretemps.night.outcome;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ContactKeys;

/**
 * Rows of {@link FollowUps} → the same with a word on customers who have more contacts than people
 * have. Pure.
 *
 * <p>The population is looked at only from dates on which somebody has more conversations than the
 * lowest bound; on most nights there is no such date.
 *
 * @param windows with the bounds
 * @param rowsByDate how many rows {@link CustomerLeg} has
 */
public record Suspicion(OutcomeWindows windows, NavigableMap<LocalDate, Long> rowsByDate) {
  /** Whether the customer has more contacts than people have. */
  public static final String IS_SUSPECTED = "is_suspected";

  /** The same, by the contacts up to the leg's date alone. */
  public static final String IS_SUSPECTED_BEFORE = "is_suspected_before";

  /** For each so many legs one customer more is passed over: of two, four, … one is looked at. */
  private static final long LEGS = 1_000_000;

  private static final String MOST = "_most";
  private static final String MOST_BEFORE = "_most_before";

  private static final StructType BOUNDS =
      new StructType()
          .add(FollowUps.SERVICE_KEY, DataTypes.LongType, false)
          .add(FollowUps.DATE, DataTypes.IntegerType, false)
          .add(MOST_BEFORE, DataTypes.IntegerType, false)
          .add(MOST, DataTypes.IntegerType, false);

  /**
   * What there is to look at.
   *
   * @param rows how many rows of {@link FollowUps}
   * @param dates on which somebody may have more conversations than people have, rising
   */
  public record Candidates(long rows, List<LocalDate> dates) {}

  /** Reads the follow-ups once. */
  public static Candidates among(Dataset<Row> followUps) {
    Column date = when(col(FollowUps.CONVERSATIONS).gt(0), col(FollowUps.DATE));
    Row row = followUps.agg(count(lit(1)), collect_set(date)).head();
    List<LocalDate> dates =
        new TreeSet<>(row.<Integer>getList(1)).stream().map(LocalDate::ofEpochDay).toList();
    return new Candidates(row.getLong(0), dates);
  }

  /** The follow-ups of customers of whom nobody has many conversations. */
  public static Dataset<Row> byServicesAlone(Dataset<Row> followUps) {
    Column isOnMany = col(FollowUps.IS_ON_MANY_SERVICES);
    return marked(followUps, isOnMany, isOnMany);
  }

  /**
   * The follow-ups of customers of whom some have many conversations.
   *
   * @param dates on which some have
   * @param services rows with the names of organisation and service, of all that legs came to
   * @param legs rows of {@link CustomerLeg} on all dates that are looked at from these
   */
  public Dataset<Row> byPopulation(
      Dataset<Row> followUps, List<LocalDate> dates, Dataset<Row> services, Dataset<Row> legs) {
    CustomerPopulation population = new CustomerPopulation(organisations(services), spans(dates));
    Dataset<Row> bounds =
        followUps
            .sparkSession()
            .createDataFrame(bounds(dates, population.most(legs, windows.standIns())), BOUNDS);
    Column isOnMany = col(FollowUps.IS_ON_MANY_SERVICES);
    String[] place = {FollowUps.SERVICE_KEY, FollowUps.DATE};
    return marked(
            followUps.join(broadcast(bounds), place, "left"),
            isOnMany.or(isAbove(FollowUps.CONVERSATIONS, MOST)),
            isOnMany.or(isAbove(FollowUps.CONVERSATIONS_BEFORE, MOST_BEFORE)))
        .drop(MOST, MOST_BEFORE);
  }

  private static Column isAbove(String conversations, String most) {
    return coalesce(col(conversations).gt(col(most)), lit(false));
  }

  private static Map<Long, String> organisations(Dataset<Row> services) {
    return services
        .select(ContactKeys.service(), col(Contact.ORGANISATION))
        .distinct()
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(row -> row.getLong(0), row -> row.getString(1)));
  }

  /** Of each date those that are looked at up to it, and those around it. */
  private List<CustomerPopulation.Span> spans(List<LocalDate> dates) {
    List<CustomerPopulation.Span> spans = new ArrayList<>();
    for (LocalDate date : dates) {
      LocalDate from = date.minusDays(windows.lookBackDays());
      int oneIn = oneIn(from, date);
      int first = (int) from.toEpochDay();
      int last = (int) date.toEpochDay();
      spans.add(new CustomerPopulation.Span(first, last, oneIn));
      spans.add(new CustomerPopulation.Span(first, last + windows.maturityDays(), oneIn));
    }
    return spans;
  }

  private int oneIn(LocalDate from, LocalDate to) {
    long legs =
        rowsByDate.subMap(from, true, to, true).values().stream().mapToLong(Long::longValue).sum();
    return (int) Math.max(1, Long.highestOneBit(legs / LEGS));
  }

  private static List<Row> bounds(List<LocalDate> dates, Map<Long, int[]> most) {
    List<Row> rows = new ArrayList<>();
    most.forEach(
        (service, ofSpans) -> {
          for (int i = 0; i < dates.size(); i++) {
            int date = (int) dates.get(i).toEpochDay();
            rows.add(RowFactory.create(service, date, ofSpans[2 * i], ofSpans[2 * i + 1]));
          }
        });
    return rows;
  }

  private static Dataset<Row> marked(Dataset<Row> followUps, Column suspected, Column before) {
    return followUps
        .withColumn(IS_SUSPECTED, suspected)
        .withColumn(IS_SUSPECTED_BEFORE, before)
        .drop(
            FollowUps.DATE,
            FollowUps.SERVICE_KEY,
            FollowUps.CONVERSATIONS,
            FollowUps.CONVERSATIONS_BEFORE,
            FollowUps.IS_ON_MANY_SERVICES);
  }
}
