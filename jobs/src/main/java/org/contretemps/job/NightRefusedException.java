package org.contretemps.job;

/**
 * Reports that a night cannot run on the dates that are loaded; none of its steps has written
 * anything. Exit code 3.
 */
public final class NightRefusedException extends RuntimeException {
  public NightRefusedException(String message) {
    super(message);
  }
}
