package org.contretemps.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A folder below the build's own folder that is costly to make, and is made once: it is found again
 * by other tests, by other processes and by later builds, until the code or the inputs change.
 * Tests may add nothing to it.
 */
public final class KeptFolder {
  /** What every folder is made by: the product, its mappings, its libraries, the tests' house. */
  private static final List<Path> CODE =
      Stream.of(
              "src/main",
              "../conf",
              "../pom.xml",
              "pom.xml",
              "src/test/java/org/contretemps/house",
              "src/test/java/org/contretemps/SparkSessionExtension.java")
          .map(Path::of)
          .toList();

  private static final Path KEPT = Path.of("target/kept");

  /** Fills an empty folder. */
  @FunctionalInterface
  public interface Maker {
    void make(Path folder) throws IOException;
  }

  private KeptFolder() {}

  /**
   * The folder of a name, made now if it is not there. Processes wait for the one that makes it; a
   * folder whose maker failed or was killed is rebuilt.
   *
   * @param inputs files besides the code that the content depends on, each known by its path, size
   *     and time of change
   */
  public static synchronized Path of(String name, Collection<Path> inputs, Maker maker) {
    try {
      Files.createDirectories(KEPT);
      Path made = KEPT.resolve(name + "-" + key(inputs));
      try (FileChannel channel =
              FileChannel.open(
                  KEPT.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.isDirectory(made)) {
          removeAllOf(name);
          Path unfinished = KEPT.resolve(name + "-unfinished");
          Files.createDirectories(unfinished);
          maker.make(unfinished);
          Files.move(unfinished, made);
        }
      }
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void removeAllOf(String name) throws IOException {
    try (Stream<Path> kept = Files.list(KEPT)) {
      for (Path older : kept.filter(Files::isDirectory).toList()) {
        if (older.getFileName().toString().startsWith(name + "-")) {
          FileUtils.deleteDirectory(older.toFile());
        }
      }
    }
  }

  private static String key(Collection<Path> inputs) throws IOException {
    MessageDigest digest = sha256();
    for (Path root : CODE) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          add(digest, file.toString());
          digest.update(Files.readAllBytes(file));
        }
      }
    }
    for (Path input : inputs) {
      add(digest, input + " " + Files.size(input) + " " + Files.getLastModifiedTime(input));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static void add(MessageDigest digest, String text) {
    digest.update((text + '\0').getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot compute SHA-256: this Java has none.", e);
    }
  }
}
