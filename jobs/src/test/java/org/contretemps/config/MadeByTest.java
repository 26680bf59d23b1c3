package org.contretemps.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What older builds made is recognised by what they wrote beside it. */
class MadeByTest {
  /** As a build of commit f5edca1 wrote it, with the settings that are shipped. */
  private static final String OF_OLD = "7c0598b2-fd0b-316f-87ce-493600adee5f";

  private static final String INDICATORS_OF_OLD = "2da758dd-2da0-3015-8a06-5fe0070c6957";

  @Test
  void tablesOfAnOlderBuildAreRecognisedWithAllThatHasChangedSince() {
    MadeBy madeBy = Definitions.DEFAULT.madeBy();
    assertThat(madeBy.earlier().get(OF_OLD))
        .hasSize(8)
        .first()
        .asString()
        .contains("last spoken to");
    assertThat(madeBy.earlier()).doesNotContainKey(madeBy.fingerprint());
  }

  @Test
  void soAreIndicatorsWhichRestOnBoth() {
    MadeBy indicators = IndicatorSettings.DEFAULT.madeBy();
    MadeBy both = Definitions.DEFAULT.madeBy().and(indicators);
    assertThat(both.earlier().get(OF_OLD + " " + INDICATORS_OF_OLD)).hasSize(17);
    String alone = both.fingerprint().split(" ", -1)[0] + " " + INDICATORS_OF_OLD;
    assertThat(both.earlier().get(alone))
        .isEqualTo(indicators.earlier().get(INDICATORS_OF_OLD))
        .hasSize(9);
    assertThat(both.earlier()).doesNotContainKey(both.fingerprint());
  }

  /** What the build before made has not been made with other settings. */
  @Test
  void theLastChangeIsSaidToo() {
    String before =
        "11 " + IndicatorSettings.DEFAULT.toString().replace("pickUpTarget=Optional.empty, ", "");
    assertThat(IndicatorSettings.DEFAULT.madeBy().earlier().get(hash(before)))
        .hasSize(2)
        .first()
        .asString()
        .contains("pick-up rate");
    assertThat(
            IndicatorSettings.DEFAULT
                .madeBy()
                .earlier()
                .get(hash("12 " + IndicatorSettings.DEFAULT)))
        .singleElement()
        .asString()
        .contains("channel that opened during a month");
  }

  /** As the build before wrote it, in which the number of conversations was fixed. */
  @Test
  void thatTheBoundOnStandInsIsAskedOfTheDataIsSaid() {
    String fixed =
        "3 Definitions[typology=%s, outcomes=OutcomeWindows[earlyRepeatHours=1, repeatHours=168, priorContactDays=30, standIns=StandInBounds[conversations=500, servicesADay=5, knownCustomers=[]]], newAgentDays=90]"
            .formatted(SituationTypology.DEFAULT);
    assertThat(Definitions.DEFAULT.madeBy().earlier().get(hash(fixed)))
        .hasSize(4)
        .first()
        .asString()
        .contains("top thousandth");
  }

  @Test
  void thatConversationsAreCountedBeyondMidnightIsSaid() {
    assertThat(Definitions.DEFAULT.madeBy().earlier().get(hash("4 " + Definitions.DEFAULT)))
        .hasSize(3)
        .first()
        .asString()
        .contains("midnight");
  }

  @Test
  void thatLegsHaveTheCustomerOfTheirConversationIsSaid() {
    assertThat(Definitions.DEFAULT.madeBy().earlier().get(hash("5 " + Definitions.DEFAULT)))
        .hasSize(2)
        .first()
        .asString()
        .contains("names no customer");
  }

  private static String hash(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Settings are part of the text: another repeat window is no older build. */
  @Test
  void otherSettingsAreNotTakenForAnOlderBuild() {
    Definitions other =
        new Definitions(SituationTypology.DEFAULT, new OutcomeWindows(1, 72, 30), 90);
    assertThat(other.madeBy().earlier())
        .doesNotContainKeys(OF_OLD, Definitions.DEFAULT.madeBy().fingerprint());
  }

  @Test
  void definitionsWithKnownCustomersAreRecognisedToo() {
    Definitions known =
        new Definitions(
            SituationTypology.DEFAULT,
            new OutcomeWindows(1, 168, 30, new StandInBounds(400, 60, 4, 4, List.of(1L, -2L))),
            90);
    assertThat(Optional.ofNullable(known.madeBy().earlier().get(OF_OLD))).isPresent();
  }
}
