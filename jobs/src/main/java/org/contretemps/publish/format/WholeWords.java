package org.contretemps.publish.format;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;

/**
 * Decides where a line of a PDF document may be broken: where Java allows it, but not after an
 * apostrophe, which in French is inside a word (d’Évry, jusqu’à).
 */
final class WholeWords implements FSTextBreaker {
  private final BreakIterator lines = BreakIterator.getLineInstance();
  private String text = "";

  @Override
  public void setText(String newText) {
    text = newText;
    lines.setText(newText);
  }

  @Override
  public int next() {
    int end = lines.next();
    while (end != BreakIterator.DONE && end < text.length() && text.charAt(end - 1) == '’') {
      end = lines.next();
    }
    return end;
  }
}
