package org.contretemps.source.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The folder in which raw files arrive, on any file system that Hadoop knows. */
public final class LandingFolder {
  private final Path root;
  private final Configuration hadoop;

  public LandingFolder(String root, Configuration hadoop) {
    this.root = new Path(root);
    this.hadoop = hadoop;
  }

  /**
   * The files that match a glob, by name. Files and folders that start with a dot or an underscore
   * are still being written, or markers, and are passed over, as Hadoop does everywhere.
   */
  public List<LandingFile> list(String glob) {
    try {
      FileSystem fileSystem = root.getFileSystem(hadoop);
      Path absolute = fileSystem.makeQualified(root);
      FileStatus[] found = fileSystem.globStatus(new Path(absolute, glob));
      return found == null ? List.of() : files(absolute, Arrays.stream(found));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot list %s below %s: %s. Check that it exists and may be read."
              .formatted(glob, root, e.getMessage()),
          e);
    }
  }

  /** One file, wherever it is: a path below this folder, another path of this machine, or a URI. */
  public LandingFile file(String name) {
    try {
      Path path = located(name);
      return landingFile(
          root.getFileSystem(hadoop).makeQualified(root),
          path.getFileSystem(hadoop).getFileStatus(path));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read %s: %s. Name a file that exists, by its path or URI."
              .formatted(name, e.getMessage()),
          e);
    }
  }

  private Path located(String name) throws IOException {
    if (new Path(name).toUri().getScheme() != null) {
      return new Path(name);
    }
    Path below = new Path(root, name);
    return root.getFileSystem(hadoop).exists(below)
        ? below
        : new Path(java.nio.file.Path.of(name).toUri());
  }

  private static List<LandingFile> files(Path root, Stream<FileStatus> found) {
    return found
        .filter(FileStatus::isFile)
        .map(file -> landingFile(root, file))
        .filter(LandingFolder::isVisible)
        .sorted(Comparator.comparing(LandingFile::name))
        .toList();
  }

  private static LandingFile landingFile(Path root, FileStatus file) {
    return new LandingFile(
        file.getPath().toString(),
        root.toUri().relativize(file.getPath().toUri()).getPath(),
        file.getLen(),
        Instant.ofEpochMilli(file.getModificationTime()));
  }

  private static boolean isVisible(LandingFile file) {
    return Arrays.stream(file.name().split(Path.SEPARATOR, -1))
        .noneMatch(name -> name.startsWith("_") || name.startsWith("."));
  }
}
