package org.contretemps.publish.report.content;

/** The name of the file with the sentences of reports. */
public final class ReportWording {
  /** The resource bundle of a report and of its files. */
  public static final String BUNDLE = "org.contretemps.publish.report.report";

  private ReportWording() {}
}
