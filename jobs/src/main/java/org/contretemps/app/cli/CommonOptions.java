package org.contretemps.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.contretemps.config.Configuration;
import picocli.CommandLine.Option;

/** The options that every command has, such as the configuration file. */
public final class CommonOptions {
  /** The system property in which the launcher gives the project's folder. */
  private static final String HOME = "contretemps.home";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration (default: conf/contretemps.yaml).")
  private Optional<Path> config;

  @Option(
      names = "--warehouse",
      paramLabel = "URI",
      description = "A folder of Delta tables, in place of the configured one.")
  private Optional<String> warehouse;

  @Option(
      names = "--landing",
      paramLabel = "URI",
      description = "A folder of raw files, in place of the configured one.")
  private Optional<String> landing;

  /** Reads the configuration, or the named default beside it, with what the command line says. */
  public Configuration configuration(String defaultName) {
    return Configuration.read(
        config.orElse(home().resolve("conf").resolve(defaultName)),
        new Configuration.Overrides(warehouse, landing));
  }

  /** Reads the configuration with what the command line says in place of it. */
  public Configuration configuration() {
    return configuration("contretemps.yaml");
  }

  /** The project's folder, if the launcher gave it. */
  public static Path home() {
    return Path.of(System.getProperty(HOME, ""));
  }
}
