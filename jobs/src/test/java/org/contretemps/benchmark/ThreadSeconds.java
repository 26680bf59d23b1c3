package org.contretemps.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The CPU that this process has used by kind of thread, as Linux tells it. */
final class ThreadSeconds {
  private static final Path THREADS = Path.of("/proc/self/task");
  private static final double TICKS = 100;

  private ThreadSeconds() {}

  /** The thread that runs the command. */
  static Thread main() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("main"))
        .findFirst()
        .orElseThrow();
  }

  /** Kind → seconds so far: of all, of the compilers, of the collector, of tasks, of main. */
  static Map<String, Double> byKind() {
    Map<String, Double> seconds = new TreeMap<>();
    seconds.put("cpu", of(Path.of("/proc/self/stat")));
    try (Stream<Path> threads = Files.list(THREADS)) {
      threads.forEach(
          thread -> {
            String kind = kind(thread);
            if (!kind.isEmpty()) {
              seconds.merge(kind, of(thread.resolve("stat")), Double::sum);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seconds;
  }

  private static String kind(Path thread) {
    try {
      String name = Files.readString(thread.resolve("comm")).strip();
      if (name.startsWith("C2 ")) {
        return "C2";
      }
      if (name.startsWith("C1 ")) {
        return "C1";
      }
      if (name.startsWith("GC ") || name.startsWith("VM Thread")) {
        return "GC";
      }
      if (name.startsWith("Executor task")) {
        return "task";
      }
      return name.equals("main") || name.equals("java") ? "main" : "other";
    } catch (IOException e) {
      return "";
    }
  }

  /** User and system time: the 14th and 15th field, after a name that may hold blanks. */
  private static double of(Path stat) {
    try {
      String text = Files.readString(stat);
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    } catch (IOException e) {
      return 0;
    }
  }
}
