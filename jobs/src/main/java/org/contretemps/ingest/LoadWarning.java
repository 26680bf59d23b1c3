package org.contretemps.ingest;

import java.util.List;

/**
 * One oddity of a source's files, or of their load, that did not stop the load.
 *
 * @param sentence as it is in {@code load_audit}
 * @param files that it is said of
 */
public record LoadWarning(String source, String sentence, List<String> files) {}
