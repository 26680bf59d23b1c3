package org.contretemps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFolderTest {
  @TempDir private Path folder;

  /** Another process: has a folder with something in it until it is killed. */
  public static final class Other {
    public static void main(String... arguments) throws IOException, InterruptedException {
      Path own = new LocalFolder(Path.of(arguments[0])).open();
      Files.createDirectories(own.resolve("blockmgr/0c"));
      Files.writeString(own.resolve("blockmgr/0c/rdd_1_0"), "raw bytes");
      System.out.println(own);
      Thread.sleep(60_000);
    }
  }

  @Test
  void whatAKilledProcessLeftGoesAndNothingElse() throws Exception {
    Path foreign = Files.createDirectories(folder.resolve("notes"));
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8)) {
      Path left = Path.of(said.readLine());
      Path own = new LocalFolder(folder).open();
      assertThat(left).as("in use").exists().isNotEqualTo(own);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
          .isEqualTo("rwx------");

      other.destroyForcibly().waitFor();
      Path next = new LocalFolder(folder).open();
      assertThat(left).doesNotExist();
      assertThat(own).as("in use by this process").exists().isNotEqualTo(next);
      assertThat(foreign).exists();
    } finally {
      other.destroyForcibly();
    }
  }
}
