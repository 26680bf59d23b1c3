package org.contretemps.publish.report;

/** Where the sentences of reports are. */
final class ReportWording {
  static final String BUNDLE = "org.contretemps.publish.report.report";

  private ReportWording() {}
}
