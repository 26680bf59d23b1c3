package org.contretemps.publish.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampType;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;

/**
 * Writes a table as a data contract of the Open Data Contract Standard 3.1: the meaning of its rows
 * and columns, and Delta's checks as quality rules. Its version is the number of the table's
 * declaration. It has no location, which differs per installation.
 */
final class DataContract {
  private final TableDefinition table;

  DataContract(TableDefinition table) {
    this.table = table;
  }

  Map<String, Object> document() {
    Map<String, Object> contract = new LinkedHashMap<>();
    contract.put("apiVersion", "v3.1.0");
    contract.put("kind", "DataContract");
    contract.put("id", "contretemps." + table.name());
    contract.put("name", table.name());
    contract.put("version", table.format() + ".0.0");
    contract.put("status", "active");
    contract.put("description", Map.of("purpose", table.grain()));
    contract.put("schema", List.of(schema()));
    return contract;
  }

  private Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("name", table.name());
    schema.put("physicalName", table.name());
    schema.put("logicalType", "object");
    schema.put("physicalType", "table");
    schema.put("dataGranularityDescription", table.grain());
    schema.put("properties", PublicTables.columns(table).stream().map(this::property).toList());
    List<Map<String, Object>> rules = new ArrayList<>();
    table.checks().forEach((name, condition) -> rules.add(rule(name, condition)));
    if (!rules.isEmpty()) {
      schema.put("quality", rules);
    }
    return schema;
  }

  private Map<String, Object> property(Column column) {
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("name", column.name());
    property.put("logicalType", logicalType(column.type()));
    property.put("physicalType", column.type().simpleString());
    property.put("description", column.comment());
    property.put("required", !column.nullable());
    place("primaryKey", "primaryKeyPosition", table.key(), column, property);
    place("partitioned", "partitionKeyPosition", table.partitionColumns(), column, property);
    column.generatedAs().ifPresent(expression -> property.put("transformLogic", expression));
    return property;
  }

  private static void place(
      String word, String position, List<String> names, Column column, Map<String, Object> to) {
    int place = names.indexOf(column.name());
    if (place >= 0) {
      to.put(word, true);
      to.put(position, place + 1);
    }
  }

  private Map<String, Object> rule(String name, String condition) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("name", name);
    rule.put("type", "sql");
    rule.put("dimension", "conformity");
    rule.put("description", "No row breaks: " + condition);
    rule.put("query", "SELECT count(*) FROM %s WHERE NOT (%s)".formatted(table.name(), condition));
    rule.put("mustBe", 0);
    return rule;
  }

  /** The standard's word for a type of Spark. */
  static String logicalType(DataType type) {
    if (type instanceof StringType) {
      return "string";
    } else if (type instanceof DateType) {
      return "date";
    } else if (type instanceof TimestampType) {
      return "timestamp";
    } else if (type instanceof BooleanType) {
      return "boolean";
    } else if (type instanceof IntegralType) {
      return "integer";
    } else if (type instanceof DoubleType
        || type instanceof FloatType
        || type instanceof DecimalType) {
      return "number";
    }
    return type instanceof ArrayType ? "array" : "object";
  }
}
