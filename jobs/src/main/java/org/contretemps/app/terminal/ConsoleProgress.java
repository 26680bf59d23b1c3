package org.contretemps.app.terminal;

import java.io.PrintWriter;
import java.util.Locale;
import org.contretemps.job.Progress;

/** Prints each step of a job on standard error, with the seconds since the command began. */
public final class ConsoleProgress implements Progress {
  private final PrintWriter err;
  private final long start = System.nanoTime();

  public ConsoleProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void step(String what) {
    Console.step(err, what, String.format(Locale.ROOT, "[%6.1f s] %s", seconds(), what));
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
