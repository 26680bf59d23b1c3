package org.contretemps.statistics.clash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ZoneStateTest {
  private static final double CONFIRMS = 0.001;
  private static final double NEITHER = 0.01;
  private static final double AGREES_TO_CLOSE = 0.051;

  @Test
  void aZoneOpensOnTheThirdOfFiveEstablishedNights() {
    assertThat(after("EE", CONFIRMS).open()).isFalse();
    assertThat(after("EEE", CONFIRMS).open()).isTrue();
    assertThat(after("EWEWE", CONFIRMS).open()).isTrue();
    assertThat(after("EHHEHE", CONFIRMS).open()).isFalse();
    assertThat(after("EWWWEE", CONFIRMS).open()).isFalse();
    assertThat(after("HHHHHHH", CONFIRMS).open()).isFalse();
  }

  @Test
  void aZoneOpensOnlyInAnEstablishedNightThatTheLongerWindowConfirms() {
    assertThat(after("EEEEEEE", 0.0011).open()).isFalse();
    ZoneState ready = after("EEE", NEITHER);
    assertThat(run(ready, "H", CONFIRMS).open()).as("a night that is not established").isFalse();
    assertThat(run(ready, "E", CONFIRMS)).isEqualTo(new ZoneState(true, true, 0b01111, 0));
  }

  @Test
  void theLongerWindowIsAskedOnlyIfItDecides() {
    assertThat(after("E", CONFIRMS).asks(ZoneState.Night.ESTABLISHED)).isFalse();
    assertThat(after("EE", CONFIRMS).asks(ZoneState.Night.ESTABLISHED)).isTrue();
    assertThat(after("EE", CONFIRMS).asks(ZoneState.Night.WEAK)).isFalse();
    assertThat(after("EEEE", CONFIRMS).asks(ZoneState.Night.ESTABLISHED)).as("open").isFalse();
    assertThat(after("EEEWWW", CONFIRMS).asks(ZoneState.Night.WEAK)).isFalse();
    assertThat(after("EEEWWWW", CONFIRMS).asks(ZoneState.Night.WEAK)).isTrue();
  }

  @Test
  void aZoneClosesOnTheFifthOfSevenWeakNightsIfTheLongerWindowAgrees() {
    ZoneState open = after("EEE", CONFIRMS);
    assertThat(run(open, "WWWW", AGREES_TO_CLOSE).open()).isTrue();
    assertThat(run(open, "WWWWW", AGREES_TO_CLOSE).open()).isFalse();
    assertThat(run(open, "WWHWWW", AGREES_TO_CLOSE).open()).isFalse();
    assertThat(run(open, "WHWHWHW", AGREES_TO_CLOSE).open()).isTrue();
    assertThat(run(open, "HHHHHHHHHH", AGREES_TO_CLOSE).open()).isTrue();
    assertThat(run(open, "WWWWWWWWW", 0.05).open()).as("harm over the longer window").isTrue();
    assertThat(run(open, "WWWWWWWWW", 1).open()).as("nothing to compare").isFalse();
  }

  @Test
  void aZoneThatOpenedBeforeItHadToBeConfirmedIsConfirmedOrClosed() {
    ZoneState old = new ZoneState(true, false, 0b11111, 0);
    assertThat(old.asks(ZoneState.Night.HOLDING)).isTrue();
    assertThat(run(old, "H", CONFIRMS)).isEqualTo(new ZoneState(true, true, 0b11110, 0));
    assertThat(run(old, "E", NEITHER)).isEqualTo(new ZoneState(false, false, 0b11111, 0));
    assertThat(run(old, "EE", NEITHER).open()).isFalse();
  }

  @Test
  void aClosedZoneOpensAgainOnlyOnNewNights() {
    ZoneState closed = run(after("EEE", CONFIRMS), "WWWWW", 1);
    assertThat(closed).isEqualTo(new ZoneState(false, false, 0, 0b0011111));
    assertThat(run(closed, "EE", CONFIRMS).open()).isFalse();
    assertThat(run(closed, "EEE", CONFIRMS).open()).isTrue();
  }

  @Test
  void theStateIsAllThatIsRemembered() {
    ZoneState state = after("EHWEW", CONFIRMS);
    assertThat(state).isEqualTo(new ZoneState(false, false, 0b10010, 0b00101));
    assertThatThrownBy(() -> new ZoneState(false, false, 32, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ZoneState(false, false, 0, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ZoneState after(String nights, double longerP) {
    return run(ZoneState.NEW, nights, longerP);
  }

  private static ZoneState run(ZoneState from, String nights, double longerP) {
    ZoneState state = from;
    for (int night = 0; night < nights.length(); night++) {
      state =
          state.after(
              switch (nights.charAt(night)) {
                case 'E' -> ZoneState.Night.ESTABLISHED;
                case 'H' -> ZoneState.Night.HOLDING;
                default -> ZoneState.Night.WEAK;
              },
              longerP);
    }
    return state;
  }
}
