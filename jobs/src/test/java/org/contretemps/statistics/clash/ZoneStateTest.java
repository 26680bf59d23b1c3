package org.contretemps.statistics.clash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ZoneStateTest {

  @Test
  void aZoneOpensOnTheThirdOfFiveEstablishedNights() {
    assertThat(after("EE").open()).isFalse();
    assertThat(after("EEE").open()).isTrue();
    assertThat(after("EWEWE").open()).isTrue();
    assertThat(after("EHHEHE").open()).isFalse();
    assertThat(after("EWWWEE").open()).isFalse();
    assertThat(after("HHHHHHH").open()).isFalse();
  }

  @Test
  void aZoneClosesOnTheFifthOfSevenWeakNights() {
    assertThat(after("EEEWWWW").open()).isTrue();
    assertThat(after("EEEWWWWW").open()).isFalse();
    assertThat(after("EEEWWHWWW").open()).isFalse();
    assertThat(after("EEEWHWHWHW").open()).isTrue();
    assertThat(after("EEEHHHHHHHHHH").open()).isTrue();
  }

  @Test
  void aClosedZoneOpensAgainOnlyOnNewNights() {
    ZoneState closed = after("EEEWWWWW");
    assertThat(run(closed, "E").open()).isFalse();
    assertThat(run(closed, "EE").open()).isFalse();
    assertThat(run(closed, "EEE").open()).isTrue();
  }

  @Test
  void theStateIsAllThatIsRemembered() {
    ZoneState state = after("EHWEW");
    assertThat(new ZoneState(state.open(), state.establishedNights(), state.weakNights()))
        .isEqualTo(state);
    assertThat(state.establishedNights()).isEqualTo(0b10010);
    assertThat(state.weakNights()).isEqualTo(0b00101);
    assertThat(after("EEEEEEEEEWWWWWWWWWW")).isEqualTo(new ZoneState(false, 0, 0b1111111));
    assertThatThrownBy(() -> new ZoneState(false, 32, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ZoneState(false, 0, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ZoneState after(String nights) {
    return run(ZoneState.NEW, nights);
  }

  private static ZoneState run(ZoneState from, String nights) {
    ZoneState state = from;
    for (int night = 0; night < nights.length(); night++) {
      state =
          state.after(
              switch (nights.charAt(night)) {
                case 'E' -> ZoneState.Night.ESTABLISHED;
                case 'H' -> ZoneState.Night.HOLDING;
                default -> ZoneState.Night.WEAK;
              });
    }
    return state;
  }
}
