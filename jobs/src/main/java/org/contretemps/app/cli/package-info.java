/** The commands: each parses its arguments, runs and prints. */
package org.contretemps.app.cli;
