package org.contretemps.publish.pilot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The paths of a pilot's files. */
record PilotFolder(Path folder) {
  void write(String name, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write %s in %s: %s. Give another folder.".formatted(name, folder, e.getMessage()),
          e);
    }
  }
}
