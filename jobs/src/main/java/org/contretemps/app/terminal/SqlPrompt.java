package org.contretemps.app.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.contretemps.config.ConfigurationException;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.SyntaxError;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Reads SQL statements at a terminal and answers each until the user leaves. */
public final class SqlPrompt {
  private static final String PROMPT = "contretemps> ";
  private static final Path HISTORY =
      Path.of(System.getProperty("user.home"), ".contretemps_sql_history");
  private static final String[] KEYWORDS = {
    "SELECT", "FROM", "WHERE", "GROUP BY", "ORDER BY", "LIMIT", "SHOW VIEWS", "DESCRIBE", "exit"
  };

  private final SqlAnswers answers;
  private final PrintWriter err;
  private final String[] words;

  /**
   * @param names of tables and columns, for completion
   */
  public SqlPrompt(SqlAnswers answers, Stream<String> names, PrintWriter err) {
    this.answers = answers;
    this.err = err;
    this.words = Stream.concat(Stream.of(KEYWORDS), names).toArray(String[]::new);
  }

  /** Characters in a line of this process's terminal; 0 if what it says goes elsewhere. */
  @SuppressWarnings("SystemConsoleNull") // true of the Java that this is built for
  public static int width() {
    if (System.console() == null) {
      return 0;
    }
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      return terminal.getWidth();
    } catch (IOException e) {
      throw unopened(e);
    }
  }

  private static UncheckedIOException unopened(IOException e) {
    return new UncheckedIOException(
        "Cannot open the terminal: %s. Give the query with -e or -f.".formatted(e.getMessage()), e);
  }

  /** Reads from this process's terminal, and answers, until 'exit' or the end of the input. */
  public void run() {
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      run(terminal);
    } catch (IOException e) {
      throw unopened(e);
    }
  }

  /** The same on any terminal. */
  public void run(Terminal terminal) {
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("contretemps")
            .parser(new StatementParser())
            .completer(new StringsCompleter(words))
            .variable(LineReader.HISTORY_FILE, HISTORY)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P         -> ")
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    err.println(
        "End a statement with ';'. 'SHOW VIEWS;' lists what there is, 'DESCRIBE name;' tells of one, 'exit' ends.");
    err.flush();
    while (answerNext(reader)) {
      reader.getTerminal().flush();
    }
  }

  /** False if the user has enough. */
  private boolean answerNext(LineReader reader) {
    try {
      String text = reader.readLine(PROMPT).strip();
      if (isEnd(text)) {
        return false;
      }
      SqlStatements.of(text).all().forEach(this::answer);
      return true;
    } catch (UserInterruptException e) {
      return true;
    } catch (EndOfFileException e) {
      return false;
    }
  }

  /** Reports a faulty statement and asks for the next one. */
  private void answer(String statement) {
    try {
      answers.answer(statement);
    } catch (ConfigurationException e) {
      err.println(e.getMessage());
      err.flush();
    }
  }

  private static boolean isEnd(String text) {
    return text.replaceAll(";$", "").strip().toLowerCase(Locale.ROOT).matches("exit|quit|\\\\q");
  }

  /** A line is complete with its semicolon. */
  private static final class StatementParser implements Parser {
    private final DefaultParser words =
        new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]);

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) throws SyntaxError {
      if (context == ParseContext.ACCEPT_LINE && isOpen(line)) {
        throw new EOFError(-1, -1, "The statement has no semicolon yet.");
      }
      return words.parse(line, cursor, context);
    }

    private static boolean isOpen(String line) {
      return !line.isBlank() && !isEnd(line.strip()) && !SqlStatements.of(line).rest().isEmpty();
    }
  }
}
