/** One run: session, steps, record, lock, failures. */
package org.contretemps.app.run;
