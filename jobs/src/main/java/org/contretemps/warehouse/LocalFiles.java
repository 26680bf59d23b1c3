package org.contretemps.warehouse;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FsConstants;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.spark.SparkConf;

/**
 * Hadoop's view of this machine's file system, implemented in Java without starting processes.
 * Without its native library Hadoop 3.5 starts {@code chmod} for every file that it makes, {@code
 * readlink} for every file that it renames, and {@code ls} for every file that it lists with its
 * place: two dozen processes for one commit of Delta, and one for each file of a table that is
 * cleared up. This class uses Java's own file API.
 */
public final class LocalFiles extends LocalFileSystem {
  /** Hadoop makes file systems by this constructor. */
  public LocalFiles() {
    super(new Raw());
  }

  /**
   * Makes a session use it, if Hadoop can find it and files have POSIX permissions.
   *
   * @param conf settings of a session whose tasks all run in this process; what it says stays
   */
  static void useIn(SparkConf conf) {
    boolean isSeen = LocalFiles.class.getClassLoader() == LocalFileSystem.class.getClassLoader();
    if (isSeen && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      conf.setIfMissing("spark.hadoop.fs.file.impl", LocalFiles.class.getName());
      conf.setIfMissing("spark.hadoop.fs.AbstractFileSystem.file.impl", Contexts.class.getName());
    }
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      Files.setPosixFilePermissions(
          pathToFile(path).toPath(), PosixFilePermissions.fromString(nineLetters(permission)));
    }

    private static String nineLetters(FsPermission permission) {
      return permission.getUserAction().SYMBOL
          + permission.getGroupAction().SYMBOL
          + permission.getOtherAction().SYMBOL;
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
      return new Status(super.getFileStatus(path));
    }

    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
      return Files.isSymbolicLink(pathToFile(path).toPath())
          ? super.getFileLinkStatus(path)
          : getFileStatus(path);
    }
  }

  /** What Hadoop found of a file; whose it is, and who may read it, is looked up if asked for. */
  private static final class Status extends FileStatus {
    private boolean isComplete;

    Status(FileStatus found) {
      super(
          found.getLen(),
          found.isDirectory(),
          found.getReplication(),
          found.getBlockSize(),
          found.getModificationTime(),
          found.getAccessTime(),
          null,
          null,
          null,
          found.getPath());
    }

    @Override
    public FsPermission getPermission() {
      complete();
      return super.getPermission();
    }

    @Override
    public String getOwner() {
      complete();
      return super.getOwner();
    }

    @Override
    public String getGroup() {
      complete();
      return super.getGroup();
    }

    private void complete() {
      if (isComplete) {
        return;
      }
      try {
        PosixFileAttributes own =
            Files.readAttributes(new File(getPath().toUri()).toPath(), PosixFileAttributes.class);
        setPermission(
            FsPermission.valueOf(
                (isDirectory() ? "d" : "-") + PosixFilePermissions.toString(own.permissions())));
        setOwner(own.owner().getName());
        setGroup(own.group().getName());
        isComplete = true;
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Cannot read who may use %s. It may have been deleted: run the command again."
                .formatted(getPath()),
            e);
      }
    }
  }

  /** The same for the newer interface, by which Delta's log is written. */
  public static final class Contexts extends ChecksumFs {
    /** Hadoop makes file systems by this constructor. */
    public Contexts(URI uri, Configuration hadoop) throws IOException, URISyntaxException {
      super(new RawContexts(uri, hadoop));
    }
  }

  private static final class RawContexts extends DelegateToFileSystem {
    RawContexts(URI uri, Configuration hadoop) throws IOException, URISyntaxException {
      super(uri, new Raw(), hadoop, FsConstants.LOCAL_FS_URI.getScheme(), false);
    }

    @Override
    public int getUriDefaultPort() {
      return -1;
    }

    @Override
    public boolean isValidName(String name) {
      // Files of this machine may be named with any character.
      return true;
    }
  }
}
