package org.contretemps.publish.picture;

/**
 * A picture in a report.
 *
 * @param id a word to link to; empty if nothing links to it
 * @param png Base64
 * @param alternative what it shows, for those who do not see it
 */
public record Picture(String id, String png, String alternative) {}
