package org.contretemps.source.landing;

/** What a source delivered is too bad to be published; nothing has been. Exit code 3. */
public final class DataRefusedException extends RuntimeException {
  public DataRefusedException(String message) {
    super(message);
  }
}
