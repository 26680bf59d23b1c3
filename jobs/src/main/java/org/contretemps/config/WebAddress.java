package org.contretemps.config;

import java.net.URI;
import java.util.Optional;

/** Addresses of the web that a user may set. */
final class WebAddress {
  private WebAddress() {}

  /** The address, with http or https and a host; empty for any other text. */
  static Optional<URI> of(String text) {
    try {
      return Optional.of(URI.create(text))
          .filter(uri -> "http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          .filter(uri -> uri.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
