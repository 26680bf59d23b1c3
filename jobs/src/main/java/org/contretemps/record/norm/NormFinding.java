package org.contretemps.record.norm;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.contretemps.table.TableDefinition;

/**
 * One row per oddity that {@link NormLogReview} finds in the norm log, in which management sets
 * time norms.
 */
public final class NormFinding {
  public static final String FINDING_ID = "finding_id";
  public static final String KIND = "kind";
  public static final String ORGANISATION = "organisation";
  public static final String SERVICE = "service";
  public static final String CHANNEL = "channel";
  public static final String SITUATION_TYPE = "situation_type";
  public static final String BASIS = "basis";
  public static final String FROM_DATE = "from_date";
  public static final String UNTIL_DATE = "until_date";
  public static final String FINDING = "finding";

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "norm_finding",
              "One row per oddity of the present norm log: contradictions, ambiguous scopes, likely unit mistakes, gaps, late entries, changes during a date, norms that meet no contact.")
          .required(FINDING_ID, LongType, "Hash of everything the finding says.")
          .required(
              KIND,
              StringType,
              "CONTRADICTION, AMBIGUOUS_SCOPE, TARGET_JUMP, GAP, MISSING_SITUATION_TYPE, LATE_ENTRY, COUNTS_FROM_MIDNIGHT or MEETS_NO_CONTACT.")
          .required(ORGANISATION, StringType, "The organisation it is about.")
          .required(SERVICE, StringType, "The benefit or product it is about; * for any.")
          .required(CHANNEL, StringType, "The channel it is about; * for any.")
          .required(SITUATION_TYPE, StringType, "The situation type it is about; * for any.")
          .required(
              BASIS,
              StringType,
              "What the target counts: SECONDS_PER_CONTACT, MEAN_SECONDS, CONTACTS_PER_AGENT_DAY or MINUTES_PER_DAY.")
          .required(FROM_DATE, DateType, "First local date that it touches.")
          .optional(
              UNTIL_DATE, DateType, "First local date that it no longer touches; null while open.")
          .required(FINDING, StringType, "What is odd and why, then what to do about it.")
          .key(FINDING_ID)
          .statisticsOn(ORGANISATION, KIND, FROM_DATE)
          .check("kind_is_known", KIND + " IN (" + kinds() + ")")
          .check("basis_is_known", NormLogEntry.BASIS_IS_KNOWN)
          .check(
              "ends_after_it_starts", UNTIL_DATE + " IS NULL OR " + UNTIL_DATE + " > " + FROM_DATE)
          .build();

  private NormFinding() {}

  private static String kinds() {
    return Arrays.stream(Finding.Kind.values())
        .map("'%s'"::formatted)
        .collect(Collectors.joining(", "));
  }
}
