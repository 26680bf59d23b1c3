package org.contretemps.warehouse.delta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class SideSessionTest {
  private static final String OWN = "spark.databricks.delta.skipRecordingEmptyCommits";
  private static final String SHARED = "spark.sql.codegen.wholeStage";

  @Test
  void itsOwnSettingsHoldInItAloneAndItFollowsTheOthers(SparkSession main) {
    SideSession side = new SideSession(main, Map.of(OWN, "false"));
    String before = main.conf().get(SHARED);
    String other = before.equals("true") ? "false" : "true";
    main.conf().set(SHARED, other);
    try {
      assertThat(side.session().conf().get(SHARED)).isEqualTo(other);
      assertThat(side.session().conf().get(OWN)).isEqualTo("false");
      assertThat(main.conf().get(OWN, "unset")).isNotEqualTo("false");
      assertThat(side.of(main.range(3).toDF()).sparkSession()).isSameAs(side.session());
    } finally {
      main.conf().set(SHARED, before);
    }
    assertThat(side.session().conf().get(SHARED)).isEqualTo(before);
  }
}
