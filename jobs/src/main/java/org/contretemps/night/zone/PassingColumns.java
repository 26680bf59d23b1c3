package org.contretemps.night.zone;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

import org.contretemps.table.TableDefinition;

/**
 * The columns of {@link ImpededQualityZone} that only verdicts by contacts passed on fill (METHOD
 * §11).
 */
final class PassingColumns {
  private PassingColumns() {}

  static TableDefinition.Builder passing(TableDefinition.Builder table) {
    return table
        .optional(
            ImpededQualityZone.PASSED_ON_EXPECTED,
            DoubleType,
            "Contacts that would be passed on from 0.85 of the norm to just past it, by the curve of all other times (E).")
        .optional(
            ImpededQualityZone.PASSED_ON_EXCESS,
            DoubleType,
            "Contacts passed on there beyond that (e).")
        .optional(
            ImpededQualityZone.PASSED_ON_LATER,
            DoubleType,
            "Of contacts that run past the norm, the share that is passed on: as many of those in excess would have been passed on anyway (ρ).")
        .optional(
            ImpededQualityZone.PASSED_ON_BY_HURRY,
            DoubleType,
            "Contacts that would be passed on there if hurry only brought contacts under the norm, each kind alike: that share of all that gather there (ρ max(S, e)).")
        .optional(
            ImpededQualityZone.PASSED_ON_BEYOND_HURRY,
            BooleanType,
            "Whether the contacts passed on there in excess are clearly more than that, by 0.5 in a hundred contacts or more; without it there is no zone.")
        .optional(
            ImpededQualityZone.PASSED_ON_NEAR,
            BooleanType,
            "Whether the excess lies near the norm: at least 0.35 of it in the last three of six bins.")
        .optional(
            ImpededQualityZone.PASSED_ON_SISTERS,
            IntegerType,
            "How many other cells of the service and channel, or other norms of this cell within 180 days, show what happens at the same clock time under another norm.")
        .optional(
            ImpededQualityZone.PASSED_ON_FOLLOWS_Z,
            DoubleType,
            "How surely passing on follows the norm and not the clock, in standard errors: above 1.645 the others pass on less than half as much at that time; null without others.")
        .optional(
            ImpededQualityZone.PASSED_ON_RULE,
            BooleanType,
            "Whether zones.passing-on-rules has a rule of this cell at about the norm: then there is no verdict.");
  }
}
