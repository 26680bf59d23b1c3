package org.contretemps.care.privacy;

import java.util.List;

/**
 * A record of what an erasure deleted, for those who have to prove it. Names nobody.
 *
 * @param person the tombstone that was left, as 16 hexadecimal digits
 * @param organisation who was to erase the person
 * @param kind customer or agent
 * @param reason why, as given on the command line
 * @param erasedAt when the erasure was begun, an instant in UTC
 * @param tombstones names that no load takes in again
 * @param tables what went from each table
 * @param landingFiles files that still hold the person, below the landing folder: they belong to
 *     the source that delivered them, and the person stays out when they are read again
 */
public record ErasureCertificate(
    String person,
    String organisation,
    String kind,
    String reason,
    String erasedAt,
    long tombstones,
    List<Erased> tables,
    List<String> landingFiles) {

  /**
   * What went from one table.
   *
   * @param rows removed, or of an agent in the contacts of customers: without the agent now
   * @param files deleted with all their content, since no version needs them now
   * @param bytes their size
   */
  public record Erased(String table, long rows, long files, long bytes) {}
}
