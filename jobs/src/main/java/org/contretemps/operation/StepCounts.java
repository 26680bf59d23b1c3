package org.contretemps.operation;

/** The records and bytes that a step read and wrote. */
public record StepCounts(long rowsRead, long rowsWritten, long bytesRead, long bytesWritten) {
  /** Nothing yet. */
  public static final StepCounts NONE = new StepCounts(0, 0, 0, 0);

  /** The same writing, with the reading of the other. */
  StepCounts withRead(StepCounts other) {
    return new StepCounts(other.rowsRead, rowsWritten, other.bytesRead, bytesWritten);
  }

  /** Both together. */
  public StepCounts plus(StepCounts other) {
    return new StepCounts(
        rowsRead + other.rowsRead,
        rowsWritten + other.rowsWritten,
        bytesRead + other.bytesRead,
        bytesWritten + other.bytesWritten);
  }
}
