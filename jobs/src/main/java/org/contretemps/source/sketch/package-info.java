/** A first mapping of an unknown export, guessed from its beginning. */
package org.contretemps.source.sketch;
