package org.contretemps.warehouse.lock;

import java.io.IOException;
import java.util.Optional;

/**
 * The place where the lock of a warehouse is kept: a file on disk, or an object in a store. One
 * process at a time has it.
 */
interface LockPlace {
  /** Takes the lock if nobody has it. */
  boolean take(LockHolder me) throws IOException;

  /** Who has it, as far as that can be read. */
  Optional<LockHolder> holder() throws IOException;

  /** Whether this process still has what it took. */
  boolean isHeld();

  /** Who had it before and ended without giving it back; of interest after it was taken. */
  Optional<LockHolder> left();

  /** Gives back what was taken. */
  void release() throws IOException;

  /** Gives it back as a process does that is killed, so that the next to take it learns of it. */
  default void abandon() throws IOException {
    release();
  }

  /** What a person can do if the holder is gone and the lock is still there. */
  String remedy();
}
