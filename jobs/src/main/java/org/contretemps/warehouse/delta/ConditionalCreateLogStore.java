package org.contretemps.warehouse.delta;

import io.delta.storage.HadoopFileSystemLogStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.contretemps.warehouse.lock.ExclusiveObject;
import org.contretemps.warehouse.lock.WarehouseLock;

/**
 * Writes Delta's commits to S3 so that any number of drivers may write at once: a commit is a
 * request that the store accepts only if that version does not exist, so one of several writers
 * succeeds. Delta's own log store for S3 is safe within one driver only.
 *
 * <p>A store that ignores the condition is detected before the first commit to it, and refused.
 */
public final class ConditionalCreateLogStore extends HadoopFileSystemLogStore {
  private static final Set<URI> PROVED = ConcurrentHashMap.newKeySet();

  /** Delta makes log stores by this constructor. */
  public ConditionalCreateLogStore(Configuration hadoop) {
    super(hadoop);
  }

  /**
   * Writes a file of the log.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it must not replace one and another has
   *     been written
   * @throws IllegalStateException if this process no longer has the lock of the warehouse
   */
  @Override
  public void write(Path path, Iterator<String> lines, Boolean overwrite, Configuration hadoop)
      throws IOException {
    FileSystem store = path.getFileSystem(hadoop);
    byte[] content = bytes(lines);
    if (overwrite) {
      ExclusiveObject.write(store.create(path, true), content);
      return;
    }
    WarehouseLock.checkFor(path);
    if (!PROVED.contains(store.getUri())) {
      // Beside the log, in a place that the cleaning of unfinished logs skips.
      ExclusiveObject.prove(store, path.getParent().getParent());
      PROVED.add(store.getUri());
    }
    new ExclusiveObject(store, path).create(content);
  }

  /** An object appears when it is whole. */
  @Override
  public Boolean isPartialWriteVisible(Path path, Configuration hadoop) {
    return false;
  }

  private static byte[] bytes(Iterator<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEachRemaining(line -> text.append(line).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
