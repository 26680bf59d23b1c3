package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contretemps.house.LandedContacts.contact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.LandedContacts;
import org.contretemps.house.TestHouse;
import org.contretemps.record.contact.Contact;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A night cut off after each of its commits, and run again. What a killed night leaves is made from
 * an undisturbed one: a commit exists once its file in the log does, so later ones are deleted.
 */
@ExtendWith(SparkSessionExtension.class)
class KilledIngestTest {
  private record Commit(TableDefinition table, int version) {}

  /** The commits of a first night, in their order. */
  private static final List<Commit> COMMITS =
      List.of(
          new Commit(Contact.TABLE, 0),
          new Commit(RejectedRecord.TABLE, 0),
          new Commit(LoadAudit.TABLE, 0),
          new Commit(RejectedRecord.TABLE, 1),
          new Commit(Contact.TABLE, 1),
          new Commit(Contact.TABLE, 2),
          new Commit(LoadAudit.TABLE, 1));

  private static TestHouse undisturbed;
  private static LandedContacts landing;

  @BeforeAll
  static void loadUndisturbed(@TempDir Path folder) throws IOException {
    landing = new LandedContacts(folder.resolve("landing"));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lines.add(contact("c" + i, "started_at", "2026-03-0%dT10:00:00Z".formatted(1 + i % 3)));
    }
    lines.add(contact("c3", "started_at", "2026-03-01T10:00:00Z", "talk_seconds", "99"));
    lines.add(2, "no contact at all");
    landing.deliver("one.csv", "2026-03-04T02:00:00Z", lines);
    landing.deliver("two.csv", "2026-03-04T03:00:00Z", contact("c4", "talk_seconds", "98"));
    undisturbed = new TestHouse(folder.resolve("undisturbed"));
    undisturbed.ingest(landing.folder());
    assertThat(commitsOf(undisturbed)).isEqualTo(COMMITS);
  }

  /** The commits of a house in the order in which they were made. */
  private static List<Commit> commitsOf(TestHouse house) throws IOException {
    List<Commit> commits = new ArrayList<>();
    for (TableDefinition table : TestHouse.INGESTED) {
      for (int version = 0; Files.exists(file(house, new Commit(table, version))); version++) {
        commits.add(new Commit(table, version));
      }
    }
    commits.sort(Comparator.comparing(commit -> file(house, commit).toFile().lastModified()));
    return commits;
  }

  private static Path file(TestHouse house, Commit commit) {
    return house.commitFile(commit.table(), commit.version());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 6})
  void killedAfterAnyCommitAndRunAgainTheTablesAreThoseOfAnUndisturbedNight(
      int commits, @TempDir Path folder) throws IOException {
    TestHouse killed = undisturbed.copiedTo(folder.resolve("killed"));
    for (Commit commit : COMMITS.subList(commits, COMMITS.size())) {
      killed.forget(commit.table(), commit.version());
    }
    assertThat(commitsOf(killed)).hasSize(commits);

    assertThat(killed.ingest(landing.folder()).accounts()).hasSize(2);
    assertThat(killed.contents(TestHouse.INGESTED))
        .isEqualTo(undisturbed.contents(TestHouse.INGESTED));
  }
}
