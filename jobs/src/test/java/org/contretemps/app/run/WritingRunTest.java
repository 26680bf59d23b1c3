package org.contretemps.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.Configuration;
import org.contretemps.night.zone.StateZones;
import org.contretemps.night.zone.ZoneChanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritingRunTest {
  @TempDir private Path folder;

  /** A slow listener keeps no other run waiting: the holder's file is gone when it hears. */
  @Test
  void zonesAreToldOfOnceTheWarehouseIsFree() throws IOException {
    SparkSessionExtension.session();
    Path heard = folder.resolve("heard");
    Path holder = folder.resolve("warehouse/_lock/writer.json");
    Path file = folder.resolve("contretemps.yaml");
    Files.writeString(
        file,
        """
        warehouse: warehouse
        landing: landing
        sources: {enabled: [generic-csv]}
        privacy: {pseudonym-key-file: key}
        hook:
          seconds: 60
          command: [sh, -c, "cat > '%s'; test -e '%s' && echo held >> '%1$s' || echo free >> '%1$s'"]
        """
            .formatted(heard, holder));
    Configuration configuration = Configuration.read(file, Configuration.Overrides.NONE);
    LocalDate night = LocalDate.of(2026, 3, 20);
    StateZones.Result opened =
        new StateZones.Result(
            Optional.of(night),
            1,
            1,
            Optional.of(new ZoneChanges(1, List.of(Map.of("change", "OPENED")))));
    StringWriter err = new StringWriter();
    int code =
        new WritingRun("zones", configuration, Duration.ZERO, new PrintWriter(err))
            .run(
                (workplace, progress) -> {
                  assertThat(holder).exists();
                  workplace.step("zones", () -> opened, StateZones.Result::asOf).run();
                });
    assertThat(code).as(err.toString()).isZero();
    assertThat(heard).content().contains("zones-changed", "OPENED").contains("free");
  }
}
