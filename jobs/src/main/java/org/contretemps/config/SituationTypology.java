package org.contretemps.config;

/**
 * The scoring of a situation's complexity (DESIGN §6): a weight for each trait, and two thresholds.
 * A score up to {@code simpleUpTo} is SIMPLE, up to {@code intermediateUpTo} INTERMEDIATE, above it
 * COMPLEX. No trait is anything that hurrying can cause.
 *
 * @param perFurtherService points for each interdependent service beyond the first
 * @param thirdParty points when somebody calls on the customer's behalf
 * @param perFurtherObjective points for each objective beyond the first
 * @param ruleChanged points when a rule that matters changed recently
 * @param perDocument points for each document, counted up to three
 * @param receivedByTransfer points when another agent passed the contact on
 */
public record SituationTypology(
    int perFurtherService,
    int thirdParty,
    int perFurtherObjective,
    int ruleChanged,
    int perDocument,
    int receivedByTransfer,
    int simpleUpTo,
    int intermediateUpTo) {

  /** The typology used by default. */
  public static final SituationTypology DEFAULT = new SituationTypology(2, 2, 1, 2, 1, 1, 1, 4);

  static SituationTypology from(Settings settings, Problems problems) {
    Settings weights = settings.section("weights");
    SituationTypology typology =
        new SituationTypology(
            weight(weights, "per-further-service", DEFAULT.perFurtherService()),
            weight(weights, "third-party", DEFAULT.thirdParty()),
            weight(weights, "per-further-objective", DEFAULT.perFurtherObjective()),
            weight(weights, "rule-changed", DEFAULT.ruleChanged()),
            weight(weights, "per-document", DEFAULT.perDocument()),
            weight(weights, "received-by-transfer", DEFAULT.receivedByTransfer()),
            settings.integer("simple-up-to", DEFAULT.simpleUpTo(), 0, 1000),
            settings.integer("intermediate-up-to", DEFAULT.intermediateUpTo(), 0, 1000));
    weights.refuseUnknownKeys();
    settings.refuseUnknownKeys();
    if (typology.simpleUpTo() >= typology.intermediateUpTo()) {
      problems.add(
          "'situation-types.simple-up-to' (%d) must be below 'intermediate-up-to' (%d)."
              .formatted(typology.simpleUpTo(), typology.intermediateUpTo()));
    }
    return typology;
  }

  private static int weight(Settings weights, String key, int otherwise) {
    return weights.integer(key, otherwise, 0, 100);
  }
}
