package org.contretemps.care.privacy;

import java.util.HexFormat;
import org.contretemps.record.contact.Pseudonyms;

/**
 * A person to erase, by the identifier that the organisation uses.
 *
 * @param kind {@link Pseudonyms#CUSTOMER} or {@link Pseudonyms#AGENT}
 * @param identifier as the organisation's files have it
 */
public record Person(String organisation, String kind, String identifier) {
  boolean isCustomer() {
    return kind.equals(Pseudonyms.CUSTOMER);
  }

  long key(Pseudonyms pseudonyms) {
    return pseudonyms.of(organisation, kind, identifier);
  }

  long tombstone(Pseudonyms pseudonyms) {
    return pseudonyms.tombstone(organisation, kind, identifier);
  }

  /** How the person is referred to once their name must not appear any more. */
  String name(Pseudonyms pseudonyms) {
    return HexFormat.of().toHexDigits(tombstone(pseudonyms));
  }

  @Override
  public String toString() {
    return "a person of " + organisation;
  }
}
