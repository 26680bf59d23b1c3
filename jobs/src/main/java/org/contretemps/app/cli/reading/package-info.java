/**
 * Commands that show what was found: a zone in words, tables, questions, notebooks, extracts for
 * directors.
 */
package org.contretemps.app.cli.reading;
