package org.contretemps.publish.format;

import java.util.Locale;
import org.contretemps.publish.report.content.ReportWording;
import org.contretemps.wording.Wording;
import org.thymeleaf.context.Context;

/**
 * Writes a document as one HTML page in the style of reports, well-formed as XML, that needs no
 * network and has no script. All text from data is escaped.
 */
public final class DocumentPage {
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private DocumentPage() {}

  /** The page for a screen. */
  public static String of(Document document) {
    return page(document, POLICY);
  }

  /** The page that {@link PdfDocument} prints. */
  public static String onPaper(Document document) {
    return page(document, "");
  }

  private static String page(Document document, String policy) {
    Context context = new Context(Locale.ROOT);
    context.setVariable("document", document);
    context.setVariable("policy", policy);
    context.setVariable("words", new Wording(ReportWording.BUNDLE, document.language()));
    return HtmlPage.process("document", context);
  }
}
