package org.contretemps.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The files that runs left in some folders, and what they tell. */
final class Traces {
  private final List<Path> folders;

  Traces(Path... folders) {
    this.folders = List.of(folders);
  }

  /** The files that contain a word. */
  List<Path> telling(String word) throws IOException {
    return files().filter(file -> text(file).contains(word)).toList();
  }

  /** The files that contain a secret, as it is, or in Base64 or hexadecimal digits. */
  List<Path> tellingASecret() throws IOException {
    List<String> forms =
        StoredHouse.environment().values().stream().flatMap(Traces::forms).toList();
    return files()
        .filter(file -> forms.stream().anyMatch(text(file)::contains))
        .filter(file -> !file.endsWith(StoredHouse.KEY_FILE))
        .toList();
  }

  /** The forms in which somebody who sees them could use a secret. */
  static Stream<String> forms(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    Stream<byte[]> plain =
        secret.endsWith("=")
            ? Stream.of(bytes, Base64.getDecoder().decode(secret))
            : Stream.of(bytes);
    return plain.flatMap(
        form ->
            Stream.of(
                new String(form, StandardCharsets.ISO_8859_1),
                Base64.getEncoder().withoutPadding().encodeToString(form),
                HexFormat.of().formatHex(form)));
  }

  private Stream<Path> files() throws IOException {
    return folders.stream().flatMap(Traces::below);
  }

  private static Stream<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
