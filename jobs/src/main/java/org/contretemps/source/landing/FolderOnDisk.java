package org.contretemps.source.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists a folder of this machine. It uses Java instead of Hadoop, which skips broken links silently
 * and takes a pipe for a file.
 */
record FolderOnDisk(Path root) implements Folder {

  @Override
  public List<Entry> in(String name) throws IOException {
    Path folder = name.isEmpty() ? root : root.resolve(name);
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.toList()) {
        entries.add(entry(child));
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    return entries;
  }

  private Entry entry(Path path) throws IOException {
    Kind kind = kind(path);
    LinkOption[] options =
        kind == Kind.BROKEN_LINK ? new LinkOption[] {LinkOption.NOFOLLOW_LINKS} : new LinkOption[0];
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class, options);
    return new Entry(
        new org.apache.hadoop.fs.Path("file", null, path.toString()).toString(),
        root.relativize(path).toString(),
        attributes.isRegularFile() ? attributes.size() : 0,
        attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MILLIS),
        kind);
  }

  private static Kind kind(Path path) {
    if (!Files.exists(path)) {
      return Kind.BROKEN_LINK;
    }
    if (Files.isDirectory(path)) {
      return Files.isReadable(path) && Files.isExecutable(path) ? Kind.FOLDER : Kind.CLOSED_FOLDER;
    }
    if (!Files.isRegularFile(path)) {
      return Kind.NO_FILE;
    }
    return Files.isReadable(path) ? Kind.FILE : Kind.UNREADABLE;
  }
}
