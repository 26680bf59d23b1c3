package org.contretemps.house;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.contretemps.SparkSessionExtension;
import org.contretemps.night.distribute.HistogramCounter;
import org.contretemps.record.contact.Contact;

/** Contacts with the columns that a histogram is counted from, and the histogram. */
public final class HandledContacts {
  public static final String SERVICE = "housing";

  private static final StructType SCHEMA =
      new StructType()
          .add(Contact.CONTACT_DATE, DateType)
          .add(Contact.ORGANISATION, StringType)
          .add(Contact.SERVICE, StringType)
          .add(Contact.CHANNEL, StringType)
          .add(Contact.SITUATION_TYPE, StringType)
          .add(Contact.HANDLING_SECONDS, IntegerType)
          .add(Contact.TRANSFERRED_TO, StringType)
          .add(Contact.ESCALATED, BooleanType);

  private final List<Row> rows = new ArrayList<>();

  public HandledContacts of(String date, String service, String type, Integer... seconds) {
    for (Integer each : seconds) {
      add(date, service, type, each, null, false);
    }
    return this;
  }

  /** One contact that was transferred, escalated or both. */
  public HandledContacts passedOn(
      String date, String type, int seconds, String transferredTo, boolean isEscalated) {
    return add(date, SERVICE, type, seconds, transferredTo, isEscalated);
  }

  private HandledContacts add(
      String date, String service, String type, Integer seconds, String to, boolean isEscalated) {
    rows.add(
        RowFactory.create(
            LocalDate.parse(date), "caf", service, "PHONE", type, seconds, to, isEscalated));
    return this;
  }

  public HandledContacts of(String date, String type, int... seconds) {
    return of(date, SERVICE, type, IntStream.of(seconds).boxed().toArray(Integer[]::new));
  }

  public Dataset<Row> contacts() {
    return SparkSessionExtension.session().createDataFrame(rows, SCHEMA);
  }

  public Dataset<Row> histogram() {
    return new HistogramCounter(functions.col(Contact.SITUATION_TYPE)).count(contacts());
  }

  /** The 5,000 handling times that the expected figures under {@code method/} were made from. */
  public static int[] fiveThousand() {
    String name = "/method/lognormal_input.csv";
    try (InputStream file =
        Objects.requireNonNull(HandledContacts.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(',') + 1)))
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
