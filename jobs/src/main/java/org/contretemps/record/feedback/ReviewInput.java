package org.contretemps.record.feedback;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.contretemps.table.InputField.optional;
import static org.contretemps.table.InputField.required;
import static org.contretemps.table.InputField.withFallback;

import java.util.List;
import org.contretemps.table.InputField;

/** What a source mapping fills for a review. */
public final class ReviewInput {
  public static final List<InputField> FIELDS =
      List.of(
          required(Review.ORGANISATION, StringType, "the organisation contacted"),
          required(Review.CONTACT_ID, StringType, "identifier of the contact"),
          optional(Review.CONTACT_SOURCE, StringType, "mapping of the contact"),
          required(Review.REVIEWED_AT, TimestampType, "when the contact was reviewed"),
          optional(Review.QUALITY_SCORE, DoubleType, "quality of the exchange, 0 to 100"),
          optional(Review.COMPLIANCE_SCORE, DoubleType, "rules kept, 0 to 100"),
          optional(Review.ATTENTION_TO_SMALL_THINGS, IntegerType, "small things, 1 to 5"),
          optional(Review.COUNSEL, IntegerType, "counsel given, 1 to 5"),
          optional(Review.INFERENCE, IntegerType, "unspoken need understood, 1 to 5"),
          optional(Review.PASSED, BooleanType, "whether the contact passed"),
          withFallback(Review.IS_RETRACTED, BooleanType, "false", "the review was taken back"),
          optional(Review.LAST_UPDATED_AT, TimestampType, "when the source last changed it"));

  private ReviewInput() {}
}
