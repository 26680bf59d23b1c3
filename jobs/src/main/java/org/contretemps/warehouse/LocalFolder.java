package org.contretemps.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The folder on this machine in which one process keeps what Spark spills to disk: cached records,
 * raw bytes among them. It lies in the project, not in a folder that all users share; only its
 * owner may enter. A process holds a lock in its folder until it ends, however it does; folders
 * whose lock is free are swept when the next process starts.
 */
final class LocalFolder {
  /** The system property with the folder of the project; not set if spark-submit starts us. */
  private static final String HOME = "contretemps.home";

  private static final String PREFIX = "run-";
  private static final String LOCK = "in-use.lock";

  /**
   * Locks of this process, kept from the collector. Their files must not be opened again: closing
   * one would give up its lock.
   */
  private static final Map<Path, FileChannel> HELD = new ConcurrentHashMap<>();

  private final Path parent;

  /**
   * @param parent made if it is missing
   */
  LocalFolder(Path parent) {
    this.parent = parent;
  }

  /** The folder of this process, if it was started in a project. */
  static Optional<String> ofThisProcess() {
    return Optional.ofNullable(System.getProperty(HOME))
        .map(home -> new LocalFolder(Path.of(home, ".contretemps", "spark")).open().toString());
  }

  /** Sweeps what processes left that are no more, and makes a folder for this one. */
  Path open() {
    try {
      Files.createDirectories(parent);
      // One at a time: a folder that has just been made is not locked yet.
      try (FileChannel gate = lockFile(parent.resolve("sweep.lock"))) {
        gate.lock();
        sweep();
        Path own =
            Files.createTempDirectory(
                parent,
                PREFIX,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        FileChannel held = lockFile(own.resolve(LOCK));
        held.lock();
        HELD.put(own, held);
        return own;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot make a folder below %s for what Spark keeps on disk: %s. Let this user write there, or set spark.local.dir in spark-defaults.conf."
              .formatted(parent, e.getMessage()),
          e);
    }
  }

  private void sweep() throws IOException {
    List<Path> folders;
    try (Stream<Path> below = Files.list(parent)) {
      folders = below.filter(path -> path.getFileName().toString().startsWith(PREFIX)).toList();
    }
    for (Path folder : folders) {
      if (!isInUse(folder)) {
        deleteAll(folder);
      }
    }
  }

  private static boolean isInUse(Path folder) {
    if (HELD.containsKey(folder)) {
      return true;
    }
    try (FileChannel channel = lockFile(folder.resolve(LOCK))) {
      return channel.tryLock() == null;
    } catch (IOException e) {
      // Another user's, or already gone: not ours to sweep.
      return true;
    }
  }

  private static FileChannel lockFile(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
