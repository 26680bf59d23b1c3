package org.contretemps.publish.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.config.Configuration;
import org.contretemps.config.KeyDescription;
import org.contretemps.ingest.Target;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ContactInput;
import org.contretemps.record.event.AssembledContactInput;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.table.Column;
import org.contretemps.table.InputField;
import org.contretemps.table.TableDefinition;

/** Gathers the facts of a dossier from the configuration, the mappings and the catalogue. Pure. */
final class GatheredFacts {
  private static final Map<String, String> IDENTIFIER_OF_A_KEY =
      Map.of(
          Contact.AGENT_KEY, ContactInput.AGENT_ID, Contact.CUSTOMER_KEY, ContactInput.CUSTOMER_ID);

  private final Configuration configuration;
  private final List<SourceMapping> mappings;

  /**
   * @param mappings those in use
   */
  GatheredFacts(Configuration configuration, List<SourceMapping> mappings) {
    this.configuration = configuration;
    this.mappings = List.copyOf(mappings);
  }

  DossierFacts of(LocalDate date, String software) {
    TreeMap<String, String> settings = new TreeMap<>();
    for (KeyDescription key : Configuration.keys(configuration.file())) {
      settings.put(key.path(), key.value());
    }
    TreeMap<String, TableFacts> tables = new TreeMap<>();
    Catalogue.TABLES.forEach(table -> tables.put(table.name(), facts(table)));
    return new DossierFacts(DossierFacts.VERSION, date.toString(), software, settings, tables);
  }

  private TableFacts facts(TableDefinition table) {
    boolean ofPeople = Catalogue.ofPeople().contains(table);
    TreeMap<String, ColumnFacts> columns = new TreeMap<>();
    if (ofPeople) {
      table.columns().forEach(column -> columns.put(column.name(), facts(table, column)));
    }
    Kept kept = Kept.of(table);
    OptionalInt days = kept.days(configuration);
    return new TableFacts(
        ofPeople,
        isInUse(table),
        !Catalogue.openColumns(table).isEmpty(),
        kept,
        days.isPresent() ? (Integer) days.getAsInt() : null,
        columns);
  }

  /** A table that records are loaded into is empty unless a mapping in use delivers some. */
  private boolean isInUse(TableDefinition table) {
    return Target.ALL.stream().noneMatch(target -> target.table().equals(table))
        || mappings.stream().anyMatch(mapping -> Target.of(mapping).tables().contains(table));
  }

  private ColumnFacts facts(TableDefinition table, Column column) {
    return loaded(table, column).orElseGet(() -> computed(column));
  }

  /** Of a table that records are loaded into. */
  private Optional<ColumnFacts> loaded(TableDefinition table, Column column) {
    return Target.ALL.stream()
        .filter(target -> target.table().equals(table))
        .findFirst()
        .map(
            target -> {
              List<String> sources =
                  mappings.stream()
                      .filter(mapping -> delivers(mapping, table, column.name()))
                      .map(SourceMapping::name)
                      .toList();
              Optional<InputField> field = field(target.fields(), column.name());
              if (!sources.isEmpty()) {
                return ColumnFacts.delivered(sources);
              }
              boolean isLeftOut = field.filter(input -> !input.required()).isPresent();
              return isLeftOut ? ColumnFacts.notDelivered() : ColumnFacts.computed();
            });
  }

  /** A column that is computed from contacts, or copied: what these lack it lacks, too. */
  private ColumnFacts computed(Column column) {
    boolean isCopied =
        Contact.TABLE.columns().stream().anyMatch(copied -> copied.name().equals(column.name()));
    boolean isLacking =
        isCopied
            && loaded(Contact.TABLE, column)
                .filter(facts -> facts.origin().equals(Origin.NOT_DELIVERED))
                .isPresent();
    return isLacking && !isScored(column) ? ColumnFacts.notDelivered() : ColumnFacts.computed();
  }

  /** A source may say the situation type; if none does, the software scores it. */
  private static boolean isScored(Column column) {
    return column.name().equals(Contact.SITUATION_TYPE);
  }

  private static boolean delivers(SourceMapping mapping, TableDefinition table, String column) {
    Target target = Target.of(mapping);
    String field = IDENTIFIER_OF_A_KEY.getOrDefault(column, column);
    if (target.table().equals(table)) {
      return Stream.of(field, column).anyMatch(mapping.fields()::containsKey);
    }
    return target.assembled().contains(table)
        && (mapping.contacts().containsKey(column)
            || (mapping.fields().containsKey(field)
                && field(AssembledContactInput.MAPPED, column).isEmpty()));
  }

  private static Optional<InputField> field(List<InputField> fields, String column) {
    String name = IDENTIFIER_OF_A_KEY.getOrDefault(column, column);
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }
}
