package org.contretemps.night.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Numbers texts from 1 in order of first use, with 0 for null, so that groups of texts can be keyed
 * by numbers. A text may be of any type that has {@code equals} and says itself by {@code
 * toString}.
 */
public final class Texts {
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final List<Object> texts = new ArrayList<>();

  public Texts() {
    texts.add(null);
  }

  /**
   * The number of a text.
   *
   * @param text null for none
   * @param copy makes a copy that may be kept, of a text that may change
   */
  public <T> int number(T text, UnaryOperator<T> copy) {
    if (text == null) {
      return 0;
    }
    Integer known = numbers.get(text);
    return known == null ? begin(copy.apply(text)) : known;
  }

  private int begin(Object text) {
    numbers.put(text, texts.size());
    texts.add(text);
    return texts.size() - 1;
  }

  /** The text of a number; null for 0. */
  public Object text(int number) {
    return texts.get(number);
  }

  /** All texts by their numbers, the first null. */
  public String[] all() {
    return texts.stream().map(text -> text == null ? null : text.toString()).toArray(String[]::new);
  }
}
