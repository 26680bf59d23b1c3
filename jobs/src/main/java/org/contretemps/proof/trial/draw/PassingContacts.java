package org.contretemps.proof.trial.draw;

import java.util.Arrays;

/** Contacts as they ended: after how many seconds, and whether passed on. Mutable. */
public final class PassingContacts {
  private int[] seconds = new int[1024];
  private boolean[] passedOn = new boolean[1024];
  private int size;

  void add(double ended, boolean isPassedOn) {
    if (size == seconds.length) {
      seconds = Arrays.copyOf(seconds, 2 * size);
      passedOn = Arrays.copyOf(passedOn, 2 * size);
    }
    seconds[size] = (int) Math.max(1, Math.rint(ended));
    passedOn[size++] = isPassedOn;
  }

  /** How many contacts. */
  public int size() {
    return size;
  }

  /** How long one lasted. */
  public int seconds(int contact) {
    return seconds[contact];
  }

  /** Whether one was passed on. */
  public boolean isPassedOn(int contact) {
    return passedOn[contact];
  }
}
