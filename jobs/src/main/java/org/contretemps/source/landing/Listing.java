package org.contretemps.source.landing;

import java.util.List;

/**
 * The files in a landing folder that match the pattern of one source.
 *
 * @param files those that can be read, by name
 * @param passedOver those that cannot, by name
 */
public record Listing(List<LandingFile> files, List<PassedOver> passedOver) {}
