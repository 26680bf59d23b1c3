package org.contretemps.publish.notebook;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.config.Configuration;
import org.contretemps.config.Names;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.night.zone.explanation.Explanation;
import org.contretemps.night.zone.statement.CellProfiles;
import org.contretemps.publish.picture.NormPicture;
import org.contretemps.publish.query.Views;
import org.contretemps.record.contact.Contact;
import org.contretemps.warehouse.Sessions;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.wording.Speech;

/**
 * The entry point of analysts in a notebook: a Spark session in which every table and everyday
 * question has its name, by default without people and small groups.
 */
public final class Desk {
  /** The system property that names the configuration; that of the demo if it is not set. */
  public static final String CONFIGURATION = "contretemps.config";

  /** The system property that tells a warehouse in place of the configured one. */
  public static final String WAREHOUSE = "contretemps.warehouse";

  private final Warehouse warehouse;
  private final Names names;

  private Desk(Warehouse warehouse, Names names) {
    this.warehouse = warehouse;
    this.names = names;
  }

  /**
   * Opens the warehouse that the process was started with; seen from the folder of the notebooks.
   */
  public static Desk open() {
    return open(false);
  }

  /**
   * The same with contacts, their people's keys and groups of any size, for those who are entitled
   * to them and may read the folders of these tables.
   */
  public static Desk openWithContacts() {
    return open(true);
  }

  private static Desk open(boolean contactLevel) {
    Path file = Path.of(System.getProperty(CONFIGURATION, "../conf/demo.yaml"));
    Configuration configuration =
        Configuration.read(
            file,
            new Configuration.Overrides(
                Optional.ofNullable(System.getProperty(WAREHOUSE)), Optional.empty()));
    SparkSession spark =
        Sessions.open("notebook", file.toAbsolutePath().resolveSibling("spark-defaults.conf"));
    Warehouse warehouse = new Warehouse(spark, configuration.warehouse());
    new Views(warehouse, contactLevel).create();
    return new Desk(warehouse, configuration.names());
  }

  /** Asks in SQL. */
  public Answer ask(String query) {
    return Answer.of(warehouse.session().sql(query));
  }

  /**
   * What the last night stated of the cell that a condition on {@code latest_zone} finds, the
   * surest spike first; empty if it finds none.
   */
  public Optional<Row> statement(String condition) {
    return warehouse
        .session()
        .sql(
            "SELECT * FROM latest_zone WHERE %s ORDER BY is_open DESC, spike_z DESC NULLS LAST LIMIT 1"
                .formatted(condition))
        .collectAsList()
        .stream()
        .findFirst();
  }

  /** A statement in plain words, in English or French. */
  public String explain(Row statement, Locale language) {
    StringBuilder text = new StringBuilder();
    for (Explanation.Section section : Explanation.of(statement, speech(statement, language))) {
      text.append(section.heading()).append(System.lineSeparator());
      section
          .sentences()
          .forEach(sentence -> text.append("  ").append(sentence).append(System.lineSeparator()));
    }
    return text.toString();
  }

  private Speech speech(Row statement, Locale language) {
    return names.speech(statement.<String>getAs(Contact.ORGANISATION), language);
  }

  /** A statement as a picture; empty if it is based on no norm per contact. */
  public Optional<BufferedImage> picture(Row statement, Locale language) {
    Explanation.Section verdict = Explanation.of(statement, speech(statement, language)).get(0);
    return CellProfiles.of(statement, warehouse.read(NormPositionHistogram.TABLE))
        .map(
            profile ->
                new NormPicture(profile, verdict.heading(), verdict.sentences().get(0), language)
                    .image());
  }
}
