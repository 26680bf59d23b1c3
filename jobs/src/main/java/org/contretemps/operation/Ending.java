package org.contretemps.operation;

/**
 * How a command ended: its exit code, and the message for the person who waits.
 *
 * @param exitCode the code of the process
 * @param message one line, or a few, for the person who waits; empty if all is well
 * @param kept the same in one line, without any text from a landing file, so that it may be stored
 *     and sent
 */
public record Ending(RunOutcome outcome, int exitCode, String message, String kept) {
  /** All is well. */
  public static final Ending DONE = new Ending(RunOutcome.OK, 0, "", "");
}
