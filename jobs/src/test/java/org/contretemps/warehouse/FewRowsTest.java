package org.contretemps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkSessionExtension.class)
class FewRowsTest {
  private static final String WHOLE_STAGE = "spark.sql.codegen.wholeStage";
  private static final String FACTORY = "spark.sql.codegen.factoryMode";

  private SparkSession session;

  @BeforeEach
  void openAFreeSession(SparkSession spark) {
    session = spark.newSession();
    session.conf().unset(WHOLE_STAGE);
    session.conf().unset(FACTORY);
    session.conf().set(FewRows.MOST, "10");
  }

  @Test
  void fewRowsAreInterpretedAndTheSessionIsLeftAsItWas() {
    assertThat(modes(10)).isEqualTo("false NO_CODEGEN");
    assertThat(session.conf().getAll().contains(WHOLE_STAGE)).isFalse();
    assertThat(session.conf().getAll().contains(FACTORY)).isFalse();
  }

  @Test
  void fewRowsAreReadByOneTask(@TempDir Path folder) {
    String files = folder.resolve("files").toString();
    session.range(0, 8, 1, 4).write().parquet(files);
    assertThat(session.read().parquet(files).rdd().getNumPartitions()).isGreaterThan(1);
    assertThat(
            FewRows.<Integer>work(
                session, 8, () -> session.read().parquet(files).rdd().getNumPartitions()))
        .isEqualTo(1);
  }

  @Test
  void codeIsGeneratedForMoreRows() {
    assertThat(modes(11)).isEqualTo("true FALLBACK");
  }

  @Test
  void aFailureLeavesTheSessionAsItWas() {
    assertThatThrownBy(
            () ->
                FewRows.work(
                    session,
                    1,
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    assertThat(session.conf().getAll().contains(WHOLE_STAGE)).isFalse();
  }

  @Test
  void whatSomebodyHasSetHolds() {
    session.conf().set(WHOLE_STAGE, "true");
    assertThat(modes(1)).isEqualTo("true FALLBACK");
    assertThat(session.conf().get(WHOLE_STAGE)).isEqualTo("true");
  }

  private String modes(long rows) {
    return FewRows.work(
        session, rows, () -> session.conf().get(WHOLE_STAGE) + " " + session.conf().get(FACTORY));
  }
}
