package org.contretemps.job;

/** Hears what a job is about to do, in words for the person who waits. */
@FunctionalInterface
public interface Progress {
  /** A job starts a step. */
  void step(String what);
}
