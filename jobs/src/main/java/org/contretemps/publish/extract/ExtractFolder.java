package org.contretemps.publish.extract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Writes the files of one extract, or of one dossier, to a folder, with a {@code manifest.json}
 * that has the size and SHA-256 of each. Its {@code version} rises if a field changes its meaning
 * or is removed.
 *
 * <p>On a file system the folder is written elsewhere and moved to its place when complete, so that
 * a reader never sees half of one. An object store has no such move: the old manifest is deleted
 * first, then the files are written in place, and the new manifest comes last. A reader on an
 * object store waits for the manifest and compares the files with it.
 */
public final class ExtractFolder {
  static final String MANIFEST = "manifest.json";
  private static final int VERSION = 1;

  /** File systems on which a folder is moved in one step. */
  private static final Set<String> MOVING = Set.of("file", "hdfs", "viewfs");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final FileSystem files;
  private final Path folder;

  /** The folder, on its storage. */
  public ExtractFolder(FileSystem files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  /** Makes these the files of the folder. */
  public void write(Map<String, byte[]> contents) throws IOException {
    if (MOVING.contains(files.getUri().getScheme())) {
      moveIntoPlace(contents);
    } else {
      files.delete(new Path(folder, MANIFEST), false);
      writeInto(folder, contents);
    }
  }

  private void moveIntoPlace(Map<String, byte[]> contents) throws IOException {
    Path beside = new Path(folder.getParent(), "_being_written_" + folder.getName());
    files.delete(beside, true);
    writeInto(beside, contents);
    files.delete(folder, true);
    if (!files.rename(beside, folder)) {
      throw new IOException("it cannot be moved into place");
    }
  }

  private void writeInto(Path place, Map<String, byte[]> contents) throws IOException {
    Map<String, Object> written = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      create(new Path(place, file.getKey()), file.getValue());
      written.put(
          file.getKey(),
          Map.of(
              "sha256",
              HexFormat.of().formatHex(sha256(file.getValue())),
              "bytes",
              (long) file.getValue().length));
    }
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("version", VERSION);
    manifest.put("files", written);
    create(
        new Path(place, MANIFEST),
        JSON.writeValueAsString(manifest).getBytes(StandardCharsets.UTF_8));
  }

  private void create(Path path, byte[] bytes) throws IOException {
    try (OutputStream out = files.create(path, true)) {
      out.write(bytes);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
