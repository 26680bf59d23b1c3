package org.contretemps.publish.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.contretemps.config.ConfigurationException;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.BaseKernelBuilder;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/**
 * A minimal Jupyter kernel for SQL and Java (JShell): runs cells, and shows tables and pictures.
 */
public final class JupyterKernel extends BaseKernel {
  private static final LanguageInfo LANGUAGE =
      new LanguageInfo.Builder("Java")
          .mimetype("text/x-java-source")
          .fileExtension(".jshell")
          .pygments("java")
          .codemirror("text/x-java")
          .build();

  private final Cells cells = new Cells();

  private JupyterKernel(
      HistoryManager history,
      JupyterIO io,
      CommManager comms,
      Renderer renderer,
      MagicParser magics,
      MagicsRegistry registry,
      StringStyler errors) {
    super(
        "Contretemps",
        Runtime.version().toString(),
        LANGUAGE,
        List.of(),
        history,
        io,
        comms,
        renderer,
        magics,
        registry,
        false,
        errors);
    getRenderer()
        .createRegistration(Answer.class)
        .preferring(MIMEType.TEXT_HTML)
        .supporting(MIMEType.TEXT_PLAIN)
        .register(
            (answer, context) -> {
              context.renderIfRequested(MIMEType.TEXT_HTML, answer::html);
              context.renderIfRequested(MIMEType.TEXT_PLAIN, answer::toString);
            });
  }

  /**
   * Serves one notebook until Jupyter says that it is over.
   *
   * @param connectionFile what Jupyter gives a kernel to find it by
   */
  public static void serve(Path connectionFile) {
    try {
      JupyterConnection connection =
          new JupyterConnection(KernelConnectionProperties.parse(Files.readString(connectionFile)));
      JupyterKernel kernel = new Parts().build();
      kernel.becomeHandlerForConnection(connection);
      connection.connect();
      connection.waitUntilClose();
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigurationException(
          "Cannot serve Jupyter by %s: %s. Jupyter gives this file when it starts a kernel."
              .formatted(connectionFile, e.getMessage()),
          e);
    }
  }

  @Override
  public Object evalRaw(String cell) {
    return cells.run(cell);
  }

  @Override
  public DisplayData inspect(String code, int at, boolean isDetailed) {
    return null;
  }

  @Override
  public ReplacementOptions complete(String code, int at) {
    return null;
  }

  @Override
  public String isComplete(String code) {
    return cells.isComplete(code) ? IS_COMPLETE_YES : IS_COMPLETE_MAYBE;
  }

  @Override
  public void onShutdown(boolean isRestarting) {
    cells.close();
    super.onShutdown(isRestarting);
  }

  /** The parts that every kernel has, as the library makes them. */
  private static final class Parts extends BaseKernelBuilder<Parts, JupyterKernel> {
    @Override
    public JupyterKernel build() {
      return new JupyterKernel(
          buildHistoryManager(),
          buildJupyterIO(StandardCharsets.UTF_8),
          buildCommManager(),
          buildRenderer(),
          new MagicParser("^%", "^%%", buildMagicTranspiler()),
          buildMagicsRegistry(),
          buildErrorStyler());
    }
  }
}
