package org.contretemps.publish.picture;

/**
 * A picture in a report.
 *
 * @param png Base64
 * @param alternative what it shows, for those who do not see it
 */
public record Picture(String png, String alternative) {}
