package org.contretemps.job;

/** Tells the person who waits what a job is about to do. */
@FunctionalInterface
public interface Progress {
  /** A job starts a step. */
  void step(String what);
}
