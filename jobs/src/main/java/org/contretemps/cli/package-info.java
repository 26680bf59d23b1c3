/** The command line: the one place that parses arguments, prints and exits. */
package org.contretemps.cli;
