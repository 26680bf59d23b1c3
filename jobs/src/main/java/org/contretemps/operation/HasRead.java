package org.contretemps.operation;

/**
 * The result of a step that counts itself what it has read, instead of leaving that to Spark's task
 * metrics.
 */
public interface HasRead {
  /** Records read. */
  long records();

  /** Bytes read. */
  long bytes();
}
