/**
 * Contacts counted by where their time lies around the norm, and contacts that were ended at once.
 */
package org.contretemps.night.zone.count;
