/** The entry point, the one place that exits. */
package org.contretemps.app;
