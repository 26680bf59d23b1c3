package org.contretemps.extract;

/** Where the sentences of reports are. */
final class ReportWording {
  static final String BUNDLE = "org.contretemps.extract.report";

  private ReportWording() {}
}
