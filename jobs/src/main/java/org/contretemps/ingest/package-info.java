/** Landing files to record tables: each file once, no record lost. */
package org.contretemps.ingest;
