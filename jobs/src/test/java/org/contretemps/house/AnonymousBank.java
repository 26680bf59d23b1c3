package org.contretemps.house;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.contretemps.job.Repair;

/**
 * The calls of a bank, 1999, real: read if present, and skipped otherwise. None of them is in this
 * project. They are ingested and qualified once for all tests.
 */
public final class AnonymousBank {
  public static final Path DATA = Path.of("../../shared/data");
  public static final String SOURCE = "anonymous-bank-1999";

  private static final LocalDate NIGHT = LocalDate.parse("1999-08-08");

  private AnonymousBank() {}

  /** Skips the test if the calls are not at hand. */
  public static void assumePresent() {
    assumeTrue(
        Files.isDirectory(DATA.resolve(SOURCE)),
        "The bank's calls are not at " + DATA + "; nothing of them is tested.");
  }

  /** A house with the calls of seven months, qualified. Tests may write nothing into it. */
  public static TestHouse house() {
    return new TestHouse(
        KeptFolder.of(
            SOURCE,
            files(),
            folder ->
                GeneratedCode.during(
                    () -> {
                      TestHouse house = new TestHouse(folder);
                      house.ingest(DATA, TestHouse.SHIPPED_MAPPINGS, SOURCE);
                      house.resolveNorms();
                      return house.qualify(NIGHT, Repair.NONE);
                    })));
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(DATA.resolve(SOURCE))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
