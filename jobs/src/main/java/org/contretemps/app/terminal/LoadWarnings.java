package org.contretemps.app.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.contretemps.ingest.LoadWarning;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.wording.Printable;

/**
 * Prints in a few lines what was odd about the loaded files, the warnings that concern most files
 * first.
 */
public final class LoadWarnings {
  private static final int MOST_LINES = 5;

  private LoadWarnings() {}

  public static List<String> of(List<LoadWarning> warnings) {
    List<String> lines = new ArrayList<>();
    warnings.stream()
        .sorted(Comparator.comparingInt((LoadWarning warning) -> -warning.files().size()))
        .limit(MOST_LINES)
        .forEach(warning -> lines.add(line(warning)));
    if (warnings.size() > MOST_LINES) {
      lines.add(
          "Warning: and %,d more: see 'warnings' in %s."
              .formatted(warnings.size() - MOST_LINES, LoadAudit.TABLE.name()));
    }
    return lines;
  }

  private static String line(LoadWarning warning) {
    int files = warning.files().size();
    return String.format(
        Locale.ROOT,
        "Warning: %s, %s: %s",
        warning.source(),
        files == 1 ? Printable.of(warning.files().get(0)) : "%,d files".formatted(files),
        warning.sentence());
  }
}
