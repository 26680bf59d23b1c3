package org.contretemps.source.landing;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * A folder and the files below it, listed by their literal names: no name is read as a pattern or a
 * URI.
 */
interface Folder {
  /** What an entry is. */
  enum Kind {
    FOLDER,
    FILE,
    /** A folder that this user may not read. */
    CLOSED_FOLDER,
    /** A file that this user may not read. */
    UNREADABLE,
    /** A link to nothing. */
    BROKEN_LINK,
    /** A pipe, a socket or a device: reading it may never end. */
    NO_FILE
  }

  /**
   * One thing below the folder.
   *
   * @param path full URI
   * @param name path below the folder
   */
  record Entry(String path, String name, long bytes, Instant changedAt, Kind kind) {
    /** Whether it is a folder, open or not. */
    boolean isFolder() {
      return kind == Kind.FOLDER || kind == Kind.CLOSED_FOLDER;
    }

    /** Whether it blocks the entries that would be below it. */
    boolean isObstacle() {
      return kind == Kind.CLOSED_FOLDER || kind == Kind.BROKEN_LINK;
    }

    /** Whether it is what Hadoop writes beside a file of this machine. */
    boolean isChecksum() {
      return lastName().startsWith(".") && lastName().endsWith(".crc");
    }

    /** The last part of the name. */
    String lastName() {
      return name.substring(name.lastIndexOf('/') + 1);
    }
  }

  /**
   * What lies directly in a folder below this one.
   *
   * @param name path below this folder, empty for itself
   * @return nothing if there is no such folder
   */
  List<Entry> in(String name) throws IOException;
}
