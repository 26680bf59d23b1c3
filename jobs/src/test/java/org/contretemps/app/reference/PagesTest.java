package org.contretemps.app.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way that a page or a comment points leads somewhere. */
class PagesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path REFERENCE = ROOT.resolve("jobs/reference");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]+]\\(([^)\\s]+)\\)");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  /** A word of two humps or more, alone between backquotes. */
  private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)+)`");

  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```$");

  static List<Path> pages() throws IOException {
    List<Path> folders = List.of(ROOT, REFERENCE, ROOT.resolve("findings"));
    Set<Path> pages = new TreeSet<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
      }
    }
    return List.copyOf(pages);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsToAFileAndAPlaceInIt(Path page) {
    for (String link : found(LINK, CODE_BLOCK.matcher(text(page)).replaceAll(""))) {
      if (link.matches("[a-z]+:.*")) {
        continue;
      }
      String[] parts = link.split("#", 2);
      Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
      assertThat(target).as("%s in %s", link, page).exists();
      if (parts.length == 2) {
        assertThat(places(target)).as("%s in %s", link, page).contains(parts[1]);
      }
    }
  }

  /** Comments of the code, and of columns in Delta, name sections of two pages by number. */
  @ParameterizedTest
  @CsvSource({"METHOD, method", "DESIGN, design"})
  void everySectionThatACommentNamesIsThere(String word, String page) throws IOException {
    Set<String> places = places(REFERENCE.resolve(page + ".md"));
    Pattern reference = Pattern.compile(word + " §(\\d+(?:\\.\\d+)*)");
    Set<String> named = new TreeSet<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve("jobs/src"))) {
      files
          .filter(file -> file.toString().matches(".*\\.(java|sql|html|properties)"))
          .forEach(file -> named.addAll(found(reference, text(file))));
    }
    assertThat(named).isNotEmpty();
    assertThat(named.stream().map(number -> page + "-" + number.replace('.', '-')))
        .isSubsetOf(places);
  }

  /** The pages say where things are by the names of classes. */
  @ParameterizedTest
  @ValueSource(strings = {"method.md", "design.md", "operating.md", "privacy.md"})
  void everyClassThatAPageNamesIsThere(String page) throws IOException {
    Set<String> classes;
    try (Stream<Path> files = Files.walk(ROOT.resolve("jobs/src"))) {
      classes =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.substring(0, name.length() - ".java".length()))
              .collect(Collectors.toSet());
    }
    assertThat(found(CLASS, text(REFERENCE.resolve(page)))).isSubsetOf(classes);
  }

  @Test
  void theReadmeIsOnePage() {
    assertThat(text(ROOT.resolve("README.md")).lines()).hasSizeLessThanOrEqualTo(150);
  }

  /** Anchors and headings of a page, as a browser knows them. */
  private static Set<String> places(Path page) {
    String text = text(page);
    Set<String> places = new TreeSet<>(found(ANCHOR, text));
    found(HEADING, CODE_BLOCK.matcher(text).replaceAll("")).stream()
        .map(PagesTest::slug)
        .forEach(places::add);
    return places;
  }

  private static String slug(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
