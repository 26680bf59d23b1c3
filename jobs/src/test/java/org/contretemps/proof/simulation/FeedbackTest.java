package org.contretemps.proof.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FeedbackTest {
  private static final WorldSpecification SPECIFICATION = WorldSpecification.of(100_000, 7, 12);
  private static final LocalDate MONDAY = SPECIFICATION.firstDay();
  private static final EpisodeGenerator GENERATOR =
      new EpisodeGenerator(new SimulatedWorld(SPECIFICATION));
  private static final List<SimulatedContact> CONTACTS = GENERATOR.contactsOn(MONDAY).toList();
  private static final List<SimulatedSurvey> SURVEYS =
      GENERATOR.surveysOfContactsOn(MONDAY, 0, 1).toList();
  private static final List<SimulatedReview> REVIEWS =
      GENERATOR.reviewsOfContactsOn(MONDAY, 0, 1).toList();

  @Test
  void theShortWayToSurveysAndReviewsMissesNone() {
    assertThat(SURVEYS)
        .isEqualTo(CONTACTS.stream().flatMap(c -> SimulatedSurvey.of(c).stream()).toList());
    assertThat(REVIEWS)
        .isEqualTo(CONTACTS.stream().flatMap(c -> SimulatedReview.of(c).stream()).toList());
    assertThat(SURVEYS.size() / (double) CONTACTS.size()).isBetween(0.04, 0.08);
    assertThat(REVIEWS.size() / (double) CONTACTS.size()).isBetween(0.010, 0.018);
  }

  @Test
  void answersComeWithinTheirDaysAndScales() {
    assertThat(SURVEYS)
        .allMatch(survey -> survey.csat() >= 1 && survey.csat() <= survey.scale())
        .allMatch(survey -> !survey.day().isAfter(MONDAY.plusDays(SimulatedSurvey.LATEST_DAYS)));
    assertThat(REVIEWS)
        .allMatch(review -> !review.day().isAfter(MONDAY.plusDays(SimulatedReview.LATEST_DAYS)));
  }

  @Test
  void whoCameBackIsLessSatisfied() {
    assertThat(meanCsat(contact -> contact.truth().repeated()))
        .isLessThan(meanCsat(contact -> !contact.truth().repeated()) - 0.1);
  }

  private static double meanCsat(Predicate<SimulatedContact> which) {
    return SURVEYS.stream()
        .filter(survey -> which.test(survey.contact()))
        .mapToDouble(survey -> (survey.csat() - 1.0) / (survey.scale() - 1))
        .average()
        .orElseThrow();
  }
}
