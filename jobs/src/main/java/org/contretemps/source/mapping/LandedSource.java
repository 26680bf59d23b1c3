package org.contretemps.source.mapping;

import java.util.List;
import org.contretemps.source.landing.LandingFile;
import org.contretemps.source.landing.LandingFolder;
import org.contretemps.source.landing.Listing;
import org.contretemps.source.landing.Manifest;

/**
 * The new files of one source in its landing folder, with the mapping that reads them.
 *
 * @param pending the files that have not been loaded; perhaps none
 */
public record LandedSource(SourceReader reader, Listing listing, List<LandingFile> pending) {
  /** A short line of an export; a packed file has several records in as many bytes. */
  private static final int BYTES_OF_A_RECORD = 100;

  /** The same for several sources, in their order. */
  public static List<LandedSource> of(
      List<SourceReader> readers, LandingFolder landing, Manifest manifest) {
    return readers.stream().map(reader -> in(landing, reader, manifest)).toList();
  }

  private static LandedSource in(LandingFolder landing, SourceReader reader, Manifest manifest) {
    SourceMapping mapping = reader.mapping();
    Listing listing = landing.look(mapping.path());
    return new LandedSource(reader, listing, manifest.pending(mapping.name(), listing.files()));
  }

  /** About how many records there are to load. */
  public static long records(List<LandedSource> landed) {
    return landed.stream()
            .flatMap(source -> source.pending().stream())
            .mapToLong(LandingFile::bytes)
            .sum()
        / BYTES_OF_A_RECORD;
  }
}
