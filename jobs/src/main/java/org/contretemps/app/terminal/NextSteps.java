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
          contretemps validate --source %s --file '%s'
        Then add %s to 'sources.enabled' in %s, put the file into %s/%s, and run
          contretemps nightly
        A zone needs a time norm, too: jobs/reference/sources.md, "A first norm".
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
