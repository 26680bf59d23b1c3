package org.contretemps.publish.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.contretemps.publish.report.content.Report;
import org.contretemps.wording.Wording;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes a report as one HTML page, well-formed as XML, that needs no network. All text from data
 * is escaped. Its one script lets a reader filter, sort and try norms; the page's policy admits no
 * other script and no connection, and without it everything can be read.
 */
public final class HtmlPage {
  private static final TemplateEngine ENGINE = engine();

  /** Within marks that make it text in XML and comments in a script. */
  private static final String SCRIPT = "//<![CDATA[\n" + resource("report.js") + "//]]>";

  private static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-%s'"
          .formatted(hash(SCRIPT));
  private static final List<String> TOOLS =
      List.of(
          "filter",
          "all.service",
          "all.channel",
          "all.situation",
          "service",
          "channel",
          "situation",
          "shown",
          "slider",
          "zone",
          "norm");

  private HtmlPage() {}

  private static TemplateEngine engine() {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(HtmlPage.class.getClassLoader());
    resolver.setPrefix("org/contretemps/publish/format/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding("UTF-8");
    TemplateEngine engine = new TemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }

  /**
   * The page for a screen.
   *
   * @param languages in which the report is written side by side
   */
  public static String of(Report report, List<Locale> languages) {
    return page(
        report,
        POLICY,
        languages.stream().filter(language -> !language.equals(report.language())).findFirst());
  }

  /** The page for paper: without script, and without what only a screen can do. */
  public static String onPaper(Report report) {
    return page(report, "", Optional.empty());
  }

  private static String page(Report report, String policy, Optional<Locale> other) {
    Context context = new Context(Locale.ROOT);
    context.setVariable("report", report);
    Wording words = report.words();
    context.setVariable("words", words);
    context.setVariable("skip", words.say("skip"));
    context.setVariable("else", words.say("heading.else"));
    context.setVariable("annex", words.say("heading.annex"));
    context.setVariable("glance", words.say("heading.glance"));
    context.setVariable("policy", policy);
    context.setVariable("script", SCRIPT);
    context.setVariable("tool", tools(words));
    context.setVariable("other", other.map(Locale::getLanguage).orElse(""));
    context.setVariable("otherName", words.say("language.other"));
    return process("report", context);
  }

  /** A page of a template of this package. */
  static String process(String template, Context context) {
    return ENGINE.process(template, context);
  }

  private static Map<String, String> tools(Wording words) {
    Map<String, String> said = new TreeMap<>();
    TOOLS.forEach(tool -> said.put(tool, words.say("tool." + tool, "{0}", "{1}")));
    return said;
  }

  private static String resource(String name) {
    try (InputStream file = HtmlPage.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read %s: %s. Install the software again.".formatted(name, e.getMessage()), e);
    }
  }

  private static String hash(String script) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
