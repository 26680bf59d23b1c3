package org.contretemps.app.cli.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.CommonOptions;
import org.contretemps.app.reference.CommandReference;
import org.contretemps.app.reference.ConfigurationReference;
import org.contretemps.app.reference.IndicatorReference;
import org.contretemps.app.reference.InputReference;
import org.contretemps.app.reference.PackagePlan;
import org.contretemps.app.reference.SentenceReference;
import org.contretemps.app.reference.TableReference;
import org.contretemps.app.run.Version;
import org.contretemps.publish.contract.Contracts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code reference}: writes the reference pages and the contracts from the declarations
 * in the code.
 */
@Command(
    name = "reference",
    description =
        "Writes the reference of tables, commands, configuration keys, packages and sentences as Markdown, and the tables' contracts for other tools, from their declarations.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class ReferenceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "Where to write; default: jobs/reference of the project.")
  private Optional<Path> folder;

  @Override
  public Integer call() {
    Path target = folder.orElse(CommonOptions.home().resolve("jobs").resolve("reference"));
    Path configuration = CommonOptions.home().resolve("conf").resolve("contretemps.yaml");
    pages(spec.root(), configuration).forEach((name, text) -> write(target.resolve(name), text));
    spec.commandLine().getOut().println("Written to " + target);
    spec.commandLine().getOut().flush();
    return 0;
  }

  /**
   * File name → text.
   *
   * @param root the command line as a whole
   * @param configuration the shipped file, which has every key with its comment
   */
  static Map<String, String> pages(CommandSpec root, Path configuration) {
    Map<String, String> pages = new LinkedHashMap<>(Contracts.files());
    pages.put("tables.md", TableReference.page());
    pages.put("commands.md", CommandReference.page(root));
    pages.put("configuration.md", ConfigurationReference.page(configuration));
    pages.put("packages.md", PackagePlan.page());
    pages.put("sentences.md", SentenceReference.page());
    pages.put("indicators.md", IndicatorReference.page());
    pages.put("inputs.md", InputReference.page());
    return pages;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
