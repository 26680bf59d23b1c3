package org.contretemps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
  @TempDir private static Path folder;
  private static LocalFiles files;

  /** What is done to files. */
  private interface Work {
    void run() throws IOException;
  }

  @BeforeAll
  static void open() throws IOException {
    files = new LocalFiles();
    files.initialize(folder.toUri(), new Configuration());
  }

  @Test
  void noProcessIsStartedToMakeFilesToMoveThemOrToListThem() throws IOException {
    assertThat(
            processes(
                () -> {
                  files.create(hadoop("made/one.txt"), true).close();
                  files.setPermission(hadoop("made/one.txt"), new FsPermission((short) 0640));
                  files.rename(hadoop("made/one.txt"), hadoop("made/two.txt"));
                  RemoteIterator<LocatedFileStatus> found = files.listFiles(hadoop("made"), true);
                  while (found.hasNext()) {
                    assertThat(found.next().getPermission().toString()).isEqualTo("rw-r-----");
                  }
                }))
        .isZero();
  }

  @Test
  void aStatusSaysWhatTheFileSystemOfJavaSays() throws IOException {
    Path file = Files.writeString(folder.resolve("a file, 50 %.txt"), "twelve bytes");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-x-w---x"));
    PosixFileAttributes own = Files.readAttributes(file, PosixFileAttributes.class);
    FileStatus status = files.getFileStatus(new org.apache.hadoop.fs.Path(file.toUri()));
    assertThat(status.getPermission().toString()).isEqualTo("r-x-w---x");
    assertThat(status.getOwner()).isEqualTo(own.owner().getName());
    assertThat(status.getGroup()).isEqualTo(own.group().getName());
    assertThat(status.getLen()).isEqualTo(12);
    assertThat(status.isFile()).isTrue();
    assertThat(status.getModificationTime()).isEqualTo(own.lastModifiedTime().toMillis());
    assertThat(files.getFileStatus(hadoop("")).isDirectory()).isTrue();
  }

  private static org.apache.hadoop.fs.Path hadoop(String name) {
    return new org.apache.hadoop.fs.Path(folder.resolve(name).toUri());
  }

  /** How many processes this one starts during some work. */
  private static int processes(Work work) throws IOException {
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ProcessStart");
      recording.start();
      work.run();
      recording.stop();
      Path events = folder.resolve("processes.jfr");
      recording.dump(events);
      return RecordingFile.readAllEvents(events).size();
    }
  }
}
