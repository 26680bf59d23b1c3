package org.contretemps.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.contretemps.config.ConfigurationException;
import org.contretemps.warehouse.lock.WarehouseLock;

/** Empties the folders of an earlier demo, and never another folder. */
public final class DemoFolders {
  private static final String MARK = ".contretemps-demo";

  private final Configuration hadoop;

  public DemoFolders(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /** Refuses folders with anything in them that no demo made; writes nothing. */
  public void refuseForeign(List<String> folders) {
    for (String folder : folders) {
      if (isForeign(new Path(folder))) {
        throw new ConfigurationException(
            "Cannot run the demo in %s: the folder is not empty and no demo made it; the demo starts from nothing and would delete what is there. Name another folder."
                .formatted(folder));
      }
    }
  }

  /** Empties each folder, except for its owner's mark and the lock of this run. */
  public void renew(List<String> folders) {
    refuseForeign(folders);
    try {
      for (String folder : folders) {
        renew(new Path(folder));
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private boolean isForeign(Path folder) {
    try {
      FileSystem files = folder.getFileSystem(hadoop);
      return files.exists(folder)
          && !files.exists(new Path(folder, MARK))
          && Arrays.stream(files.listStatus(folder)).anyMatch(file -> !isLock(file.getPath()));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private void renew(Path folder) throws IOException {
    FileSystem files = folder.getFileSystem(hadoop);
    files.mkdirs(folder);
    files.create(new Path(folder, MARK)).close();
    for (FileStatus file : files.listStatus(folder)) {
      if (!isLock(file.getPath()) && !file.getPath().getName().equals(MARK)) {
        files.delete(file.getPath(), true);
      }
    }
  }

  private static boolean isLock(Path file) {
    return file.getName().equals(WarehouseLock.FOLDER);
  }

  private static UncheckedIOException unusable(IOException cause) {
    return new UncheckedIOException(
        "Cannot prepare the demo's folders: %s. Check that they can be written."
            .formatted(cause.getMessage()),
        cause);
  }
}
