/**
 * What operators see of a run: its record, its hook and its metrics.
 *
 * <p>Knows nothing of contacts.
 */
package org.contretemps.operation;
