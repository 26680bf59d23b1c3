package org.contretemps.record.contact;

import static org.apache.spark.sql.functions.array_size;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.config.SituationTypology;
import org.contretemps.table.SituationType;

/**
 * Reads the complexity of a situation from its traits (DESIGN §6), never from the handling time or
 * from anything that hurrying can cause. A type that the source states itself is taken as it is; a
 * contact of which no trait is known is UNKNOWN, not SIMPLE.
 */
public final class SituationClassifier {
  public static final String FURTHER_SERVICES = "further_services";
  public static final String FURTHER_OBJECTIVES = "further_objectives";
  public static final String THIRD_PARTY = "third_party";
  public static final String RULE_CHANGED = "rule_changed";
  public static final String RECEIVED_BY_TRANSFER = "received_by_transfer";
  public static final String DOCUMENTS = "documents";

  private static final int MOST_DOCUMENTS = 3;

  private final SituationTypology typology;

  public SituationClassifier(SituationTypology typology) {
    this.typology = typology;
  }

  /** The situation type of a row of {@link Contact}. */
  public Column situationType() {
    return coalesce(
        col(Contact.SITUATION_TYPE),
        when(noTraitIsKnown(), lit(SituationType.UNKNOWN.name()))
            .when(score().leq(typology.simpleUpTo()), lit(SituationType.SIMPLE.name()))
            .when(score().leq(typology.intermediateUpTo()), lit(SituationType.INTERMEDIATE.name()))
            .otherwise(lit(SituationType.COMPLEX.name())));
  }

  /** The score of a row of {@link Contact}: points of all traits, unknown ones counting nothing. */
  public Column score() {
    return points().values().stream().reduce(Column::plus).orElseThrow();
  }

  /** The parts of the score, so that "why COMPLEX?" has an answer: trait → its points. */
  public Map<String, Column> points() {
    Map<String, Column> points = new LinkedHashMap<>();
    points.put(
        FURTHER_SERVICES,
        beyondFirst(col(Contact.SERVICES_INVOLVED)).multiply(typology.perFurtherService()));
    points.put(
        FURTHER_OBJECTIVES,
        beyondFirst(array_size(col(Contact.OBJECTIVES))).multiply(typology.perFurtherObjective()));
    points.put(THIRD_PARTY, points(Contact.IS_THIRD_PARTY, typology.thirdParty()));
    points.put(RULE_CHANGED, points(Contact.RULE_CHANGED_RECENTLY, typology.ruleChanged()));
    points.put(
        RECEIVED_BY_TRANSFER, points(Contact.RECEIVED_BY_TRANSFER, typology.receivedByTransfer()));
    points.put(DOCUMENTS, documents().multiply(typology.perDocument()));
    return points;
  }

  private static Column noTraitIsKnown() {
    return col(Contact.SERVICES_INVOLVED)
        .isNull()
        .and(col(Contact.OBJECTIVES).isNull())
        .and(col(Contact.IS_THIRD_PARTY).isNull())
        .and(col(Contact.RULE_CHANGED_RECENTLY).isNull())
        .and(col(Contact.DOCUMENTS_INVOLVED).isNull());
  }

  private static Column beyondFirst(Column count) {
    // As a long: a source may count anything, and no sum of points must overflow.
    return greatest(coalesce(count, lit(1)).cast(DataTypes.LongType).minus(1), lit(0L));
  }

  private static Column points(String trait, int weight) {
    return when(col(trait), lit(weight)).otherwise(lit(0));
  }

  private static Column documents() {
    Column documents = coalesce(col(Contact.DOCUMENTS_INVOLVED), lit(0));
    return greatest(least(documents, lit(MOST_DOCUMENTS)), lit(0));
  }
}
