package org.contretemps.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.contretemps.config.IngestSettings;
import org.contretemps.ingest.merge.Published;
import org.contretemps.ingest.merge.ReplacedRecords;
import org.contretemps.record.contact.Contact;
import org.contretemps.source.mapping.FileAccount;

/**
 * The oddities of one source's load that did not stop it.
 *
 * @param ofLoad sentences about all of its files
 * @param replaced file → what is replaced within it
 */
record LoadOddities(List<String> ofLoad, Map<String, ReplacedRecords.OfFile> replaced) {

  /** Of records that were judged, and published. */
  static LoadOddities of(StagedSource source, Published published, IngestSettings settings) {
    List<String> ofLoad = new ArrayList<>(published.said());
    ofLoad.addAll(source.said());
    if (source.hasRejected()) {
      ofLoad.addAll(RejectionsByValue.in(source.rows(), source.target()));
    }
    if (source.hasAccepted() && source.target().table().equals(Contact.TABLE)) {
      ofLoad.addAll(LongTalk.ofRecords(source.accepted(), settings));
    }
    return new LoadOddities(
        ofLoad,
        published.isAllNew()
            ? Map.of()
            : ReplacedRecords.in(source.accepted(), source.target().table()));
  }

  /** The sentences about one file. */
  List<String> of(FileAccount account) {
    String ofFile = ofFile(account).sentence(account.accepted());
    return Stream.concat(ofLoad.stream(), Stream.of(ofFile)).filter(s -> !s.isEmpty()).toList();
  }

  /** How many records of a file were replaced by others of it. */
  long replaced(FileAccount account) {
    return ofFile(account).replaced();
  }

  private ReplacedRecords.OfFile ofFile(FileAccount account) {
    return replaced.getOrDefault(account.file().name(), ReplacedRecords.NONE);
  }
}
