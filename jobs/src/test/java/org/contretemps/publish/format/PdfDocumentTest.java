package org.contretemps.publish.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.publish.report.MonthFigures;
import org.contretemps.publish.report.MonthOf;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableRow;
import org.junit.jupiter.api.Test;

/** Names in the tables of an older version that no page can hold. */
class PdfDocumentTest {
  @Test
  void aPageIsWrittenWhateverItsTextsHold() throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    PdfDocument.write("<html><body>a\u0000\u001b[31m\u0085\ufffe\ud800b</body></html>", pdf);
    assertThat(new String(pdf.toByteArray(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  @Test
  void aNameOfThousandsOfWordsIsShownByItsFirst() {
    String name = "word ".repeat(5_000);
    Row row =
        new TableRow(ContactCentreKpi.TABLE.schema()).set(Contact.CHANNEL, name + "\u001b").row();
    MonthFigures figures =
        new MonthOf(name, LocalDate.parse("2026-03-01"))
            .with(MonthOf.Part.CENTRE, List.of(row))
            .figures();
    assertThat(figures.organisation()).hasSize(120).endsWith("…");
    assertThat(figures.centre().get(0).<String>getAs(Contact.CHANNEL)).hasSize(120);
  }
}
