package org.contretemps.app.cli.night;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.contretemps.app.cli.CommonOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.terminal.NextSteps;
import org.contretemps.config.ConfigurationException;
import org.contretemps.source.sketch.MappingSketch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code map}: proposes a first mapping for an unknown export. */
@Command(
    name = "map",
    description =
        "Guesses a first mapping for an export of contacts as delimited text or as JSON, one object a line: delimiter, encoding, columns, forms of dates and durations. Says what it doubts, and holds no value of the file.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class MapCommand implements Callable<Integer> {
  private static final int SAMPLE_BYTES = 1 << 19;

  @Spec private CommandSpec spec;

  @Mixin private CommonOptions options;

  @Parameters(paramLabel = "FILE", description = "The export, or a copy of its beginning.")
  private Path file;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Write the mapping NAME into the folder of mappings; default: print it.")
  private Optional<String> source;

  @Override
  public Integer call() throws IOException {
    String answer = sketch();
    if (source.isPresent()) {
      Path target = options.configuration().sourceFolder().resolve(source.get() + ".yaml");
      if (Files.exists(target)) {
        throw new ConfigurationException(
            "Cannot write %s: it is there already. Choose another name with --source."
                .formatted(target));
      }
      Files.writeString(target, answer);
      answer = NextSteps.of(options.configuration(), target, file, source.get());
    }
    spec.commandLine().getOut().print(answer);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private String sketch() throws IOException {
    if (!Files.isReadable(file)) {
      throw new ConfigurationException(
          "Cannot sketch a mapping for %s: there is no such file that can be read. Give the path of an export."
              .formatted(file));
    }
    String name = file.getFileName().toString();
    try (InputStream bytes = Files.newInputStream(file);
        InputStream text = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
      byte[] sample = text.readNBytes(SAMPLE_BYTES);
      return MappingSketch.of(name, source.orElse("FOLDER"), sample, text.read() < 0);
    }
  }
}
