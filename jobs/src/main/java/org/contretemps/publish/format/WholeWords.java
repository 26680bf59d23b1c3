package org.contretemps.publish.format;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;

/**
 * Where lines of a document on paper may end: where Java lets them end, but after no apostrophe,
 * which in French stands within what is said as one word (d’Évry, jusqu’à).
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
