package org.contretemps.config;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The names that people use for the organisations, services, teams and territories whose codes are
 * in the data. Tables keep the codes; what has no name is shown by its code.
 */
public record Names(
    Map<String, String> organisations,
    Map<String, String> services,
    Map<String, String> teams,
    Map<String, String> territories) {

  /** Every code as it is. */
  public static final Names NONE = new Names(Map.of(), Map.of(), Map.of(), Map.of());

  static Names from(Settings settings, Problems problems) {
    Names names =
        new Names(
            entries(settings, "organisation", problems),
            entries(settings, "service", problems),
            entries(settings, "team", problems),
            entries(settings, "territory", problems));
    settings.refuseUnknownKeys();
    return names;
  }

  private static Map<String, String> entries(Settings settings, String kind, Problems problems) {
    Settings section = settings.section(kind);
    Map<String, String> names = section.entries();
    Set<String> seen = new HashSet<>();
    names.forEach(
        (code, name) -> {
          String key = "names.%s.%s".formatted(kind, code);
          if (name.isBlank()) {
            problems.add("'%s' is empty. Give a name or leave the code out.".formatted(key));
          } else if (!seen.add(name)) {
            problems.add(
                "'%s' has the name of another, '%s', and readers could not tell them apart. Give each a name of its own."
                    .formatted(key, name));
          }
        });
    section.refuseUnknownKeys();
    return names;
  }
}
