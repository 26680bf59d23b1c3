package org.contretemps.publish.report;

/**
 * The heading of a report column.
 *
 * @param name a word for files, the same in every language
 * @param text what stands in it
 * @param world what it argues from, in the report's language; empty where it only names or counts
 */
public record Heading(String name, String text, String world) {}
