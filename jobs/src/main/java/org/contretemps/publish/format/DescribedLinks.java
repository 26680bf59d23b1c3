package org.contretemps.publish.format;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripperByArea;

/**
 * Links of a page in words, as PDF/UA asks (ISO 14289-1, 7.18.5): each says what is written where
 * it stands, for readers who hear it.
 */
final class DescribedLinks {
  private DescribedLinks() {}

  /** Describes the links of a page that say nothing yet. */
  static void describe(PDPage page) throws IOException {
    List<PDAnnotation> links = new ArrayList<>();
    PDFTextStripperByArea written = new PDFTextStripperByArea();
    for (PDAnnotation annotation : page.getAnnotations()) {
      if (annotation instanceof PDAnnotationLink && annotation.getContents() == null) {
        written.addRegion(Integer.toString(links.size()), area(annotation, page));
        links.add(annotation);
      }
    }
    if (!links.isEmpty()) {
      written.extractRegions(page);
    }
    for (int at = 0; at < links.size(); at++) {
      links.get(at).setContents(written.getTextForRegion(Integer.toString(at)).strip());
    }
  }

  /** Text is found from the top, annotations lie from the bottom. */
  private static Rectangle2D area(PDAnnotation link, PDPage page) {
    PDRectangle at = link.getRectangle();
    double top = page.getMediaBox().getHeight() - at.getUpperRightY();
    return new Rectangle2D.Double(at.getLowerLeftX(), top, at.getWidth(), at.getHeight());
  }
}
