package org.contretemps.app;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.contretemps.app.run.Failures;
import org.contretemps.operation.Ending;
import org.slf4j.LoggerFactory;

/**
 * Ends the process if memory ends in a thread of Spark. Such a thread is gone without a word, and
 * the command would wait for it for ever, with the warehouse: Spark starts jobs from one of them.
 * If it ends in the command's own thread or in a task, the command fails as it does otherwise.
 */
final class MemoryEnd implements Thread.UncaughtExceptionHandler {
  /** How long Spark may take to clear away its temporary files. */
  private static final Duration FAREWELL = Duration.ofSeconds(30);

  private final Thread.UncaughtExceptionHandler others;
  private final PrintStream err;
  private final IntConsumer exit;
  private final Ending ending = Failures.ending(new OutOfMemoryError("in a thread of Spark"));
  private final CountDownLatch ended = new CountDownLatch(1);

  MemoryEnd(Thread.UncaughtExceptionHandler others, PrintStream err, IntConsumer exit) {
    this.others = others;
    this.err = err;
    this.exit = exit;
  }

  /** From now on, for all threads of this process that have no handler of their own. */
  static void watch() {
    MemoryEnd handler =
        new MemoryEnd(
            (thread, thrown) ->
                LoggerFactory.getLogger(MemoryEnd.class)
                    .error("A thread ended: {}", thread.getName(), thrown),
            System.err,
            System::exit);
    // Made now: when memory has ended there may be none for a thread.
    Thread last = new Thread(handler::halt, "memory-end");
    last.setDaemon(true);
    last.start();
    Thread.setDefaultUncaughtExceptionHandler(handler);
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    try {
      others.uncaughtException(thread, thrown);
    } finally {
      if (isOfMemory(thrown)) {
        ended.countDown();
        err.println(ending.message());
        exit.accept(ending.exitCode());
      }
    }
  }

  private static boolean isOfMemory(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }

  /** Ends what does not end by itself once it should. */
  private void halt() {
    try {
      ended.await();
      TimeUnit.MILLISECONDS.sleep(FAREWELL.toMillis());
    } catch (InterruptedException e) {
      return;
    }
    Runtime.getRuntime().halt(ending.exitCode());
  }
}
