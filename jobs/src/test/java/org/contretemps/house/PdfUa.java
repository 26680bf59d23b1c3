package org.contretemps.house;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** What veraPDF finds in a PDF that PDF/UA-1 (ISO 14289-1) does not allow. */
public final class PdfUa {
  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private PdfUa() {}

  /** The clause, the test's number and what was not so, each once; empty if all is as it should. */
  public static List<String> faults(Path pdf) throws Exception {
    try (InputStream file = Files.newInputStream(pdf);
        PDFAParser parsed = Foundries.defaultInstance().createParser(file, PDFAFlavour.PDFUA_1);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
      return validator.validate(parsed).getTestAssertions().stream()
          .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
          .map(
              fault ->
                  "%s, test %d: %s"
                      .formatted(
                          fault.getRuleId().getClause(),
                          fault.getRuleId().getTestNumber(),
                          fault.getMessage()))
          .distinct()
          .toList();
    }
  }
}
