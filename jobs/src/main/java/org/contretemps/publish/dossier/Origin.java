package org.contretemps.publish.dossier;

/** Where the values of a column come from. */
enum Origin {
  /** A source delivers them. */
  DELIVERED,
  /** The software computes them. */
  COMPUTED,
  /** No mapping in use delivers them, so that the column stays empty. */
  NOT_DELIVERED
}
