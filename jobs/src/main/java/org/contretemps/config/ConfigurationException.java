package org.contretemps.config;

/**
 * Reports that the configuration, a mapping or an argument cannot be used; the message says why and
 * what to do. Exit code 2.
 */
public final class ConfigurationException extends RuntimeException {
  public ConfigurationException(String message) {
    super(message);
  }

  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
