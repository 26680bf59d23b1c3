package org.contretemps.proof.simulation;

/**
 * The deviations that a simulation can plant so that the indicators of METHOD §10 mark them. Each
 * is planted in one place of a world.
 */
public enum Mark {
  /**
   * In an organisation: teams that please customers the more complete the fewer files and keep the
   * fewer rules, and the other way round.
   */
  TRADE_OFF,
  /** In a service: norms are lenient and so are kept, and customers are dissatisfied. */
  BLIND_SPOT,
  /** In a service: contacts within the norm please less and bring back more than those past it. */
  NORM_ANTAGONISM,
  /** Of a service in one territory: customers come back more. */
  INEQUITY,
  /** In a team: employees cannot do good work though their customers are as content as others. */
  ASYMMETRY,
  /** In a service: responsiveness is perceived lower than all else of it. */
  QUALITY_GAP,
  /** Of a service in one territory: customers wait longer, and so give up and call again. */
  UNAVAILABILITY,
  /** In a service: conversations that were passed on within the norm bring back more. */
  HANDOVER_ANTAGONISM,
  /**
   * In an organisation: on days on which a team presses for sales, its customers are dissatisfied.
   */
  SALES_ANTAGONISM
}
