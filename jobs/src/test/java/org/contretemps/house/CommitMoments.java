package org.contretemps.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.io.FileUtils;
import org.contretemps.house.WatchedLogStore.Commit;

/**
 * A house as killed processes leave it. While some work runs undisturbed, the house is copied as it
 * lies on disk: before a commit, with its data written and its file in the log cut off half-way,
 * and after the last commit.
 */
public final class CommitMoments {
  private final TestHouse house;
  private final Path copies;
  private final List<Set<String>> loops;
  private int count;

  /**
   * A moment of death.
   *
   * @param isLast whether every commit of the work is made
   * @param left the house as it lay there
   */
  public record Moment(String when, boolean isLast, Path left) {}

  /** The commits that some work made, and its moments. */
  public record Watched(List<Commit> commits, List<Moment> moments) {}

  /**
   * @param copies the folder of what is left
   * @param loops tables that a loop writes, each in the same way: the first represents the others
   */
  public CommitMoments(TestHouse house, Path copies, List<Set<String>> loops) {
    this.house = house;
    this.copies = copies;
    this.loops = loops;
  }

  public Watched during(Runnable work) throws IOException {
    Watched watched = new Watched(new ArrayList<>(), new ArrayList<>());
    WatchedLogStore.watch(
        commit -> {
          if (isMoment(watched.commits(), commit)) {
            watched.moments().add(before(commit));
          }
          watched.commits().add(commit);
        },
        work);
    if (!watched.commits().isEmpty()) {
      watched.moments().add(after(watched.commits().get(watched.commits().size() - 1)));
    }
    return watched;
  }

  private boolean isMoment(List<Commit> before, Commit commit) {
    if (commit.version() == 0) {
      return before.isEmpty();
    }
    if (isVacuum(commit)) {
      return before.stream().noneMatch(CommitMoments::isVacuum);
    }
    return loops.stream()
        .filter(loop -> loop.contains(commit.table()))
        .noneMatch(
            loop -> before.stream().anyMatch(b -> b.version() > 0 && loop.contains(b.table())));
  }

  /** Deletions of files, for which the first table represents the others. */
  private static boolean isVacuum(Commit commit) {
    return commit.operation().startsWith("VACUUM");
  }

  private Moment before(Commit commit) throws IOException {
    Path left = copy();
    Files.writeString(
        log(left, commit.table()).resolve(".%020d.json.cut-off.tmp".formatted(commit.version())),
        commit.text().substring(0, commit.text().length() / 2));
    return new Moment("before " + commit, false, left);
  }

  /** Without the checksum that Delta writes down once a commit is made. */
  private Moment after(Commit commit) throws IOException {
    Path left = copy();
    Files.deleteIfExists(
        log(left, commit.table()).resolve("%020d.crc".formatted(commit.version())));
    return new Moment("after " + commit, true, left);
  }

  private Path copy() throws IOException {
    Path left = copies.resolve("left-" + count++);
    FileUtils.copyDirectory(house.home().toFile(), left.toFile());
    return left;
  }

  private static Path log(Path home, String table) {
    return home.resolve("warehouse").resolve(table).resolve("_delta_log");
  }
}
