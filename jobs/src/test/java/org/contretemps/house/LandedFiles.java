package org.contretemps.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.contretemps.source.landing.LandingFile;

/** Files put into a landing folder by a test, all delivered at the same instant. */
public final class LandedFiles {
  public static final Instant DELIVERED_AT = Instant.parse("2026-03-30T01:00:00Z");

  private final Path folder;

  public LandedFiles(Path folder) {
    this.folder = folder;
  }

  public LandingFile text(String name, String text) {
    return bytes(name, text.getBytes(UTF_8));
  }

  public LandingFile bytes(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      Files.setLastModifiedTime(file, FileTime.from(DELIVERED_AT));
      return new LandingFile("file:" + file, name, bytes.length, DELIVERED_AT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
