/** Commands of a night, whole or step by step, and those that try out a new source. */
package org.contretemps.app.cli.night;
