/**
 * What operators see of a run: its record, its lock, its hook and its figures for monitoring. Knows
 * nothing of contacts.
 */
package org.contretemps.operation;
