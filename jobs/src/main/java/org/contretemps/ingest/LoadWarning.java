package org.contretemps.ingest;

import java.util.List;

/**
 * Something odd about files of one source, or about their load, which stopped nothing.
 *
 * @param sentence as it stands in {@code load_audit}
 * @param files that it is said of
 */
public record LoadWarning(String source, String sentence, List<String> files) {}
