package org.contretemps.source.landing;

import java.io.Serializable;
import java.time.Instant;

/**
 * One file as it was found in the landing folder.
 *
 * @param path full URI
 * @param name path below the landing folder, as it is in the tables
 * @param bytes its size
 * @param deliveredAt when it was last modified; of two deliveries of the same record the later wins
 */
public record LandingFile(String path, String name, long bytes, Instant deliveredAt)
    implements Serializable {}
