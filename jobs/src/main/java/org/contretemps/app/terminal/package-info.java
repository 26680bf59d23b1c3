/** What a command prints. */
package org.contretemps.app.terminal;
