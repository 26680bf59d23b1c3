package org.contretemps.record.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.api.java.UDF2;

/**
 * Turns identifiers of people into 64-bit keyed pseudonyms: the first eight bytes of HMAC-SHA-256
 * (RFC 2104) over organisation, kind and identifier. The same person has the same pseudonym in
 * every source of an organisation, another one in another organisation, and without the key nobody
 * can say which.
 *
 * <p>The key is never printed: it travels to executors inside this object and nowhere else.
 */
public final class Pseudonyms implements Serializable {
  /** The kind of a person who is served. */
  public static final String CUSTOMER = "customer";

  /** The kind of a person who serves. */
  public static final String AGENT = "agent";

  /** Fewer bytes than this are no secret. */
  public static final int LEAST_KEY_BYTES = 16;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MOST_REMEMBERED = 20_000;

  private final byte[] key;

  /**
   * @param key at least {@link #LEAST_KEY_BYTES} secret bytes
   */
  public Pseudonyms(byte[] key) {
    if (key.length < LEAST_KEY_BYTES) {
      throw new IllegalArgumentException(
          "Cannot pseudonymise with a key of %d bytes: %d are needed. Make a longer key."
              .formatted(key.length, LEAST_KEY_BYTES));
    }
    this.key = key.clone();
  }

  /** Pseudonyms that nobody can make again, for what is only looked at. */
  public static Pseudonyms ofThrowawayKey() {
    byte[] key = new byte[2 * LEAST_KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new Pseudonyms(key);
  }

  /** The pseudonym of one person: {@code customer} or {@code agent}. */
  public long of(String organisation, String kind, String identifier) {
    return ByteBuffer.wrap(digest(mac(), message(organisation, kind, identifier))).getLong();
  }

  /**
   * What may stay of a person who is erased: it meets the same person again, and tells neither who
   * they are nor what their pseudonym was. The second eight bytes of the same hash.
   */
  public long tombstone(String organisation, String kind, String identifier) {
    return tombstone(mac(), organisation, kind, identifier);
  }

  static long tombstone(Mac mac, String organisation, String kind, String identifier) {
    return ByteBuffer.wrap(digest(mac, message(organisation, kind, identifier)))
        .getLong(Long.BYTES);
  }

  /** What the key can be recognised by without being known: 16 hexadecimal digits. */
  public String fingerprint() {
    return HexFormat.of().formatHex(digest(mac(), "fingerprint".getBytes(UTF_8)), 0, 8);
  }

  /**
   * (organisation, identifier) → pseudonym, null for null. A function of our own, because SQL has
   * no keyed hash and a key in a plan would be printed with it.
   */
  public UDF2<String, String, Long> function(String kind) {
    return new Remembering(this, kind);
  }

  @Override
  public String toString() {
    return "Pseudonyms(key hidden)";
  }

  private static byte[] message(String organisation, String kind, String identifier) {
    return (organisation + '\0' + kind + '\0' + identifier).getBytes(UTF_8);
  }

  Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot compute HMAC-SHA-256: this Java has none.", e);
    }
  }

  private static byte[] digest(Mac mac, byte[] message) {
    return mac.doFinal(message);
  }

  /**
   * Keeps one Mac and the latest pseudonyms per thread: agents recur, and a Mac costs to set up.
   */
  private static final class Remembering implements UDF2<String, String, Long> {
    private final Pseudonyms pseudonyms;
    private final String kind;
    private transient ThreadLocal<Memory> memory;

    private Remembering(Pseudonyms pseudonyms, String kind) {
      this.pseudonyms = pseudonyms;
      this.kind = kind;
    }

    @Override
    public Long call(String organisation, String identifier) {
      if (organisation == null || identifier == null) {
        return null;
      }
      return memory().get().pseudonym(organisation, kind, identifier);
    }

    private synchronized ThreadLocal<Memory> memory() {
      if (memory == null) {
        memory = ThreadLocal.withInitial(() -> new Memory(pseudonyms.mac()));
      }
      return memory;
    }
  }

  private static final class Memory {
    /** One kind of person only is remembered in a memory. */
    private record Person(String organisation, String identifier) {}

    private final Mac mac;
    private final Map<Person, Long> known = new HashMap<>();

    private Memory(Mac mac) {
      this.mac = mac;
    }

    private long pseudonym(String organisation, String kind, String identifier) {
      if (known.size() >= MOST_REMEMBERED) {
        known.clear();
      }
      return known.computeIfAbsent(
          new Person(organisation, identifier),
          person ->
              ByteBuffer.wrap(digest(mac, message(organisation, kind, identifier))).getLong());
    }
  }
}
