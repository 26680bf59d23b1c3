/** Commands for those who set norms: what is recommended, what is decided, pilots. */
package org.contretemps.app.cli.norm;
