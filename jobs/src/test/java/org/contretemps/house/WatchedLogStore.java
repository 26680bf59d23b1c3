package org.contretemps.house;

import io.delta.storage.HDFSLogStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Delta's own log store for folders, which a test can watch: it hears of every commit when its data
 * is written and its file in the log is not.
 */
public final class WatchedLogStore extends HDFSLogStore {
  private static final Pattern COMMIT = Pattern.compile(".*/([^/]+)/_delta_log/(\\d{20})\\.json");
  private static final Pattern OPERATION = Pattern.compile("\"operation\":\"([^\"]+)\"");
  private static final Watcher NOBODY = commit -> {};

  private static volatile Watcher watcher = NOBODY;

  /**
   * A commit that is about to be made.
   *
   * @param operation Delta's word for what it does
   * @param text its file
   */
  public record Commit(String table, long version, String operation, String text) {
    @Override
    public String toString() {
      return "version %d of %s (%s)".formatted(version, table, operation);
    }
  }

  /** Sees each commit before it is made. */
  @FunctionalInterface
  public interface Watcher {
    void see(Commit commit) throws IOException;
  }

  /** Delta makes log stores by this constructor. */
  public WatchedLogStore(Configuration hadoop) {
    super(hadoop);
  }

  /** Runs work whose commits a watcher sees; what the watcher throws ends the work. */
  public static void watch(Watcher watching, Runnable work) {
    watcher = watching;
    try {
      work.run();
    } finally {
      watcher = NOBODY;
    }
  }

  /** Runs work, and returns the commits that it made, in their order. */
  public static List<Commit> commitsOf(Runnable work) {
    List<Commit> commits = new ArrayList<>();
    watch(commits::add, work);
    return commits;
  }

  @Override
  public void write(Path path, Iterator<String> lines, Boolean overwrite, Configuration hadoop)
      throws IOException {
    List<String> text = new ArrayList<>();
    lines.forEachRemaining(text::add);
    Matcher name = COMMIT.matcher(path.toString());
    if (name.matches()) {
      watcher.see(commit(name, String.join("\n", text)));
    }
    super.write(path, text.iterator(), overwrite, hadoop);
  }

  private static Commit commit(Matcher name, String text) {
    Matcher operation = OPERATION.matcher(text);
    return new Commit(
        name.group(1),
        Long.parseLong(name.group(2)),
        operation.find() ? operation.group(1) : "",
        text);
  }
}
