package org.contretemps.publish.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.night.kpi.cell.SituationKpi;
import org.contretemps.night.kpi.count.ContactOutcome;
import org.contretemps.night.kpi.quality.ServiceQualityGapKpi;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;

/**
 * Opens the tables of a warehouse as views with their names and comments. By default nothing in
 * them leads to a person or to a small group, alone or by subtraction: tables with a row per
 * contact, and counts of groups of any size, are included only on request. A table that does not
 * exist yet is an empty view.
 */
public final class Views {
  /**
   * The most characters of a column's comment that every catalogue keeps (Glue 255, Hive 256). Hive
   * tries ten times to store a longer one, and then stores the view without its columns.
   */
  static final int LONGEST_SHARED_COMMENT = 255;

  private static final String CUT = " ...";

  private final Warehouse warehouse;
  private final SparkSession spark;
  private final boolean contactLevel;

  /**
   * @param contactLevel with keys of people and identifiers of contacts, with the tables that have
   *     a row per contact, and with groups of any size
   */
  public Views(Warehouse warehouse, boolean contactLevel) {
    this.warehouse = warehouse;
    this.spark = warehouse.session();
    this.contactLevel = contactLevel;
  }

  /** Names everything for this session. */
  public void create() {
    shown().forEach(table -> spark.sql(statement("TEMPORARY VIEW ", "", table, whole -> whole)));
    questions().forEach(question -> spark.sql(statement("TEMPORARY VIEW ", "", question)));
    if (contactLevel) {
      warehouse.history(QualifiedContact.TABLE).lineage().night().ifPresent(this::createOutcomes);
    }
  }

  /** What the view of a table shows, without naming it. */
  public Dataset<Row> rowsOf(TableDefinition table) {
    return spark.sql(query(table, openColumns(table)));
  }

  /** All that came of a contact. */
  private void createOutcomes(LocalDate night) {
    ContactOutcome.of(
            warehouse.follow(QualifiedContact.TABLE),
            warehouse.follow(Survey.TABLE),
            warehouse.follow(Review.TABLE),
            night)
        .createOrReplaceTempView(ContactOutcome.VIEW.name());
  }

  /**
   * Names everything, for all who share it, in a schema of the catalogue that Spark is set to use;
   * made if it does not exist. Views that stand there under these names are replaced.
   *
   * @return what was named
   */
  public List<String> register(String schema) {
    spark.sql("CREATE SCHEMA IF NOT EXISTS " + quoted(schema));
    String before = spark.catalog().currentDatabase();
    List<String> names = new ArrayList<>();
    try {
      // A question names its tables without a schema: they are those of the one it is made in.
      spark.catalog().setCurrentDatabase(schema);
      String prefix = quoted(schema) + ".";
      for (TableDefinition table : shown()) {
        spark.sql(statement("VIEW ", prefix, table, Views::shared));
        names.add(table.name());
      }
      for (Question question : questions()) {
        spark.sql(statement("VIEW ", prefix, question));
        names.add(question.name());
      }
    } finally {
      spark.catalog().setCurrentDatabase(before);
    }
    return names;
  }

  /** The names of all views, with the names of their columns. */
  public Stream<String> names() {
    return Stream.concat(
            shown().stream().flatMap(table -> Stream.concat(Stream.of(table.name()), open(table))),
            questions().stream().map(Question::name))
        .distinct();
  }

  private List<Question> questions() {
    return Question.ALL.stream()
        .filter(question -> contactLevel || !question.isContactLevel())
        .toList();
  }

  private List<TableDefinition> shown() {
    return Catalogue.TABLES.stream().filter(table -> open(table).findAny().isPresent()).toList();
  }

  private Stream<String> open(TableDefinition table) {
    return contactLevel
        ? table.columns().stream().map(Column::name)
        : Catalogue.openColumns(table).stream();
  }

  private List<Column> openColumns(TableDefinition table) {
    return table.columns().stream()
        .filter(column -> open(table).anyMatch(column.name()::equals))
        .toList();
  }

  /** A column's comment as every catalogue can keep it: cut between two words if need be. */
  private static String shared(String comment) {
    if (comment.length() <= LONGEST_SHARED_COMMENT) {
      return comment;
    }
    int end = comment.lastIndexOf(' ', LONGEST_SHARED_COMMENT - CUT.length());
    return comment.substring(0, end) + CUT;
  }

  private String statement(
      String kind, String prefix, TableDefinition table, UnaryOperator<String> comments) {
    List<Column> columns = openColumns(table);
    return "CREATE OR REPLACE %s%s%s (%s) COMMENT %s AS %s"
        .formatted(
            kind,
            prefix,
            quoted(table.name()),
            columns.stream()
                .map(
                    column ->
                        quoted(column.name())
                            + " COMMENT "
                            + text(comments.apply(column.comment())))
                .collect(Collectors.joining(", ")),
            text(table.grain()),
            query(table, columns));
  }

  private String query(TableDefinition table, List<Column> columns) {
    return "SELECT %s FROM %s AS stated%s"
        .formatted(
            columns.stream()
                .map(column -> shown(table, column) + " AS " + quoted(column.name()))
                .collect(Collectors.joining(", ")),
            rows(table, columns),
            condition(table));
  }

  private String shown(TableDefinition table, Column column) {
    return contactLevel ? quoted(column.name()) : OpenFigures.of(table, column.name());
  }

  private String condition(TableDefinition table) {
    return contactLevel
        ? ""
        : OpenFigures.rows(
                table,
                rows(SituationKpi.TABLE, SituationKpi.TABLE.columns()),
                rows(ServiceQualityGapKpi.TABLE, ServiceQualityGapKpi.TABLE.columns()))
            .map(condition -> " WHERE " + condition)
            .orElse("");
  }

  private static String statement(String kind, String prefix, Question question) {
    return "CREATE OR REPLACE %s%s%s COMMENT %s AS %s"
        .formatted(kind, prefix, quoted(question.name()), text(question.meaning()), question.sql());
  }

  private String rows(TableDefinition table, List<Column> columns) {
    return warehouse.exists(table)
        ? "delta." + quoted(warehouse.location(table))
        : "(SELECT %s WHERE false)"
            .formatted(
                columns.stream()
                    .map(
                        column ->
                            "CAST(NULL AS %s) AS %s"
                                .formatted(column.type().sql(), quoted(column.name())))
                    .collect(Collectors.joining(", ")));
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  private static String text(String words) {
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
