package org.contretemps.publish.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * Chooses the folder in which each organisation finds its extracts. Characters that a path cannot
 * have become underscores. Organisations whose folder names would be equal, ignoring case, get a
 * hash of the name appended, so that no report replaces another's.
 */
final class FolderNames {
  private static final int HASH_DIGITS = 12;

  private final Map<String, Integer> plain = new HashMap<>();

  /**
   * @param organisations all that ever had indicators, so that a folder does not depend on whose
   *     extracts are written
   */
  FolderNames(Collection<String> organisations) {
    organisations.forEach(name -> plain.merge(known(name), 1, Integer::sum));
  }

  /** The name of an organisation's folder. */
  String of(String organisation) {
    return plain.getOrDefault(known(organisation), 0) > 1
        ? plain(organisation) + "-" + hash(organisation)
        : plain(organisation);
  }

  private static String plain(String organisation) {
    return organisation.replaceAll("[^\\p{L}\\p{N}._-]", "_").replaceAll("^\\.+", "_");
  }

  /** What names have in common that a file system may take for the same. */
  private static String known(String organisation) {
    return Normalizer.normalize(plain(organisation), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static String hash(String organisation) {
    byte[] digest = ExtractFolder.sha256(organisation.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
  }
}
