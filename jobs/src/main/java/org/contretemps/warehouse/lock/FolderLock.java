package org.contretemps.warehouse.lock;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file lock of the operating system on the warehouse folder: it ends with the process that holds
 * it, however that ends, so no stale lock needs clearing. The holder's name is in a second file
 * beside it: closing the locked file after reading it would release this process's lock.
 */
final class FolderLock implements LockPlace {
  /**
   * The operating system's lock keeps other processes out; this one's threads are kept out here.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private Optional<FileChannel> held = Optional.empty();
  private Optional<LockHolder> left = Optional.empty();
  private Path file;

  /**
   * @param folder made if it is missing
   */
  FolderLock(Path folder) {
    this.folder = folder;
  }

  @Override
  public boolean take(LockHolder me) throws IOException {
    Files.createDirectories(folder);
    file = folder.toRealPath().resolve("writer.lock");
    if (!HELD_HERE.add(file)) {
      return false;
    }
    try {
      FileChannel channel = FileChannel.open(file, CREATE, WRITE);
      if (channel.tryLock() == null) {
        channel.close();
      } else {
        held = Optional.of(channel);
        left = holder();
        write(me);
      }
    } finally {
      if (held.isEmpty()) {
        HELD_HERE.remove(file);
      }
    }
    return held.isPresent();
  }

  @Override
  public Optional<LockHolder> holder() throws IOException {
    return Files.exists(holderFile())
        ? LockHolder.read(Files.readString(holderFile()))
        : Optional.empty();
  }

  @Override
  public Optional<LockHolder> left() {
    return left;
  }

  @Override
  public boolean isHeld() {
    return held.isPresent();
  }

  @Override
  public void release() throws IOException {
    if (held.isPresent()) {
      try {
        Files.deleteIfExists(holderFile());
      } finally {
        abandon();
      }
    }
  }

  @Override
  public void abandon() throws IOException {
    if (held.isPresent()) {
      try {
        held.get().close();
      } finally {
        held = Optional.empty();
        HELD_HERE.remove(file);
      }
    }
  }

  @Override
  public String remedy() {
    return "";
  }

  private void write(LockHolder me) throws IOException {
    Path draft = folder.resolve("writer.json.new");
    Files.writeString(draft, me.json());
    Files.move(draft, holderFile(), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path holderFile() {
    return folder.resolve("writer.json");
  }
}
