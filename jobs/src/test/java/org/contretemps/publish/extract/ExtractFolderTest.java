package org.contretemps.publish.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order an extract comes into being. */
class ExtractFolderTest {
  @TempDir private java.nio.file.Path home;

  /** Files of this machine that say what happens to them. */
  private static final class Watched extends RawLocalFileSystem {
    private final String scheme;
    private final List<String> events = new ArrayList<>();

    Watched(String scheme) throws IOException {
      this.scheme = scheme;
      initialize(URI.create("file:///"), new Configuration(false));
    }

    @Override
    public URI getUri() {
      return scheme == null ? super.getUri() : URI.create(scheme + ":///");
    }

    @Override
    public FSDataOutputStream create(
        Path file,
        FsPermission permission,
        boolean overwrite,
        int bufferSize,
        short replication,
        long blockSize,
        Progressable progress)
        throws IOException {
      events.add("write " + file.getName());
      return super.create(
          file, permission, overwrite, bufferSize, replication, blockSize, progress);
    }

    @Override
    public FSDataOutputStream create(
        Path file,
        boolean overwrite,
        int bufferSize,
        short replication,
        long blockSize,
        Progressable progress)
        throws IOException {
      events.add("write " + file.getName());
      return super.create(file, overwrite, bufferSize, replication, blockSize, progress);
    }

    @Override
    public boolean delete(Path path, boolean isRecursive) throws IOException {
      events.add("delete " + path.getName());
      return super.delete(path, isRecursive);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      events.add("move to " + to.getName());
      return super.rename(from, to);
    }
  }

  private List<String> write(Watched files) throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    contents.put("report.html", "<p/>".getBytes(StandardCharsets.UTF_8));
    contents.put("report.csv", "a,b".getBytes(StandardCharsets.UTF_8));
    java.nio.file.Path folder = Files.createDirectories(home.resolve("fr"));
    new ExtractFolder(files, new Path(folder.toString())).write(contents);
    assertThat(folder.resolve("report.csv")).hasContent("a,b");
    assertThat(folder.resolve("manifest.json"))
        .content()
        .contains("\"version\" : 1", "report.html", "\"bytes\" : 4");
    return files.events;
  }

  @Test
  void aFolderIsMovedIntoPlaceWhenItIsWhole() throws IOException {
    assertThat(write(new Watched("file")))
        .containsExactly(
            "delete _being_written_fr",
            "write report.html",
            "write report.csv",
            "write manifest.json",
            "delete fr",
            "move to fr");
  }

  @Test
  void inAnObjectStoreTheManifestGoesFirstAndComesLast() throws IOException {
    assertThat(write(new Watched("s3a")))
        .containsExactly(
            "delete manifest.json", "write report.html", "write report.csv", "write manifest.json");
  }
}
