package org.contretemps.app.cli.reading;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.contretemps.app.cli.CommonOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.run.Workplace;
import org.contretemps.app.terminal.ConsoleProgress;
import org.contretemps.config.Configuration;
import org.contretemps.publish.notebook.Desk;
import org.contretemps.publish.notebook.JupyterKernel;
import org.contretemps.publish.notebook.Notebook;
import org.contretemps.publish.notebook.StoredOutputs;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code notebook}: runs a notebook without Jupyter, or serves as Jupyter's kernel. */
@Command(
    name = "notebook",
    description = {
      "Runs a notebook of SQL and Java cells on the tables of the warehouse and prints what it says.",
      "'scripts/notebook' opens the notebooks in Jupyter instead."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class NotebookCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private What what;

  /** What is run. */
  private static final class What {
    @Parameters(paramLabel = "FILE", description = "A notebook, notebooks/*.ipynb.")
    private Path file;

    @Option(
        names = "--kernel",
        paramLabel = "FILE",
        description = "Serve Jupyter, which gives this file when it starts a kernel.")
    private Path kernel;
  }

  @Option(
      names = "--pictures",
      paramLabel = "FOLDER",
      description = "Write the notebook's pictures into this folder, as PNG.")
  private Optional<Path> pictures;

  @Option(names = "--store", description = "Write what the cells give into the notebook.")
  private boolean isStored;

  @Override
  public Integer call() {
    Configuration configuration = options.configuration();
    System.setProperty(Desk.CONFIGURATION, configuration.file().toAbsolutePath().toString());
    if (what.kernel != null) {
      System.setProperty(Desk.WAREHOUSE, configuration.warehouse());
      JupyterKernel.serve(what.kernel);
      return 0;
    }
    Notebook notebook = Notebook.read(what.file);
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    try (Workplace workplace = Workplace.open(configuration, progress)) {
      System.setProperty(Desk.WAREHOUSE, workplace.warehouse().root());
      List<Optional<Object>> values =
          notebook.run(new Page(spec.commandLine().getOut(), what.file, pictures));
      if (isStored) {
        StoredOutputs.write(what.file, values);
      }
      progress.step("Done");
      return 0;
    }
  }

  /** Prints texts, and writes pictures if there is a folder for them. */
  private static final class Page implements Consumer<Object> {
    private final PrintWriter out;
    private final Path notebook;
    private final Optional<Path> folder;
    private int drawn;

    Page(PrintWriter out, Path notebook, Optional<Path> folder) {
      this.out = out;
      this.notebook = notebook;
      this.folder = folder;
    }

    @Override
    public void accept(Object shown) {
      out.printf("%n%s%n", shown instanceof RenderedImage image ? draw(image) : shown);
      out.flush();
    }

    private String draw(RenderedImage image) {
      drawn++;
      if (folder.isEmpty()) {
        return "[picture %d: --pictures FOLDER writes it]".formatted(drawn);
      }
      String name = notebook.getFileName().toString().replaceAll("\\.ipynb$", "");
      Path file = folder.get().resolve("%s-%d.png".formatted(name, drawn));
      try {
        Files.createDirectories(folder.get());
        ImageIO.write(image, "png", file.toFile());
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Cannot write the picture %s: %s. Choose a folder that can be written."
                .formatted(file, e.getMessage()),
            e);
      }
      return "[picture %d: %s]".formatted(drawn, file);
    }
  }
}
