/**
 * Commands that look after a warehouse: its state, upgrades, figures made again, retention, a
 * person erased.
 */
package org.contretemps.app.cli.care;
