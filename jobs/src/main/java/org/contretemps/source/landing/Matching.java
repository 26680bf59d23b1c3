package org.contretemps.source.landing;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.GlobExpander;
import org.apache.hadoop.fs.GlobPattern;

/**
 * Finds the files below a folder that match a glob: {@code *}, {@code ?}, {@code [a-z]} and {@code
 * {a,b}} within a name, and a slash between names. Only the glob is a pattern; the names in the
 * folder are compared literally.
 */
record Matching(Folder folder) {

  /** All entries but folders, each once; an entry that blocks others represents them. */
  List<Folder.Entry> of(String glob) throws IOException {
    Map<String, Folder.Entry> found = new LinkedHashMap<>();
    for (String pattern : GlobExpander.expand(glob)) {
      List<String> names =
          Arrays.stream(pattern.split("/", -1))
              .filter(name -> !name.isEmpty() && !name.equals("."))
              .toList();
      if (names.isEmpty()) {
        continue;
      }
      int plain = 0;
      while (plain < names.size() - 1 && isPlain(names.get(plain))) {
        plain++;
      }
      walk(String.join("/", names.subList(0, plain)), names.subList(plain, names.size()), found);
    }
    return List.copyOf(found.values());
  }

  /** Whether a name can be gone into without listing what lies beside it. */
  private static boolean isPlain(String name) {
    return name.chars().noneMatch(c -> "*?[]{}\\".indexOf(c) >= 0);
  }

  private void walk(String name, List<String> patterns, Map<String, Folder.Entry> found)
      throws IOException {
    GlobPattern first = pattern(patterns.get(0));
    List<String> rest = patterns.subList(1, patterns.size());
    for (Folder.Entry entry : folder.in(name)) {
      if (first.matches(entry.lastName())) {
        if (!rest.isEmpty() && entry.kind() == Folder.Kind.FOLDER) {
          walk(entry.name(), rest, found);
        } else if (rest.isEmpty() ? !entry.isFolder() : entry.isObstacle()) {
          found.put(entry.name(), entry);
        }
      }
    }
  }

  /** Declares what Hadoop throws without saying so. */
  private static GlobPattern pattern(String glob) throws IOException {
    try {
      return new GlobPattern(glob);
    } catch (RuntimeException e) {
      throw new IOException("'%s' is no pattern".formatted(glob), e);
    }
  }
}
