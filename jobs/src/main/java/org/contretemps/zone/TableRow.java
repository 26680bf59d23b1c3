package org.contretemps.zone;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.contretemps.contact.Contact;

/** Fills one row of a table, column by column; what is not set, or not finite, is null. */
final class TableRow {
  private final StructType schema;
  private final Object[] values;

  TableRow(StructType schema) {
    this.schema = schema;
    this.values = new Object[schema.size()];
  }

  TableRow set(String column, Object value) {
    boolean isNumber = !(value instanceof Double number) || Double.isFinite(number);
    values[schema.fieldIndex(column)] = isNumber ? value : null;
    return this;
  }

  TableRow set(NormedCell cell) {
    return set(ImpededQualityZone.CELL_ID, cell.cellId())
        .set(Contact.ORGANISATION, cell.organisation())
        .set(Contact.SERVICE, cell.service())
        .set(Contact.CHANNEL, cell.channel())
        .set(Contact.SITUATION_TYPE, cell.situationType())
        .set(ImpededQualityZone.NORM_ID, cell.normId());
  }

  Row row() {
    return new GenericRowWithSchema(values, schema);
  }
}
