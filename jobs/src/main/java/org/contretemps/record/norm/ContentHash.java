package org.contretemps.record.norm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Hashes texts to 64 bits (the first of SHA-256), with the same result on every machine and in
 * every year.
 */
final class ContentHash {
  /** No name that a source can deliver in a text file holds it. */
  private static final String SEPARATOR = "\u001f";

  private ContentHash() {}

  static long of(List<String> parts) {
    byte[] content = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(sha256().digest(content)).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "Cannot identify a norm: this JVM has no SHA-256. Run it on a complete JDK.", e);
    }
  }
}
