package org.contretemps.operation;

/** What the tasks of a step read and wrote: tables, landing files and the logs of tables. */
public record StepCounts(long rowsRead, long rowsWritten, long bytesRead, long bytesWritten) {
  /** Nothing yet. */
  public static final StepCounts NONE = new StepCounts(0, 0, 0, 0);

  /** Both together. */
  public StepCounts plus(StepCounts other) {
    return new StepCounts(
        rowsRead + other.rowsRead,
        rowsWritten + other.rowsWritten,
        bytesRead + other.bytesRead,
        bytesWritten + other.bytesWritten);
  }
}
