package org.contretemps.publish.report.content;

/**
 * The heading of a report column.
 *
 * @param name a word for files, the same in every language
 * @param text the text of the heading
 * @param world what it argues from, in the report's language; empty if it only names or counts
 */
public record Heading(String name, String text, String world) {}
