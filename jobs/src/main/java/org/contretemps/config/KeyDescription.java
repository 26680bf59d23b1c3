package org.contretemps.config;

/**
 * The description of one configuration key for the reference page.
 *
 * @param path the sections above it and its name, with dots
 * @param takes the kind of value and its bounds
 * @param value what the file gives
 * @param comment what the file says of it
 */
public record KeyDescription(String path, String takes, String value, String comment) {}
