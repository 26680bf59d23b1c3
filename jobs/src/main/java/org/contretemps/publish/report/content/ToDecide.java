package org.contretemps.publish.report.content;

import java.util.List;

/**
 * What a director is asked to decide, and what each answer brings.
 *
 * @param heading the question
 * @param options the costliest situations, a few at most; empty if no norm can be compared
 * @param note how the other norms were chosen, or what to do if there are none
 * @param link the text of the link to the rest
 * @param target id of the part that it leads to
 */
public record ToDecide(
    String heading, List<Option> options, String note, String link, String target) {

  /**
   * One situation with its two answers.
   *
   * @param cell the situation
   * @param keep what keeping the norm means
   * @param change what the other norm would change
   */
  public record Option(String cell, String keep, String change) {

    /** The whole as a sentence of a list. */
    public String line() {
      return String.join(" ", cell + ".", keep, change);
    }
  }
}
