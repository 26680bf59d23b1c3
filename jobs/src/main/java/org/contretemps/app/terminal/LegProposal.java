package org.contretemps.app.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.contretemps.ingest.PreviewSource;
import org.contretemps.record.contact.Contact;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.table.Provenance;

/**
 * Proposes how a mapping can tell the legs of a call apart, if records of one file replace each
 * other because they share an identifier. Most often they are the legs of one call.
 */
public final class LegProposal {
  private LegProposal() {}

  /** The proposal, in sentences; empty if no record replaces another without saying why. */
  public static Optional<String> of(PreviewSource.Result preview) {
    Map<String, String> fields = preview.source().mapping().fields();
    if (!fields.containsKey(Contact.STARTED_AT) || !fields.containsKey(Contact.CONTACT_ID)) {
      return Optional.empty();
    }
    List<List<Map<String, Object>>> groups = replacing(preview.records());
    int replaced = groups.stream().mapToInt(group -> group.size() - 1).sum();
    return groups.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Of these records %,d would replace others with the same contact_id (such as %s), and nothing says which is later. They differ in %s. If they are the legs of one call, map conversation_id: %s and contact_id: concat_ws('-', %s, %s), and leg to a column that numbers them, if the file has one."
                .formatted(
                    replaced,
                    groups.get(0).get(0).get(Contact.CONTACT_ID),
                    String.join(", ", differing(groups)),
                    fields.get(Contact.CONTACT_ID),
                    fields.get(Contact.CONTACT_ID),
                    fields.get(Contact.STARTED_AT)));
  }

  /** Different records of one key and one time of change. */
  private static List<List<Map<String, Object>>> replacing(List<PreviewSource.Judged> records) {
    Map<List<Object>, List<Map<String, Object>>> byKey = new LinkedHashMap<>();
    for (PreviewSource.Judged record : records) {
      if (record.status().equals(MappedRecord.ACCEPTED)) {
        List<Object> key = new ArrayList<>();
        Contact.TABLE.key().forEach(column -> key.add(record.values().get(column)));
        key.add(record.values().get(Provenance.LAST_UPDATED_AT));
        List<Map<String, Object>> group = byKey.computeIfAbsent(key, k -> new ArrayList<>());
        if (!group.contains(record.values())) {
          group.add(record.values());
        }
      }
    }
    return byKey.values().stream().filter(group -> group.size() > 1).toList();
  }

  private static List<String> differing(List<List<Map<String, Object>>> groups) {
    return groups.get(0).get(0).keySet().stream()
        .filter(column -> groups.stream().anyMatch(group -> differs(group, column)))
        .toList();
  }

  private static boolean differs(List<Map<String, Object>> group, String column) {
    return group.stream()
        .anyMatch(row -> !Objects.equals(row.get(column), group.get(0).get(column)));
  }
}
