package org.contretemps.publish.notebook;

import java.util.Optional;

/** The cells of a notebook: those of plain SQL are answered, all others are Java. */
final class Cells implements AutoCloseable {
  private final JavaCells java = new JavaCells();
  private Optional<Desk> desk = Optional.empty();
  private boolean isContactLevel;

  /**
   * Runs a cell.
   *
   * @return what it shows; null if that is nothing
   * @throws org.contretemps.config.ConfigurationException if it cannot be compiled or fails
   */
  Object run(String cell) {
    Optional<SqlCell> sql = SqlCell.of(cell);
    return sql.isPresent() ? sql.get().run(desk(sql.get())) : java.run(cell);
  }

  /** Once a cell has asked for contacts, the following ones see them, too. */
  private Desk desk(SqlCell cell) {
    if (desk.isEmpty() || (cell.isContactLevel() && !isContactLevel)) {
      isContactLevel = cell.isContactLevel();
      desk = Optional.of(isContactLevel ? Desk.openWithContacts() : Desk.open());
    }
    return desk.get();
  }

  /** Whether a text is complete, so that it can be run. */
  boolean isComplete(String cell) {
    return SqlCell.of(cell).isPresent() || java.isComplete(cell);
  }

  @Override
  public void close() {
    java.close();
  }
}
