package org.contretemps.app.reference;

import java.nio.file.Path;
import org.contretemps.config.Configuration;
import org.contretemps.config.KeyDescription;

/**
 * Writes the reference page of the configuration keys: for each key the values that its reader
 * accepts, and its comment.
 */
public final class ConfigurationReference {
  private ConfigurationReference() {}

  /**
   * The page.
   *
   * @param shipped the configuration file that has every key
   */
  public static String page(Path shipped) {
    StringBuilder page = new StringBuilder("# Configuration\n\n").append(Markdown.GENERATED);
    page.append(
        "Keys of `conf/contretemps.yaml`; a key that is not known is refused. Relative paths are relative to the file's folder.\n\n");
    page.append(Markdown.heads("key", "what it takes", "shipped value", "meaning"));
    for (KeyDescription key : Configuration.keys(shipped)) {
      page.append(
          Markdown.row(
              Markdown.code(key.path()), key.takes(), Markdown.code(key.value()), key.comment()));
    }
    return page.toString();
  }
}
