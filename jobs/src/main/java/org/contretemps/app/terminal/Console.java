package org.contretemps.app.terminal;

import java.io.PrintWriter;
import org.contretemps.wording.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prints a command's messages to the person at the terminal, on standard error. If standard error
 * is the log (conf/log4j2-json.properties switches a logger on), it becomes events of the log
 * instead, so that a program which reads it finds nothing else there.
 */
public final class Console {
  /** The logger that is on if events replace lines. */
  static final String LOGGER = "contretemps.console";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

  private Console() {}

  /** Something that a person should act on. */
  public static void warn(PrintWriter err, String sentence) {
    if (LOG.isInfoEnabled()) {
      LOG.warn("{}", sentence);
    } else {
      print(err, sentence);
    }
  }

  /**
   * What is being done.
   *
   * @param line the same as it is printed on a console
   */
  static void step(PrintWriter err, String what, String line) {
    if (LOG.isInfoEnabled()) {
      LOG.info("{}", what);
    } else {
      print(err, line);
    }
  }

  private static void print(PrintWriter err, String line) {
    err.println(Printable.lines(line));
    err.flush();
  }
}
