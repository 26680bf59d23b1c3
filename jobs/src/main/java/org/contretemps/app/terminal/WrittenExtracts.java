package org.contretemps.app.terminal;

import java.io.PrintWriter;
import org.contretemps.publish.extract.WriteExtracts;

/** Prints which extracts were written, and the reports to open. */
public final class WrittenExtracts {
  private WrittenExtracts() {}

  public static void print(WriteExtracts.Result written, PrintWriter out) {
    out.printf("Extracts of %s%n", written.month());
    written.folders().forEach(folder -> out.printf("  %s/report.html%n", folder));
  }
}
