package org.contretemps.app.terminal;

import java.nio.file.Path;
import org.contretemps.config.Configuration;

/** Prints what to do with a mapping that {@code map} has written. */
public final class NextSteps {
  private NextSteps() {}

  /**
   * The steps from a mapping to the first tables.
   *
   * @param mapping the file that was written
   * @param export the file that it was guessed from
   * @param name of the mapping
   */
  public static String of(Configuration configuration, Path mapping, Path export, String name) {
    return """
        Written to %s
        Next: correct what it marks with DOUBT, and look at what it makes of the file with
          scripts/contretemps validate --source %s --file '%s'
        Then add %s to 'sources.enabled' in %s, put the file into %s/%s, and write down a time norm, without which there
        are no zones: jobs/reference/sources.md, "A first norm". A zone opens when three nights of five agree: name a DATE
        a week before the last one in the file, and run
          scripts/contretemps nightly --from DATE
        """
        .formatted(
            mapping,
            name,
            export,
            name,
            configuration.file(),
            configuration.landing().replaceFirst("^file:/+", "/"),
            name);
  }
}
