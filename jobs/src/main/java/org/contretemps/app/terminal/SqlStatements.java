package org.contretemps.app.terminal;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into SQL statements at the semicolons between them. */
public final class SqlStatements {
  private final List<String> complete = new ArrayList<>();
  private final StringBuilder rest = new StringBuilder();

  /** Statements of a text; semicolons in quotes and in comments end none. */
  public static SqlStatements of(String text) {
    SqlStatements statements = new SqlStatements();
    int from = 0;
    while (from < text.length()) {
      int to = pieceEnd(text, from);
      if (text.charAt(from) == ';') {
        statements.end();
      } else if (!text.startsWith("--", from) && !text.startsWith("/*", from)) {
        statements.rest.append(text, from, to);
      }
      from = to;
    }
    return statements;
  }

  /** The statements that a semicolon ended, without it and without comments. */
  List<String> complete() {
    return List.copyOf(complete);
  }

  /** The text after the last semicolon. */
  String rest() {
    return rest.toString().strip();
  }

  /** All statements, whether a semicolon ends the last one or not. */
  public List<String> all() {
    List<String> all = new ArrayList<>(complete);
    if (!rest().isEmpty()) {
      all.add(rest());
    }
    return all;
  }

  private void end() {
    if (!rest().isEmpty()) {
      complete.add(rest());
    }
    rest.setLength(0);
  }

  /** The end of what starts at a place: a quoted text, a comment, or one character. */
  private static int pieceEnd(String text, int from) {
    char first = text.charAt(from);
    if (first == '\'' || first == '"' || first == '`') {
      return quoteEnd(text, from, first);
    }
    if (text.startsWith("--", from)) {
      int end = text.indexOf('\n', from);
      return end < 0 ? text.length() : end;
    }
    if (text.startsWith("/*", from)) {
      int end = text.indexOf("*/", from + 2);
      return end < 0 ? text.length() : end + 2;
    }
    return from + 1;
  }

  private static int quoteEnd(String text, int from, char quote) {
    int at = from + 1;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' && quote != '`' ? 2 : 1;
    }
    return Math.min(text.length(), at + 1);
  }
}
