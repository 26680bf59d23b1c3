package org.contretemps.proof.simulation.landing;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.contretemps.proof.simulation.SimulatedContact;
import org.contretemps.proof.simulation.SimulatedReview;
import org.contretemps.proof.simulation.SimulatedSurvey;
import org.contretemps.proof.simulation.SimulatedWorld;
import org.contretemps.proof.simulation.WorldSpecification;
import org.contretemps.proof.simulation.landing.LandingFiles.Delivered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a simulated world as landing files: one folder per kind of record, in it one folder per
 * day of delivery, in it a few files, either CSV with a header or contact records as another system
 * delivers them.
 *
 * <p>A contact lies in the folder of the local day on which it started, a survey or review in that
 * of the day on which it was given. Delivering a range again replaces its day folders, and any
 * division of a range into pieces gives the same records. The truth about the cells goes to {@code
 * truth/cells.csv}, the planted deviations to {@code truth/marks.csv}.
 *
 * <p>Work is cut by day and part of a day, and a task writes one file: there is no shuffle and no
 * sort.
 */
public final class SimulatedLanding {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatedLanding.class);

  static final String DAY = "day";
  static final String LINE = "line";
  static final StructType SCHEMA =
      new StructType().add(DAY, DataTypes.StringType).add(LINE, DataTypes.StringType);

  private final SparkSession session;
  private final WorldSpecification specification;
  private final SimulatedWorld world;
  private final String landing;
  private final FileWriting files;
  private final Form form;

  /** How the files are packed. */
  public enum Compression {
    NONE("none"),
    GZIP("gzip");

    private final String codec;

    Compression(String codec) {
      this.codec = codec;
    }
  }

  /** What contacts are delivered as; all other records are CSV files. */
  public enum ContactFormat {
    /** {@code contacts/}: CSV with the project's own column names. */
    CSV,
    /** {@code amazon-connect/}: Amazon Connect contact records. */
    AMAZON_CONNECT
  }

  /** In which form a world is delivered. */
  public record Form(Compression compression, ContactFormat contacts) {}

  /** How many records a delivery wrote. */
  public record Result(
      LocalDate from,
      LocalDate to,
      long contacts,
      long norms,
      long surveys,
      long reviews,
      long pulses,
      long incidents) {}

  /**
   * @param landing folder on any file system that Hadoop knows, as a URI or path
   */
  public SimulatedLanding(
      SparkSession session, WorldSpecification specification, String landing, Form form) {
    this.session = session.newSession();
    this.session.conf().set("spark.sql.maxConcurrentOutputFileWriters", "64");
    this.specification = specification;
    this.world = new SimulatedWorld(specification);
    this.landing = landing;
    this.form = form;
    this.files = new FileWriting(this.session, landing, form.compression().codec);
  }

  /**
   * Delivers the days {@code from} to {@code to}, both included.
   *
   * @throws IllegalArgumentException if the range is empty or begins before the world's first day
   */
  public Result deliver(LocalDate from, LocalDate to) {
    if (to.isBefore(from) || from.isBefore(specification.firstDay())) {
      throw new IllegalArgumentException(
          "Cannot simulate %s to %s: the world begins on %s. Give a later or longer range."
              .formatted(from, to, specification.firstDay()));
    }
    LOG.info("simulate {} to {} into {}: {}", from, to, landing, specification);
    files.truth("cells", CellTruth.csv(world));
    files.truth("marks", MarkTruth.csv(world));
    Result result =
        new Result(
            from,
            to,
            writeContacts(from, to),
            files.csv("norms", LandingColumns.NORM, norms(from, to)),
            files.csv("surveys", LandingColumns.SURVEY, surveys(from, to)),
            files.csv("reviews", LandingColumns.REVIEW, reviews(from, to)),
            files.csv("pulses", LandingColumns.PULSE, pulses(from, to)),
            files.csv("incidents", LandingColumns.INCIDENT, incidents(from, to)));
    LOG.info("simulated {}", result);
    return result;
  }

  private long writeContacts(LocalDate from, LocalDate to) {
    if (form.contacts() == ContactFormat.CSV) {
      return files.csv(
          "contacts", LandingColumns.CONTACT, contacts(from, to, LandingFiles::contact));
    }
    ZoneId zone = specification.zone();
    return files.text(
        "amazon-connect",
        contacts(
            from,
            to,
            contact -> new Delivered(contact.day().toString(), ConnectRecord.line(contact, zone))));
  }

  /** What a contact is written down as. */
  private interface ContactLine extends Function<SimulatedContact, Delivered>, Serializable {}

  private Dataset<Row> contacts(LocalDate from, LocalDate to, ContactLine line) {
    return perDayPart(
        from, to, (made, own) -> made.contactsOn(own.day(), own.part(), own.parts()).map(line));
  }

  private Dataset<Row> surveys(LocalDate from, LocalDate to) {
    Dataset<Row> ofContacts =
        perDayPart(
            startOfContacts(from, SimulatedSurvey.LATEST_DAYS),
            to,
            (made, own) ->
                made.surveysOfContactsOn(own.day(), own.part(), own.parts())
                    .map(LandingFiles::survey));
    return deliveredIn(ofContacts, from, to);
  }

  private Dataset<Row> reviews(LocalDate from, LocalDate to) {
    Dataset<Row> ofContacts =
        perDayPart(
            startOfContacts(from, SimulatedReview.LATEST_DAYS),
            to,
            (made, own) ->
                made.reviewsOfContactsOn(own.day(), own.part(), own.parts())
                    .map(LandingFiles::review));
    return deliveredIn(ofContacts, from, to);
  }

  /**
   * The first day from which no answer is missed and none is to a contact that was never delivered.
   */
  private LocalDate startOfContacts(LocalDate from, int latestDays) {
    LocalDate start = from.minusDays(latestDays);
    return start.isBefore(specification.firstDay()) ? specification.firstDay() : start;
  }

  private static Dataset<Row> deliveredIn(Dataset<Row> lines, LocalDate from, LocalDate to) {
    return lines.where(col(DAY).between(from.toString(), to.toString())).repartition(col(DAY));
  }

  private Dataset<Row> norms(LocalDate from, LocalDate to) {
    return few(
        world.normLog().stream()
            .filter(entry -> !entry.loggedAt().toLocalDate().isBefore(from))
            .filter(entry -> !entry.loggedAt().toLocalDate().isAfter(to))
            .map(LandingFiles::norm));
  }

  private Dataset<Row> pulses(LocalDate from, LocalDate to) {
    return few(
        from.datesUntil(to.plusDays(1))
            .flatMap(
                day ->
                    SimulatedPulse.on(world, day).stream()
                        .map(pulse -> LandingFiles.pulse(pulse, day))));
  }

  private Dataset<Row> incidents(LocalDate from, LocalDate to) {
    return few(
        from.datesUntil(to.plusDays(1))
            .flatMap(day -> world.incidentsOn(day).stream())
            .map(LandingFiles::incident));
  }

  /** A dataset of so few lines that the driver may make them. */
  private Dataset<Row> few(Stream<Delivered> lines) {
    return session
        .createDataFrame(lines.map(SimulatedLanding::row).toList(), SCHEMA)
        .repartition(1);
  }

  private Dataset<Row> perDayPart(LocalDate from, LocalDate to, DayPart.Lines lines) {
    return DayPart.lines(session, specification, from, to, lines);
  }

  static Row row(Delivered delivered) {
    return RowFactory.create(delivered.day(), delivered.line());
  }
}
