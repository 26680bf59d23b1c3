package org.contretemps.record.norm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContactFindingsTest {
  private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
  private static final LocalDate TO = LocalDate.of(2026, 3, 28);
  private static final Set<ContactFindings.Work> WORK =
      Set.of(new ContactFindings.Work("caf", "Billing", "PHONE", "SIMPLE"));

  @Test
  void aNormThatMeetsNoContactIsFound() {
    assertThat(find(norm("caf", "Biling", "PHONE", FROM)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Finding.Kind.MEETS_NO_CONTACT);
              assertThat(finding.words()).contains("Check the names of its service");
            });
    assertThat(find(norm("pad", NormScope.ANY, "PHONE", FROM)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.words()).contains("of that organisation"));
  }

  /** All contacts are simple ones, so that a norm for complex ones is for nobody. */
  @Test
  void aNormForSituationsThatDoNotOccurIsFound() {
    assertThat(find(norm(new NormScope("caf", "Billing", "PHONE", "COMPLEX"), FROM))).hasSize(1);
    assertThat(find(norm(new NormScope("caf", "Billing", "PHONE", "SIMPLE"), FROM))).isEmpty();
  }

  @Test
  void aNormThatMeetsContactsOrHasEndedOrNotBegunIsNot() {
    assertThat(find(norm("caf", "Billing", "PHONE", FROM))).isEmpty();
    assertThat(find(norm("caf", NormScope.ANY, NormScope.ANY, FROM))).isEmpty();
    assertThat(find(norm("caf", "Debt", "PHONE", TO.plusDays(1)))).isEmpty();
    NormInterval ended =
        new NormInterval(
            norm("caf", "Debt", "PHONE", FROM).norm(), FROM.minusDays(9), FROM, Instant.EPOCH);
    assertThat(find(ended)).isEmpty();
  }

  private static List<Finding> find(NormInterval interval) {
    return ContactFindings.in(List.of(interval), WORK, FROM, TO);
  }

  private static NormInterval norm(
      String organisation, String service, String channel, LocalDate from) {
    return norm(new NormScope(organisation, service, channel, NormScope.ANY), from);
  }

  private static NormInterval norm(NormScope scope, LocalDate from) {
    Norm norm = new Norm(scope, NormBasis.SECONDS_PER_CONTACT, 300, OptionalDouble.empty());
    return new NormInterval(norm, from, NormInterval.OPEN, Instant.EPOCH);
  }
}
