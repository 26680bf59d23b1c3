package org.contretemps.publish.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.contretemps.publish.extract.ExtractFolder;

/** The dossiers of an installation: a folder for each date, and in it one for each language. */
final class DossierFolders {
  static final String FACTS = "facts.json";

  private final FileSystem files;
  private final Path home;

  DossierFolders(FileSystem files, Path home) {
    this.files = files;
    this.home = home;
  }

  /** The facts of the last dossier before a date. */
  Optional<DossierFacts> last(LocalDate before) throws IOException {
    for (LocalDate date : dates()) {
      if (date.isBefore(before)) {
        Optional<DossierFacts> facts = facts(date);
        if (facts.isPresent()) {
          return facts;
        }
      }
    }
    return Optional.empty();
  }

  /** The latest first. */
  private List<LocalDate> dates() throws IOException {
    return files.exists(home)
        ? Arrays.stream(files.listStatus(home))
            .flatMap(folder -> date(folder).stream())
            .sorted(Comparator.reverseOrder())
            .toList()
        : List.of();
  }

  private static Optional<LocalDate> date(FileStatus folder) {
    try {
      return Optional.of(LocalDate.parse(folder.getPath().getName()));
    } catch (DateTimeException e) {
      // Folders of others may stand here, too.
      return Optional.empty();
    }
  }

  private Optional<DossierFacts> facts(LocalDate date) throws IOException {
    for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
      Path file = new Path(folder(date, language), FACTS);
      if (files.exists(file)) {
        try (InputStream text = files.open(file)) {
          return Optional.of(
              DossierFacts.of(new String(text.readAllBytes(), StandardCharsets.UTF_8)));
        }
      }
    }
    return Optional.empty();
  }

  /** Writes the documents of a date and language, and says where each page is. */
  List<String> write(LocalDate date, Locale language, Map<String, byte[]> contents)
      throws IOException {
    Path folder = folder(date, language);
    new ExtractFolder(files, folder).write(contents);
    return Stream.of(contents.keySet().toArray(String[]::new))
        .filter(name -> name.endsWith(".html"))
        .map(name -> new Path(folder, name).toString())
        .toList();
  }

  private Path folder(LocalDate date, Locale language) {
    return new Path(new Path(home, date.toString()), language.getLanguage());
  }
}
