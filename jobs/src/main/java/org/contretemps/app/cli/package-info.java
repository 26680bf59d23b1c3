/** What commands share: the configuration, and the options of those that write tables. */
package org.contretemps.app.cli;
