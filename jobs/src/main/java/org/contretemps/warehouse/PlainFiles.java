package org.contretemps.warehouse;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The file system for files that people open (pages, certificates, manifests), on any storage,
 * without checksum files beside them.
 */
public final class PlainFiles {
  private PlainFiles() {}

  /**
   * The storage of a path; on a disk of this machine without the hidden files of checksums that
   * Hadoop puts beside each file.
   */
  public static FileSystem at(Path path, Configuration storage) throws IOException {
    FileSystem files = path.getFileSystem(storage);
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }
}
