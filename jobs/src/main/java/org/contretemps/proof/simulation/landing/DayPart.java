package org.contretemps.proof.simulation.landing;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.proof.simulation.EpisodeGenerator;
import org.contretemps.proof.simulation.SimulatedWorld;
import org.contretemps.proof.simulation.WorldSpecification;
import org.contretemps.proof.simulation.landing.LandingFiles.Delivered;

/**
 * Part of one day's contacts: the work of one task.
 *
 * @param part its number, from 0
 * @param parts how many the day has
 */
record DayPart(LocalDate day, int part, int parts) implements Serializable {
  private static final int RECORDS_PER_FILE = 400_000;

  /** What to write down of a part of a day. */
  interface Lines extends BiFunction<EpisodeGenerator, DayPart, Stream<Delivered>>, Serializable {}

  /**
   * Makes lines of some days on the executors, those of one part of a day in every partition.
   *
   * @param to included
   */
  static Dataset<Row> lines(
      SparkSession session,
      WorldSpecification specification,
      LocalDate from,
      LocalDate to,
      Lines lines) {
    List<DayPart> parts = of(new SimulatedWorld(specification), from, to);
    MapPartitionsFunction<Long, Row> make = numbers -> make(specification, parts, numbers, lines);
    return session
        .range(0, parts.size(), 1, Math.max(1, parts.size()))
        .mapPartitions(make, Encoders.row(SimulatedLanding.SCHEMA));
  }

  private static List<DayPart> of(SimulatedWorld world, LocalDate from, LocalDate to) {
    List<DayPart> parts = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      double contacts = world.episodesOn(day) * SimulatedWorld.CONTACTS_PER_EPISODE;
      int count = (int) Math.ceil(contacts / RECORDS_PER_FILE);
      for (int part = 0; part < count; part++) {
        parts.add(new DayPart(day, part, count));
      }
    }
    return parts;
  }

  private static Iterator<Row> make(
      WorldSpecification specification, List<DayPart> parts, Iterator<Long> numbers, Lines lines) {
    if (!numbers.hasNext()) {
      return Collections.emptyIterator();
    }
    DayPart own = parts.get(numbers.next().intValue());
    EpisodeGenerator generator = new EpisodeGenerator(new SimulatedWorld(specification));
    return lines.apply(generator, own).map(SimulatedLanding::row).iterator();
  }
}
