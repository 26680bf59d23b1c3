package org.contretemps.house;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** A landing folder with contacts as the shipped mapping {@code generic-csv} expects them. */
public final class LandedContacts {
  private static final List<String> COLUMNS =
      List.of(
          ("contact_id,conversation_id,case_id,leg,organisation,service,services_involved,channel,"
                  + "direction,team,agent_id,agent_experience_days,customer_id,customer_kind,"
                  + "is_third_party,territory,started_at,wait_seconds,talk_seconds,hold_seconds,"
                  + "wrap_up_seconds,received_by_transfer,transferred_to,escalated,ended_by,"
                  + "abandoned,objectives,rule_changed_recently,documents_involved,resolved,"
                  + "file_complete,sale_agreed_at,sale_signed_at,last_updated_at")
              .split(","));

  private final Path folder;

  public LandedContacts(Path folder) {
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }

  /** The line of a contact that is usual in all but the named columns. */
  public static String contact(String id, String... columnsAndValues) {
    Map<String, String> values = new HashMap<>();
    values.put("contact_id", id);
    values.put("organisation", "caf");
    values.put("service", "housing");
    values.put("services_involved", "1");
    values.put("channel", "PHONE");
    values.put("started_at", "2026-03-02T10:00:00Z");
    values.put("talk_seconds", "60");
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      values.put(columnsAndValues[i], columnsAndValues[i + 1]);
    }
    return COLUMNS.stream()
        .map(column -> values.getOrDefault(column, ""))
        .collect(Collectors.joining(","));
  }

  public static String header() {
    return String.join(",", COLUMNS);
  }

  /** Delivers a file with a header and these lines, in place of one of the same name. */
  public Path deliver(String name, String deliveredAt, String... lines) {
    return deliver(name, deliveredAt, Arrays.asList(lines));
  }

  public Path deliver(String name, String deliveredAt, List<String> lines) {
    String text =
        header() + "\n" + lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    return deliver(name, deliveredAt, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Delivers a file of any bytes, below {@code contacts/caf/} if the name has no folder. */
  public Path deliver(String name, String deliveredAt, byte[] bytes) {
    Path file = folder.resolve(name.contains("/") ? name : "contacts/caf/" + name);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse(deliveredAt)));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
