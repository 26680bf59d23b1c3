package org.contretemps.warehouse.lock;

import static org.apache.hadoop.fs.Options.CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * An object in a store that accepts a write only if no such object exists (S3's {@code
 * If-None-Match}): of all who try, the first one creates it.
 */
public record ExclusiveObject(FileSystem store, Path path) {
  private static final int MOST_ATTEMPTS = 3;

  /**
   * Creates the object with a content that nobody else can come with. A write whose answer was lost
   * is sent again by the client and finds its own object: its content then shows whose it is.
   *
   * @throws FileAlreadyExistsException if another content is there
   */
  public void create(byte[] content) throws IOException {
    IOException failure = null;
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        write(open(), content);
        return;
      } catch (IOException e) {
        failure = e;
      }
      Optional<byte[]> stored = stored(failure);
      if (stored.isPresent()) {
        if (!Arrays.equals(stored.get(), content)) {
          throw new FileAlreadyExistsException(path.toString());
        }
        return;
      }
    }
    throw failure;
  }

  /**
   * Tests, below a folder, whether a store honours the condition; nothing is left there.
   *
   * @throws IOException if it does not
   */
  public static void prove(FileSystem store, Path folder) throws IOException {
    Path path = new Path(folder, "_conditional_create_" + UUID.randomUUID());
    if (!store.hasPathCapability(path, FS_OPTION_CREATE_CONDITIONAL_OVERWRITE)) {
      throw new IOException(
          "Cannot write tables in %s: conditional writes are switched off, and without them two runs could overwrite each other's commits. Take the setting fs.s3a.create.conditional.enabled away."
              .formatted(store.getUri()));
    }
    ExclusiveObject probe = new ExclusiveObject(store, path);
    try {
      probe.create("first".getBytes(StandardCharsets.US_ASCII));
      if (!probe.refuses("second".getBytes(StandardCharsets.US_ASCII))) {
        throw new IOException(
            "Cannot write tables in %s: the store lets a conditional write (If-None-Match) replace what is there, so that two runs could overwrite each other's commits. Use a store that keeps the condition, as Amazon S3 does."
                .formatted(store.getUri()));
      }
    } finally {
      store.delete(path, false);
    }
  }

  /** Writes a whole object, or none if that fails. */
  public static void write(FSDataOutputStream out, byte[] content) throws IOException {
    try {
      out.write(content);
    } catch (IOException e) {
      if (out.hasCapability(CommonPathCapabilities.ABORTABLE_STREAM)) {
        out.abort();
      }
      out.close();
      throw e;
    }
    out.close();
  }

  private boolean refuses(byte[] content) throws IOException {
    try {
      create(content);
      return false;
    } catch (FileAlreadyExistsException e) {
      return true;
    }
  }

  private FSDataOutputStream open() throws IOException {
    return (FSDataOutputStream)
        store
            .createFile(path)
            .create()
            .overwrite(true)
            .recursive()
            .must(FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true)
            .build();
  }

  private Optional<byte[]> stored(IOException failure) throws IOException {
    try (InputStream in = store.open(path)) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }
}
