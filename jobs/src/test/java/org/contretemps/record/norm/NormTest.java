package org.contretemps.record.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contretemps.record.norm.Norms.ANY;
import static org.contretemps.record.norm.Norms.scope;

import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NormTest {
  private static final NormScope PHONE = scope("S1", "PHONE", ANY);
  private static final Norm NORM = Norms.perContact(PHONE, 300);

  /** Computed outside Java; another value would orphan the norm_id of every table. */
  private static final long ID = 5968212922685277702L;

  @Test
  void theIdentifierIsThatOfEveryRebuild() {
    assertThat(NORM.id()).isEqualTo(Norms.perContact(PHONE, 300).id()).isEqualTo(ID);
  }

  @Test
  void whateverDiffersMakesAnotherNorm() {
    assertThat(
            Set.of(
                NORM.id(),
                Norms.perContact(PHONE, 301).id(),
                Norms.perContact(scope("S1", ANY, ANY), 300).id(),
                Norms.norm(PHONE, NormBasis.MEAN_SECONDS, 300).id(),
                new Norm(PHONE, NORM.basis(), 300, OptionalDouble.of(0.9)).id(),
                new Norm(PHONE, NORM.basis(), 300, OptionalDouble.empty()).id()))
        .hasSize(6);
  }

  @Test
  void namesThatRunTogetherAreTwoNorms() {
    assertThat(Norms.perContact(scope("AB", "C", ANY), 300).id())
        .isNotEqualTo(Norms.perContact(scope("A", "BC", ANY), 300).id());
  }

  @Test
  void aNormIsSaidInTheUnitOfItsBasis() {
    assertThat(NORM.inWords()).isEqualTo("300 seconds per contact, 80 % attained");
    assertThat(new Norm(PHONE, NormBasis.MINUTES_PER_DAY, 62.5, OptionalDouble.empty()).inWords())
        .isEqualTo("62.5 minutes per day");
  }
}
