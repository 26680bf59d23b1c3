package org.contretemps.source.landing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The folder in which raw files arrive, on any file system that Hadoop knows. */
public final class LandingFolder {
  private static final Set<String> WITH_FOLDERS = Set.of("file", "hdfs", "viewfs");

  private final Path root;
  private final Configuration hadoop;

  public LandingFolder(String root, Configuration hadoop) {
    this.root = new Path(root);
    this.hadoop = hadoop;
  }

  /** Whether it does not exist. An object store has no folders: there none is missing. */
  public boolean isMissing() {
    try {
      FileSystem fileSystem = root.getFileSystem(hadoop);
      return WITH_FOLDERS.contains(fileSystem.getUri().getScheme()) && !fileSystem.exists(root);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot look for %s: %s. Check that it may be read.".formatted(root, e.getMessage()), e);
    }
  }

  /** The files that match a glob and can be read, by name. */
  public List<LandingFile> list(String glob) {
    return look(glob).files();
  }

  /** The files that match a glob, by name, each once: those that can be read and the others. */
  public Listing look(String glob) {
    try {
      FileSystem fileSystem = root.getFileSystem(hadoop);
      Path absolute = fileSystem.makeQualified(root);
      Folder folder =
          "file".equals(absolute.toUri().getScheme())
              ? new FolderOnDisk(java.nio.file.Path.of(absolute.toUri().getPath()))
              : new HadoopFolder(fileSystem, absolute);
      return listing(new Matching(folder).of(glob));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot list %s below %s: %s. Check that it exists and may be read."
              .formatted(glob, root, e.getMessage()),
          e);
    }
  }

  private static Listing listing(List<Folder.Entry> entries) {
    List<LandingFile> files = new ArrayList<>();
    List<PassedOver> passedOver = new ArrayList<>();
    for (Folder.Entry entry : entries) {
      if (entry.isChecksum()) {
        continue;
      }
      Optional<String> reason = Unusable.reason(entry, Instant.now());
      if (reason.isPresent()) {
        passedOver.add(
            new PassedOver(entry.name(), entry.bytes(), entry.changedAt(), reason.get()));
      } else {
        files.add(new LandingFile(entry.path(), entry.name(), entry.bytes(), entry.changedAt()));
      }
    }
    files.sort(Comparator.comparing(LandingFile::name));
    passedOver.sort(Comparator.comparing(PassedOver::name));
    return new Listing(List.copyOf(files), List.copyOf(passedOver));
  }

  /** One file, wherever it is: a path below this folder, another path of this machine, or a URI. */
  public LandingFile file(String name) {
    try {
      Path path = located(name);
      FileStatus file = path.getFileSystem(hadoop).getFileStatus(path);
      Path absolute = root.getFileSystem(hadoop).makeQualified(root);
      return new LandingFile(
          file.getPath().toString(),
          absolute.toUri().relativize(file.getPath().toUri()).getPath(),
          file.getLen(),
          Instant.ofEpochMilli(file.getModificationTime()));
    } catch (IOException | IllegalArgumentException e) {
      throw new UncheckedIOException(
          "Cannot read %s: %s. Name a file that exists, by its path or URI."
              .formatted(name, e.getMessage()),
          e instanceof IOException io ? io : new FileNotFoundException(name));
    }
  }

  private Path located(String name) throws IOException {
    if (name.matches("[a-zA-Z][a-zA-Z0-9+.-]*:/.*")) {
      return new Path(name);
    }
    Path below = new Path(root, new Path(null, null, name));
    return root.getFileSystem(hadoop).exists(below)
        ? below
        : new Path(java.nio.file.Path.of(name).toUri());
  }
}
