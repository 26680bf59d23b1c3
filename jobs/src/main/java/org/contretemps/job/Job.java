package org.contretemps.job;

/**
 * One step of a night, such as loading files or stating zones. A job is a function of its
 * parameters and of the tables it reads: run twice, it changes nothing; killed and run again, it
 * leaves the tables of an undisturbed run.
 *
 * @param <R> a small record of what was done
 */
@FunctionalInterface
public interface Job<R> {
  /** Does the work and says what was done. */
  R run();
}
