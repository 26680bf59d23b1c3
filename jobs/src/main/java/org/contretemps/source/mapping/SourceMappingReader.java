package org.contretemps.source.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.contretemps.config.ConfigurationException;
import org.contretemps.config.Problems;
import org.contretemps.config.Settings;
import org.contretemps.source.format.Bounds;
import org.contretemps.source.format.RecordShape;
import org.contretemps.table.InputField;

/** Reads mapping files; everything that is wrong with one is reported together. */
public final class SourceMappingReader {
  private static final String RECORD = "record";
  private static final String CONVERSATION = "conversation";

  private final Path folder;
  private final Map<String, List<InputField>> fieldsByTarget;
  private final Map<String, List<InputField>> assembledByTarget;
  private final List<String> standIns;

  /**
   * @param folder the folder in which mapping {@code name} is the file {@code name.yaml}
   * @param fieldsByTarget for each target, what a mapping can and must fill; the first is that of a
   *     mapping which names none
   */
  public SourceMappingReader(Path folder, Map<String, List<InputField>> fieldsByTarget) {
    this(folder, fieldsByTarget, Map.of(), List.of());
  }

  /**
   * @param assembledByTarget for a target whose records are assembled to contacts, what a mapping
   *     can and must fill of these
   * @param standIns texts that stand for an unknown person in every source
   */
  public SourceMappingReader(
      Path folder,
      Map<String, List<InputField>> fieldsByTarget,
      Map<String, List<InputField>> assembledByTarget,
      List<String> standIns) {
    this.folder = folder;
    this.fieldsByTarget = fieldsByTarget;
    this.assembledByTarget = assembledByTarget;
    this.standIns = standIns;
  }

  /** Reads one mapping by its name. */
  public SourceMapping read(String name) {
    Path file = folder.resolve(name + ".yaml");
    if (!Files.isReadable(file)) {
      throw new ConfigurationException(
          "Cannot use the source '%s': there is no file %s. Known sources: %s."
              .formatted(name, file, String.join(", ", names())));
    }
    Problems problems = new Problems();
    SourceMapping mapping = mapping(name, Settings.read(file, problems), file, problems);
    problems.throwIfAny("use the source mapping " + file);
    return mapping;
  }

  private SourceMapping mapping(String name, Settings settings, Path file, Problems problems) {
    Settings fields = settings.section("fields");
    String target = target(settings);
    SourceMapping mapping =
        new SourceMapping(
            name,
            target,
            CONVERSATION.equals(settings.word("replaces", RECORD, List.of(RECORD, CONVERSATION))),
            settings.text("path"),
            settings.zone("zone"),
            new FormatKeys(settings, problems).format(),
            shape(settings, problems),
            settings.section("exclude").entries(),
            new NamedExclusions(
                settings.section("exclude-by-name").entries(),
                settings.section("exclude-unknown").entries()),
            settings.section("reject").entries(),
            fields.entries(),
            contacts(settings, target),
            standIns(settings),
            settings.integer("oldest-record-days", SourceMapping.OLDEST_DAYS, 1, 100_000),
            bounds(settings),
            fingerprint(file));
    settings.refuseUnknownKeys();
    checkFields("fields", mapping.fields(), fieldsByTarget.get(mapping.target()), problems);
    checkFields(
        "contacts",
        mapping.contacts(),
        assembledByTarget.getOrDefault(mapping.target(), List.of()),
        problems);
    return mapping;
  }

  private static Bounds bounds(Settings settings) {
    int megabytes = Bounds.DEFAULT.recordBytes() >> 20;
    return new Bounds(
        settings.integer("largest-record-megabytes", megabytes, 1, 256) << 20,
        settings.integer("unpack-factor", Bounds.DEFAULT.unpackFactor(), 1, 100_000));
  }

  private String target(Settings settings) {
    List<String> targets = List.copyOf(fieldsByTarget.keySet());
    return settings.word("target", targets.get(0), targets);
  }

  /** Known only to targets whose records are assembled. */
  private Map<String, String> contacts(Settings settings, String target) {
    return assembledByTarget.containsKey(target)
        ? settings.section("contacts").entries()
        : Map.of();
  }

  private Set<String> standIns(Settings settings) {
    Set<String> all = new LinkedHashSet<>(standIns);
    all.addAll(settings.texts("stand-ins"));
    return all;
  }

  private static void checkFields(
      String section,
      Map<String, String> fields,
      List<InputField> targetFields,
      Problems problems) {
    Set<String> known = new LinkedHashSet<>(targetFields.stream().map(InputField::name).toList());
    fields.keySet().stream()
        .filter(field -> !known.contains(field))
        .forEach(field -> problems.addUnknown("target field", field, known));
    targetFields.stream()
        .filter(field -> field.required() && field.fallback().isEmpty())
        .filter(field -> !fields.containsKey(field.name()))
        .forEach(
            field ->
                problems.add(
                    "'%s.%s' is missing (%s). Add an expression for it."
                        .formatted(section, field.name(), field.comment())));
  }

  private static RecordShape shape(Settings settings, Problems problems) {
    Map<String, String> each = settings.section("each").entries();
    if (each.size() > 1) {
      problems.add(
          "'each' has %s. Give the one array of which every element becomes a record."
              .formatted(String.join(", ", each.keySet())));
    }
    return new RecordShape(
        settings.section("let").entries(),
        each.entrySet().stream()
            .map(entry -> new RecordShape.Elements(entry.getKey(), entry.getValue()))
            .findFirst());
  }

  private List<String> names() {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".yaml"))
          .map(file -> file.substring(0, file.length() - ".yaml".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String fingerprint(Path file) {
    try {
      return DigestUtils.sha256Hex(Files.readAllBytes(file)).substring(0, 16);
    } catch (IOException e) {
      throw new ConfigurationException(
          "Cannot read %s: it went away while it was read. Try again.".formatted(file), e);
    }
  }
}
