package org.contretemps.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.contretemps.config.ConfigurationException;

/** Empties the folders of an earlier demo, and no other folder ever. */
final class DemoFolders {
  private static final String MARK = ".contretemps-demo";

  private final Configuration hadoop;

  DemoFolders(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /** Leaves each folder empty but for the mark that says whose it is. */
  void renew(List<String> folders) {
    try {
      for (String folder : folders) {
        refuseForeign(new Path(folder));
      }
      for (String folder : folders) {
        renew(new Path(folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot prepare the demo's folders: %s. Check that they can be written."
              .formatted(e.getMessage()),
          e);
    }
  }

  private void refuseForeign(Path folder) throws IOException {
    FileSystem files = folder.getFileSystem(hadoop);
    boolean isForeign =
        files.exists(folder)
            && !files.exists(new Path(folder, MARK))
            && files.listStatus(folder).length > 0;
    if (isForeign) {
      throw new ConfigurationException(
          "Cannot run the demo in %s: the folder is not empty and no demo made it; the demo starts from nothing and would delete what is there. Name another folder."
              .formatted(folder));
    }
  }

  private void renew(Path folder) throws IOException {
    FileSystem files = folder.getFileSystem(hadoop);
    files.delete(folder, true);
    files.mkdirs(folder);
    files.create(new Path(folder, MARK)).close();
  }
}
