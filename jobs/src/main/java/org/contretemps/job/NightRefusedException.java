package org.contretemps.job;

/** A night cannot run on the dates that are loaded; none of its steps has written. Exit code 3. */
public final class NightRefusedException extends RuntimeException {
  public NightRefusedException(String message) {
    super(message);
  }
}
