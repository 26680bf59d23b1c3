package org.contretemps.operation;

/** A step's result that says itself what the step has read, in place of what its tasks count. */
public interface HasRead {
  /** Records read. */
  long records();

  /** Bytes read. */
  long bytes();
}
