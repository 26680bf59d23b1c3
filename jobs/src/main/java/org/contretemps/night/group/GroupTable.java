package org.contretemps.night.group;

import java.util.Arrays;

/**
 * A hash table that sums measures by group, for groups keyed by a few whole numbers; it uses open
 * addressing over primitive arrays, so adding a contact allocates nothing. Groups are numbered from
 * 0 in the order in which they came. For one thread.
 */
public final class GroupTable {
  private static final int FIRST_PLACES = 256;
  private static final int MIX = 0x9E3779B1;

  private final int keyWidth;
  private final boolean[] isOfBits;

  /** Of each place the number of its group and one; 0 if there is none. Never more than half. */
  private int[] places = new int[FIRST_PLACES];

  private int[] keys;
  private long[] sums;
  private int size;

  /**
   * An empty table.
   *
   * @param keyWidth numbers that tell a group
   * @param isOfBits for each sum whether it is a union of bits rather than an amount
   */
  public GroupTable(int keyWidth, boolean[] isOfBits) {
    this.keyWidth = keyWidth;
    this.isOfBits = isOfBits.clone();
    this.keys = new int[keyWidth * FIRST_PLACES / 2];
    this.sums = new long[isOfBits.length * FIRST_PLACES / 2];
  }

  public int size() {
    return size;
  }

  /** The number of the group that a key tells, a new one if it was not there. */
  public int group(int[] key) {
    int mask = places.length - 1;
    int place = hash(key, 0) & mask;
    while (places[place] != 0) {
      int group = places[place] - 1;
      if (isAt(group, key)) {
        return group;
      }
      place = (place + 1) & mask;
    }
    return begin(key, place);
  }

  /** One of the numbers that tell a group. */
  public int key(int group, int number) {
    return keys[group * keyWidth + number];
  }

  /** One of the sums of a group. */
  public long sum(int group, int sum) {
    return sums[group * isOfBits.length + sum];
  }

  /** Adds to one of the sums of a group. */
  public void add(int group, int sum, long value) {
    int at = group * isOfBits.length + sum;
    sums[at] = isOfBits[sum] ? sums[at] | value : sums[at] + value;
  }

  /** The keys of all groups, one after the other. */
  public int[] keys() {
    return Arrays.copyOf(keys, size * keyWidth);
  }

  /** The sums of all groups, one after the other. */
  public long[] sums() {
    return Arrays.copyOf(sums, size * isOfBits.length);
  }

  private int begin(int[] key, int place) {
    if (2 * (size + 1) > places.length) {
      grow();
      return group(key);
    }
    System.arraycopy(key, 0, keys, size * keyWidth, keyWidth);
    places[place] = size + 1;
    return size++;
  }

  private void grow() {
    places = new int[2 * places.length];
    keys = Arrays.copyOf(keys, keyWidth * places.length / 2);
    sums = Arrays.copyOf(sums, isOfBits.length * places.length / 2);
    int mask = places.length - 1;
    for (int group = 0; group < size; group++) {
      int place = hash(keys, group * keyWidth) & mask;
      while (places[place] != 0) {
        place = (place + 1) & mask;
      }
      places[place] = group + 1;
    }
  }

  private int hash(int[] from, int at) {
    int hash = 0;
    for (int i = 0; i < keyWidth; i++) {
      hash = Integer.rotateLeft((hash ^ from[at + i]) * MIX, 15);
    }
    return hash ^ hash >>> 16;
  }

  private boolean isAt(int group, int[] key) {
    int at = group * keyWidth;
    for (int i = 0; i < keyWidth; i++) {
      if (keys[at + i] != key[i]) {
        return false;
      }
    }
    return true;
  }
}
