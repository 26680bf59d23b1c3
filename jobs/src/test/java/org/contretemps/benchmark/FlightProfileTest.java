package org.contretemps.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlightProfileTest {
  @Test
  void samplesBelongToTheStepThatBeganLast() {
    FlightProfile profile = new FlightProfile();
    profile.begin(100, "IngestLanding");
    profile.begin(200, "QualifyContacts");
    profile.add(new FlightProfile.Sample(250, false));
    profile.add(new FlightProfile.Sample(99, true));
    profile.add(new FlightProfile.Sample(100, true));
    profile.add(new FlightProfile.Sample(199, false));
    assertThat(profile.text().lines().limit(4).map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "step samples interpreted",
            "start 1 100.0 %",
            "IngestLanding 2 50.0 %",
            "QualifyContacts 1 0.0 %");
  }

  @Test
  void longAndFailedCompilationsAreNamed() {
    FlightProfile profile = new FlightProfile();
    profile.add(new FlightProfile.Compilation(7, 13.2, 3, 0, "Stage1.processNext"));
    profile.add(new FlightProfile.Compilation(8, 0.9, 4, 100, "short"));
    profile.add(new FlightProfile.Failure(7, "out of virtual registers"));
    profile.add(new FlightProfile.Failure(7, "out of virtual registers"));
    assertThat(profile.text().lines().skip(2))
        .containsExactly(
            "compilations above a second",
            "  13.2 s  level 3          0 bytes  Stage1.processNext",
            "",
            "compilations given up",
            "Stage1.processNext: out of virtual registers");
  }
}
