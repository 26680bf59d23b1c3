/** Retention, small files, upgrades and the state of a warehouse. */
package org.contretemps.care.upkeep;
