package org.contretemps.publish.report;

/** Where the sentences of reports are. */
public final class ReportWording {
  /** The resource bundle of a report and of its files. */
  public static final String BUNDLE = "org.contretemps.publish.report.report";

  private ReportWording() {}
}
