/** Landed files: which there are, which are loaded, and the account of their records. */
package org.contretemps.source.landing;
