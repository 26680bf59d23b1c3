package org.contretemps.care.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.contretemps.warehouse.PlainFiles;

/**
 * Writes certificates of erasures as files, JSON for machines and text for people, on any storage.
 */
public final class CertificateFiles {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private CertificateFiles() {}

  /** The certificate in words. */
  public static String text(ErasureCertificate certificate) {
    StringBuilder text = new StringBuilder();
    text.append(
        "Erasure of a person (%s) of %s, begun %s%n"
            .formatted(certificate.kind(), certificate.organisation(), certificate.erasedAt()));
    text.append("reason          %s%n".formatted(certificate.reason()));
    text.append(
        "tombstone       %s; names that no load takes in again: %,d%n"
            .formatted(certificate.person(), certificate.tombstones()));
    for (ErasureCertificate.Erased erased : certificate.tables()) {
      text.append(
          "%-22s rows: %,d, files deleted: %,d (%,d bytes)%n"
              .formatted(erased.table(), erased.rows(), erased.files(), erased.bytes()));
    }
    text.append(
        certificate.landingFiles().isEmpty()
            ? "No landing file holds the person.%n".formatted()
            : "Landing files that still hold the person, to be deleted by their owner:%n"
                .formatted());
    certificate.landingFiles().forEach(file -> text.append("  %s%n".formatted(file)));
    text.append(
        "The next night recounts what was counted from the rows. Copies and extracts outside of the warehouse are not known here.%n"
            .formatted());
    return text.toString();
  }

  /**
   * Writes both files, in place of those of an earlier run for the same person.
   *
   * @return the file with the text
   */
  public static String write(ErasureCertificate certificate, String folder, Configuration storage) {
    String name = "erasure-" + certificate.person();
    try {
      write(new Path(folder, name + ".json"), JSON.writeValueAsString(certificate), storage);
      Path text = new Path(folder, name + ".txt");
      write(text, text(certificate), storage);
      return text.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write down the certificate " + certificate, e);
    }
  }

  private static void write(Path file, String text, Configuration storage) {
    try (OutputStream out = PlainFiles.at(file, storage).create(file, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write the certificate %s: %s. The person is erased; run the same command again with a folder that can be written."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
