package org.contretemps.config;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Keeps credentials out of settings and URIs, because these are copied, shown and logged. Those of
 * a store come from its provider chain, the key of the pseudonyms from its file or the environment.
 */
public final class Secrets {
  private static final Pattern NAME =
      Pattern.compile(
          ".*(access[._-]?key([._-]?id)?|secret([._-]?access)?[._-]?key|session[._-]?token|pseudonym[._-]key)");

  /** Variables by which clients of stores find their credentials, or the files that hold them. */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(aws|azure|google|gcp|hadoop|contretemps)_.*(key|token|secret|credential|credstore|password).*");

  /** Names a secret that Kubernetes holds, and does not tell it. */
  private static final String REFERENCE = ".secretkeyref.";

  private static final Pattern PLACE = Pattern.compile("s3a?://[^/]*[:@].*");

  /** Where credentials come from, for messages. */
  static final String ORIGINS =
      "S3 takes its credentials from the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY), a"
          + " Hadoop credential store or the machine's role";

  private Secrets() {}

  /** Whether a setting of this name holds a credential. */
  public static boolean isNamedBy(String setting) {
    String name = setting.toLowerCase(Locale.ROOT);
    return NAME.matcher(name).matches() && !name.contains(REFERENCE);
  }

  /** Whether a variable of the environment holds the key of the pseudonyms or a credential. */
  public static boolean isSecretVariable(String variable) {
    return isNamedBy(variable) || VARIABLE.matcher(variable.toLowerCase(Locale.ROOT)).matches();
  }

  /** Whether the URI of a store has a credential in it. */
  static boolean areIn(String place) {
    return PLACE.matcher(place).matches();
  }

  /**
   * Refuses the URI of a store that has a credential in it, without telling it.
   *
   * @throws ConfigurationException if it has one
   */
  public static void refuseInPlace(String option, String place) {
    if (areIn(place)) {
      throw new ConfigurationException(
          "Cannot use '%s': it has a credential in it, or a bucket with ':' or '@'. Write s3a://bucket/folder: %s."
              .formatted(option, ORIGINS));
    }
  }

  /**
   * Refuses settings that hold credentials; the message does not show their values.
   *
   * @throws ConfigurationException if there is one
   */
  public static void refuseIn(Collection<String> settings) {
    List<String> refused = settings.stream().filter(Secrets::isNamedBy).sorted().toList();
    if (!refused.isEmpty()) {
      throw new ConfigurationException(
          "Cannot start: %s would hold a credential, and settings are shown in logs. Take it away: %s."
              .formatted(String.join(", ", refused), ORIGINS));
    }
  }
}
