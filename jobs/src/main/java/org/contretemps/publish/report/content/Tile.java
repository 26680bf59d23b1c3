package org.contretemps.publish.report.content;

/**
 * One of the few figures that a director sees first, with a link to the part it comes from.
 *
 * @param label what it tells
 * @param figure the figure, or a word, that is shown large
 * @param detail a line under it
 * @param target id of the part that it leads to
 */
public record Tile(String label, String figure, String detail, String target) {}
