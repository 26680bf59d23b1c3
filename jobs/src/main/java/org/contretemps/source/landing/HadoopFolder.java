package org.contretemps.source.landing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Lists a folder of a file system that Hadoop knows, such as a bucket of S3. */
record HadoopFolder(FileSystem files, Path root) implements Folder {

  @Override
  public List<Entry> in(String name) throws IOException {
    Path folder = name.isEmpty() ? root : new Path(root, new Path(null, null, name));
    List<Entry> entries = new ArrayList<>();
    try {
      for (FileStatus child : files.listStatus(folder)) {
        // Of a file, this lists the file itself.
        if (!child.getPath().equals(folder)) {
          entries.add(entry(name, child));
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return entries;
  }

  private static Entry entry(String folder, FileStatus child) {
    String last = child.getPath().getName();
    return new Entry(
        child.getPath().toString(),
        folder.isEmpty() ? last : folder + "/" + last,
        child.getLen(),
        Instant.ofEpochMilli(child.getModificationTime()),
        child.isFile() ? Kind.FILE : Kind.FOLDER);
  }
}
