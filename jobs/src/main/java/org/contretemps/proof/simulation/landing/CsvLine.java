package org.contretemps.proof.simulation.landing;

/**
 * Builds one line of a simulated CSV file. Null becomes empty. No value needs quotes: simulated
 * names have no comma, quote or line break.
 */
final class CsvLine {
  private final StringBuilder text = new StringBuilder(256);
  private boolean first = true;

  CsvLine add(String value) {
    separate();
    if (value != null) {
      text.append(value);
    }
    return this;
  }

  CsvLine add(int value) {
    separate();
    text.append(value);
    return this;
  }

  CsvLine add(double value) {
    separate();
    text.append(value);
    return this;
  }

  CsvLine add(boolean value) {
    separate();
    text.append(value);
    return this;
  }

  CsvLine addNullable(Object value) {
    separate();
    if (value != null) {
      text.append(value);
    }
    return this;
  }

  CsvLine addEmpty(int count) {
    for (int i = 0; i < count; i++) {
      separate();
    }
    return this;
  }

  /** A local wall time, by hand because a formatter would cost more than all else on the line. */
  CsvLine addTime(String day, int second) {
    separate();
    text.append(day).append(' ');
    twoDigits(second / 3600);
    text.append(':');
    twoDigits(second / 60 % 60);
    text.append(':');
    twoDigits(second % 60);
    return this;
  }

  CsvLine addNullableTime(String day, Integer second) {
    return second == null ? addEmpty(1) : addTime(day, second);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void separate() {
    if (!first) {
      text.append(',');
    }
    first = false;
  }

  private void twoDigits(int value) {
    text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }
}
