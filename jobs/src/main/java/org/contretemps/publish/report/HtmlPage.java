package org.contretemps.publish.report;

import java.util.Locale;
import org.contretemps.wording.Wording;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * A report as one page without network and script, well-formed as XML. Whatever comes from data is
 * escaped.
 */
public final class HtmlPage {
  private static final TemplateEngine ENGINE = engine();

  private HtmlPage() {}

  private static TemplateEngine engine() {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(HtmlPage.class.getClassLoader());
    resolver.setPrefix("org/contretemps/publish/report/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding("UTF-8");
    TemplateEngine engine = new TemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }

  /** The page. */
  public static String of(Report report) {
    Context context = new Context(Locale.ROOT);
    context.setVariable("report", report);
    Wording words = new Wording(ReportWording.BUNDLE, report.language());
    context.setVariable("words", words);
    context.setVariable("skip", words.say("skip"));
    context.setVariable("else", words.say("heading.else"));
    context.setVariable("annex", words.say("heading.annex"));
    context.setVariable("glance", words.say("heading.glance"));
    return ENGINE.process("report", context);
  }
}
