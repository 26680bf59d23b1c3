package org.contretemps.config;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.contretemps.wording.ServedPeople;
import org.contretemps.wording.Speech;

/**
 * The names that people use for the organisations, services, teams and territories whose codes are
 * in the data. Tables keep the codes; what has no name is shown by its code.
 *
 * @param peopleServed organisation → the word for the people whom it serves
 */
public record Names(
    Map<String, String> organisations,
    Map<String, String> services,
    Map<String, String> teams,
    Map<String, String> territories,
    Map<String, ServedPeople> peopleServed) {

  /** Every code as it is. */
  public static final Names NONE = new Names(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  static Names from(Settings settings, Problems problems) {
    Names names =
        new Names(
            entries(settings, "organisation", problems),
            entries(settings, "service", problems),
            entries(settings, "team", problems),
            entries(settings, "territory", problems),
            peopleServed(settings, problems));
    settings.refuseUnknownKeys();
    return names;
  }

  /** How the readers of an organisation are addressed. */
  public Speech speech(String organisation, Locale language) {
    return new Speech(language, peopleServed.getOrDefault(organisation, ServedPeople.DEFAULT));
  }

  /** The same for a text on several organisations: their word if they have one in common. */
  public Speech speech(Collection<String> organisations, Locale language) {
    List<Speech> speeches =
        organisations.stream().map(each -> speech(each, language)).distinct().toList();
    return speeches.size() == 1 ? speeches.get(0) : Speech.in(language);
  }

  private static Map<String, ServedPeople> peopleServed(Settings settings, Problems problems) {
    Settings section = settings.section("people-served");
    Map<String, ServedPeople> served = new LinkedHashMap<>();
    section
        .entries()
        .forEach(
            (organisation, word) ->
                ServedPeople.of(word)
                    .ifPresentOrElse(
                        people -> served.put(organisation, people),
                        () ->
                            problems.addUnknown(
                                "value of 'names.people-served.%s':".formatted(organisation),
                                word,
                                ServedPeople.words())));
    section.refuseUnknownKeys();
    return served;
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
