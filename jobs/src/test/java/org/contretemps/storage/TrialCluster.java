package org.contretemps.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The cluster of {@code scripts/cluster}, with the classes of this build in its jar. */
final class TrialCluster implements AutoCloseable {
  private static final String SCRIPT = "../scripts/cluster";

  private final Path folder;
  private final Map<String, String> environment = new LinkedHashMap<>();

  TrialCluster(Path folder) throws IOException {
    this.folder = folder;
    Path libraries = Files.createDirectories(folder.resolve("lib"));
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      Path library = Path.of(entry);
      if (entry.endsWith(".jar") && !Files.exists(libraries.resolve(library.getFileName()))) {
        Files.createSymbolicLink(libraries.resolve(library.getFileName()), library);
      }
    }
    environment.put("CONTRETEMPS_CLUSTER", folder.resolve("cluster").toString());
    environment.put("CONTRETEMPS_MASTER_PORT", Integer.toString(freePort()));
    environment.put("CONTRETEMPS_EXECUTOR_MEMORY", "700m");
    environment.put("CONTRETEMPS_LIB", libraries.toString());
    environment.put("CONTRETEMPS_JAR", jar().toString());
    // As in the rest of the suite: what runs once is not worth being compiled well.
    environment.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    environment.put("CONTRETEMPS_LOG", folder.resolve("driver.log").toString());
  }

  void start() throws IOException, InterruptedException {
    run("start");
  }

  /** Submits a command, which alone has the secrets. */
  Launched submit(Map<String, String> secrets, List<String> words) throws IOException {
    Map<String, String> both = new LinkedHashMap<>(environment);
    both.putAll(secrets);
    List<String> command = new ArrayList<>(List.of(SCRIPT, "submit"));
    command.addAll(words);
    return Launched.of(both, command);
  }

  /** Kills one executor with the signal that nothing can catch. */
  void killAnExecutor() throws IOException {
    long worker = Long.parseLong(Files.readString(cluster().resolve("worker-1.pid")).strip());
    List<ProcessHandle> executors =
        ProcessHandle.of(worker).stream().flatMap(ProcessHandle::children).toList();
    if (executors.isEmpty()) {
      throw new AssertionError("worker 1 has no executor:\n" + log("worker-1"));
    }
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  /** What the master or a worker said. */
  String log(String name) throws IOException {
    return Files.readString(cluster().resolve(name + ".log"));
  }

  @Override
  public void close() throws IOException {
    try {
      run("stop");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(String order) throws IOException, InterruptedException {
    try (Launched script = Launched.of(environment, List.of(SCRIPT, order))) {
      if (script.end() != 0) {
        throw new AssertionError(script.said());
      }
    }
  }

  private Path cluster() {
    return Path.of(environment.get("CONTRETEMPS_CLUSTER"));
  }

  private Path jar() throws IOException {
    Path classes =
        Arrays.stream(System.getProperty("java.class.path").split(":", -1))
            .map(Path::of)
            .filter(entry -> entry.endsWith("target/classes"))
            .findFirst()
            .orElseThrow();
    Path jar = folder.resolve("contretemps.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, zip);
      }
    }
    return jar;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
