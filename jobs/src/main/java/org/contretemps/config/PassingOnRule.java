package org.contretemps.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule of an organisation to pass contacts on at about a time. A norm near that time cannot be
 * told apart from it (METHOD §11).
 *
 * @param service its service
 * @param situationType SIMPLE, INTERMEDIATE, COMPLEX or UNKNOWN
 * @param seconds from which on contacts are passed on
 */
public record PassingOnRule(String service, String situationType, int seconds)
    implements Serializable {
  private static final Pattern WRITTEN = Pattern.compile("(.+)/(.+)/\\s*(\\d{1,5})\\s*");
  private static final List<String> TYPES = List.of("SIMPLE", "INTERMEDIATE", "COMPLEX", "UNKNOWN");
  private static final double FROM = 0.8;
  private static final double TO = 1.05;

  static List<PassingOnRule> from(List<String> texts, Problems problems) {
    List<PassingOnRule> rules = new ArrayList<>();
    for (String text : texts) {
      Optional<PassingOnRule> rule = of(text);
      rule.ifPresent(rules::add);
      if (rule.isEmpty()) {
        problems.add(
            "'zones.passing-on-rules' has '%s', which is no service / situation type / seconds. Write it like 'Housing aid / COMPLEX / 300'."
                .formatted(text));
      }
    }
    return List.copyOf(rules);
  }

  private static Optional<PassingOnRule> of(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    return matcher.matches()
        ? Optional.of(
                new PassingOnRule(
                    matcher.group(1).strip(),
                    matcher.group(2).strip().toUpperCase(Locale.ROOT),
                    Integer.parseInt(matcher.group(3))))
            .filter(rule -> TYPES.contains(rule.situationType) && rule.seconds > 0)
        : Optional.empty();
  }

  /** Whether it is about a cell and lies within 0.8 to 1.05 of the norm. */
  public boolean covers(String ofService, String ofType, int normSeconds) {
    double ratio = (double) seconds / normSeconds;
    return service.equalsIgnoreCase(ofService)
        && situationType.equals(ofType)
        && ratio >= FROM
        && ratio <= TO;
  }
}
