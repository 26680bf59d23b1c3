package org.contretemps.app.cli.reading;

import java.util.List;
import java.util.Locale;
import org.contretemps.config.ConfigurationException;
import picocli.CommandLine.Option;

/** The option that says in which languages documents are written. */
public final class LanguageOption {
  private static final List<String> LANGUAGES = List.of("en", "fr");

  @Option(
      names = "--language",
      paramLabel = "en|fr",
      split = ",",
      defaultValue = "en,fr",
      description = "Languages, with commas (default: ${DEFAULT-VALUE}).")
  private List<String> languages;

  /**
   * The languages.
   *
   * @throws ConfigurationException if one is not spoken
   */
  List<Locale> locales() {
    languages.stream()
        .filter(language -> !LANGUAGES.contains(language))
        .findFirst()
        .ifPresent(
            language -> {
              throw new ConfigurationException(
                  "Cannot write in '%s': there are English and French. Give en or fr."
                      .formatted(language));
            });
    return languages.stream().map(Locale::forLanguageTag).toList();
  }
}
