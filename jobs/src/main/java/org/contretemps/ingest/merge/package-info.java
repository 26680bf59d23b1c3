/** Accepted records meet what is stored: which delivery wins, what is replaced, what has moved. */
package org.contretemps.ingest.merge;
