package org.contretemps.app.terminal;

import java.util.List;
import java.util.Locale;
import org.contretemps.ingest.IngestLanding;
import org.contretemps.source.mapping.FileAccount;
import org.contretemps.wording.TextTable;

/** Prints what was loaded as a table: a line for each source, and one for all. */
public final class LoadSummary {
  private LoadSummary() {}

  public static String of(IngestLanding.Result result) {
    return newFiles(result) + takenUp(result);
  }

  private static String newFiles(IngestLanding.Result result) {
    if (result.accounts().isEmpty()) {
      return "No new files.%n".formatted();
    }
    TextTable table =
        new TextTable("source", "files", "records", "accepted", "rejected", "excluded");
    result.accountsBySource().forEach((source, accounts) -> addRow(table, source, accounts));
    if (result.accountsBySource().size() > 1) {
      addRow(table, "all", result.accounts());
    }
    return table.toString();
  }

  private static String takenUp(IngestLanding.Result result) {
    StringBuilder text = new StringBuilder();
    result
        .takenUpBySource()
        .forEach(
            (source, takenUp) ->
                text.append(
                    "%s was corrected: of its rejected records %s are accepted now, %s excluded, %s rejected still.%n"
                        .formatted(
                            source,
                            count(takenUp.accepted()),
                            count(takenUp.excluded()),
                            count(takenUp.rejected()))));
    return text.toString();
  }

  private static void addRow(TextTable table, String name, List<FileAccount> accounts) {
    table.row(
        name,
        count(accounts.size()),
        count(accounts.stream().mapToLong(FileAccount::records).sum()),
        count(accounts.stream().mapToLong(FileAccount::accepted).sum()),
        count(accounts.stream().mapToLong(FileAccount::rejected).sum()),
        count(accounts.stream().mapToLong(FileAccount::excluded).sum()));
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
