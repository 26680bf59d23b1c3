package org.contretemps.publish.format;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.contretemps.wording.Printable;

/**
 * Prints a report's page as a PDF document: A4, tagged for PDF/UA, with an outline, the page's
 * language and embedded fonts for all European letters.
 */
public final class PdfDocument {
  private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";
  private static final String FAMILY = "Report";

  static {
    // It tells of every property of a style sheet that paper does not have.
    XRLog.setLoggingEnabled(false);
  }

  private PdfDocument() {}

  /**
   * Writes the PDF and leaves the stream open. What XML cannot hold becomes a question mark.
   *
   * @param html from {@link HtmlPage}
   */
  public static void write(String html, OutputStream out) throws IOException {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFastMode();
    builder.usePdfUaAccessibility(true);
    builder.useFont(font("DejaVuSans.ttf"), FAMILY, 400, FontStyle.NORMAL, true);
    builder.useFont(font("DejaVuSans-Bold.ttf"), FAMILY, 700, FontStyle.NORMAL, true);
    builder.useUnicodeLineBreaker(new WholeWords());
    builder.withHtmlContent(Printable.lines(html), null);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      try (PDDocument document = renderer.createPDFKeepOpen()) {
        for (PDPage page : document.getPages()) {
          DescribedLinks.describe(page);
        }
        document.save(out);
      }
    }
  }

  private static FSSupplier<InputStream> font(String file) {
    return () -> Objects.requireNonNull(PdfDocument.class.getResourceAsStream(FONTS + file));
  }
}
