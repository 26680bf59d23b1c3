package org.contretemps.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * axe-core on a page in Chromium. The page is shown in a frame, because a window is never narrower
 * than 500 points; a script that is added to a copy of it tells the frame what axe found.
 */
public record Axe(Path browser, Path folder) {
  private static final long MOST_SECONDS = 60;
  private static final Pattern SAID = Pattern.compile("<pre>([^<]+)</pre>");
  private static final String RUN =
      """
      <script src="axe.min.js"></script>
      <script>
        const told = rules => rules.map(rule => rule.id + ": " + rule.nodes.map(node => node.html).join(" "));
        axe.run().then(found => parent.postMessage({
          width: innerWidth,
          contentWidth: document.documentElement.scrollWidth,
          cutPictures: [...document.querySelectorAll("figure")].filter(f => f.scrollWidth > f.clientWidth).length,
          violations: told(found.violations),
          undecided: told(found.incomplete),
          passes: found.passes.map(rule => rule.id)}, "*"));
      </script>
      </body>""";
  private static final String ANSWER =
      """
      <script>
        parent.postMessage((() => { %s })(), "*");
      </script>
      </body>""";
  private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\"[^>]*>";
  private static final String FRAME =
      """
      <!DOCTYPE html>
      <iframe src="page.html" style="width: %dpx; height: 844px; border: 0"></iframe>
      <script>
        addEventListener("message", event => {
          const said = document.createElement("pre");
          said.textContent = encodeURIComponent(JSON.stringify(event.data));
          document.body.append(said);
        });
      </script>
      """;

  /**
   * What axe said.
   *
   * @param width of the frame as the page saw it
   * @param contentWidth of what the page shows: wider if it has to be scrolled sideways
   * @param cutPictures pictures of which a part has to be scrolled into sight
   * @param violations rules that are broken, with the elements that break them
   * @param undecided rules that axe cannot decide
   * @param passes rules that were checked and are kept
   */
  public record Findings(
      int width,
      int contentWidth,
      int cutPictures,
      List<String> violations,
      List<String> undecided,
      List<String> passes) {}

  /** Skips the test, and says what to install, if there is no browser. */
  public static Axe inBrowser(Path folder) {
    Optional<Path> browser =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .flatMap(path -> Stream.of("chromium", "google-chrome").map(Path.of(path)::resolve))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(
        browser.isPresent(),
        "Skipped: accessibility is checked in a browser, and there is none. Install Chromium, on"
            + " Debian with 'apt-get install chromium'.");
    return new Axe(browser.get(), folder);
  }

  /** The page's own policy admits no script but its own, so it is taken away from the copy. */
  public Findings check(String page, int width) throws IOException, InterruptedException {
    try (InputStream axe = Axe.class.getResourceAsStream("/axe.min.js")) {
      Files.write(folder.resolve("axe.min.js"), axe.readAllBytes());
    }
    return new ObjectMapper().readValue(said(page, RUN, width), Findings.class);
  }

  /**
   * What a script finds in a page once the page's own have run.
   *
   * @param script the body of a function that returns what JSON can hold
   */
  public JsonNode answer(String page, String script) throws IOException, InterruptedException {
    return new ObjectMapper().readTree(said(page, ANSWER.formatted(script), 1_280));
  }

  private String said(String page, String added, int width)
      throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("page.html"), page.replaceAll(POLICY, "").replace("</body>", added));
    Path frame = Files.writeString(folder.resolve("frame.html"), FRAME.formatted(width));
    String shown = shown(frame);
    Matcher said = SAID.matcher(shown);
    if (!said.find()) {
      throw new IOException("Cannot check a page: it said nothing. The browser shows: " + shown);
    }
    return URLDecoder.decode(said.group(1), StandardCharsets.UTF_8);
  }

  /** A page as it is once its scripts have run, its policy in force. */
  public String shown(String page) throws IOException, InterruptedException {
    return shown(Files.writeString(folder.resolve("page.html"), page));
  }

  /** What a page has become when its scripts have run. */
  private String shown(Path page) throws IOException, InterruptedException {
    Path out = folder.resolve("shown.html");
    List<String> command = new ArrayList<>(List.of(browser.toString()));
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1400,900",
            "--user-data-dir=" + folder.resolve("profile"),
            "--virtual-time-budget=20000",
            "--dump-dom",
            page.toUri().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("browser.log").toFile())
            .start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("Cannot check a page: the browser takes over a minute.");
    }
    return Files.readString(out);
  }
}
