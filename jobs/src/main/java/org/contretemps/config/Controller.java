package org.contretemps.config;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The controller: who answers for the processing of personal data (GDPR, Article 4), as the
 * documents for those who are consulted name it.
 *
 * @param details what the configuration says; what is missing is not in it
 */
public record Controller(Map<Detail, String> details) {

  /** What the documents have to say of the controller; each is a key of the section. */
  public enum Detail {
    NAME,
    ADDRESS,
    CONTACT,
    DATA_PROTECTION_OFFICER,
    RIGHTS_CONTACT,
    LEGAL_BASIS,
    ENTITLED,
    HOSTING,
    AUTHORITY;

    /** Its key in the section {@code controller}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Nothing is said. */
  public static final Controller UNKNOWN = new Controller(Map.of());

  public Controller {
    details = Map.copyOf(details);
  }

  static Controller from(Settings settings) {
    Map<Detail, String> details = new EnumMap<>(Detail.class);
    for (Detail detail : Detail.values()) {
      settings
          .optionalText(detail.key())
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> details.put(detail, text));
    }
    settings.refuseUnknownKeys();
    return new Controller(details);
  }

  public Optional<String> of(Detail detail) {
    return Optional.ofNullable(details.get(detail));
  }

  /** What the configuration does not say, in the order of its keys. */
  public List<Detail> missing() {
    return Arrays.stream(Detail.values()).filter(detail -> !details.containsKey(detail)).toList();
  }
}
