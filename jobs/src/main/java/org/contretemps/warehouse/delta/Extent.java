package org.contretemps.warehouse.delta;

/**
 * The size of a table: its rows, its data files and their bytes.
 *
 * @param rows as counted by the log
 * @param files data files
 * @param bytes their size
 */
public record Extent(long rows, long files, long bytes) {
  /** Nothing at all. */
  public static final Extent NONE = new Extent(0, 0, 0);

  /** Both together. */
  public Extent plus(Extent other) {
    return new Extent(rows + other.rows, files + other.files, bytes + other.bytes);
  }
}
