package org.contretemps.record.contact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.contretemps.config.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the secret key of the pseudonyms from the environment or else from a file, both in Base64.
 * Never the configuration, which people copy and show.
 */
public final class PseudonymKey {
  /** The environment variable that holds the key if no file is wanted. */
  public static final String VARIABLE = "CONTRETEMPS_PSEUDONYM_KEY";

  private static final Logger LOG = LoggerFactory.getLogger(PseudonymKey.class);
  private static final int NEW_KEY_BYTES = 32;

  private final Path file;
  private final Optional<String> environment;

  public PseudonymKey(Path file) {
    this(file, Optional.ofNullable(System.getenv(VARIABLE)));
  }

  PseudonymKey(Path file, Optional<String> environment) {
    this.file = file;
    this.environment = environment;
  }

  /**
   * The pseudonyms of a warehouse.
   *
   * @param expectedFingerprint fingerprint of the key that its tables were made with; empty for a
   *     new warehouse, for which a key is made if there is none
   */
  public Pseudonyms pseudonyms(Optional<String> expectedFingerprint) {
    if (environment.isEmpty() && expectedFingerprint.isEmpty() && !Files.exists(file)) {
      create();
    }
    Pseudonyms pseudonyms = new Pseudonyms(key());
    expectedFingerprint.ifPresent(expected -> check(pseudonyms, expected));
    return pseudonyms;
  }

  private void check(Pseudonyms pseudonyms, String expected) {
    if (!pseudonyms.fingerprint().equals(expected)) {
      throw new ConfigurationException(
          "Cannot load contacts: the warehouse was made with another pseudonym key (fingerprint %s, this one has %s), and the same people would get new pseudonyms. Use the first key."
              .formatted(expected, pseudonyms.fingerprint()));
    }
  }

  private byte[] key() {
    String origin = environment.isPresent() ? "the variable " + VARIABLE : file.toString();
    try {
      byte[] key = Base64.getDecoder().decode(text());
      if (key.length < Pseudonyms.LEAST_KEY_BYTES) {
        throw new IllegalArgumentException("too short");
      }
      return key;
    } catch (IllegalArgumentException e) {
      // The cause is left out: it would quote a part of the key.
      throw new ConfigurationException(
          "Cannot read the pseudonym key from %s: it is not the Base64 of at least %d bytes. Put the key there again."
              .formatted(origin, Pseudonyms.LEAST_KEY_BYTES));
    }
  }

  private String text() {
    if (environment.isPresent()) {
      return environment.get().strip();
    }
    try {
      return Files.readString(file).strip();
    } catch (AccessDeniedException e) {
      throw new ConfigurationException(
          "Cannot load contacts: this user may not read the pseudonym key at %s. Run it as the user who owns it, or let this user read it."
              .formatted(file),
          e);
    } catch (IOException e) {
      throw new ConfigurationException(
          "Cannot load contacts: there is no pseudonym key at %s, and the warehouse was made with one. Put it back, or set %s."
              .formatted(file, VARIABLE),
          e);
    }
  }

  private void create() {
    byte[] key = new byte[NEW_KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      // Written to another file and moved into place, so that a killed process leaves no half key.
      Path unfinished =
          Files.createTempFile(
              folder,
              ".key",
              null,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          unfinished, Base64.getEncoder().encodeToString(key), StandardCharsets.US_ASCII);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ConfigurationException(
          "Cannot make a pseudonym key at %s: %s. Name a file that can be written."
              .formatted(file, e.getMessage()),
          e);
    }
    LOG.warn("Made a new pseudonym key at {}. Keep it safe: no warehouse grows without it.", file);
  }
}
