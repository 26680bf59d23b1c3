package org.contretemps.source.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.Mappings;
import org.contretemps.source.mapping.FileAccount;
import org.contretemps.source.mapping.SourceMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class ManifestTest {
  private static final Instant DELIVERED_AT = Instant.parse("2026-03-30T01:00:00.123Z");

  @Test
  void whatHasNotBeenLoadedAsItIsNowIsPending(SparkSession spark) {
    LandingFile loaded = file("a.csv", 10, DELIVERED_AT);
    LandingFile grown = file("a.csv", 11, DELIVERED_AT);
    LandingFile redelivered = file("a.csv", 10, DELIVERED_AT.plusMillis(1));
    LandingFile fresh = file("b.csv", 10, DELIVERED_AT);
    LandingFile othersFile = file("c.csv", 10, DELIVERED_AT);
    Manifest manifest =
        Manifest.of(
            spark
                .createDataFrame(
                    List.of(audit("bank", loaded), audit("fund", othersFile)),
                    LoadAudit.TABLE.schema())
                .coalesce(1));

    assertThat(manifest.pending("bank", List.of(loaded, grown, redelivered, fresh, othersFile)))
        .containsExactly(grown, redelivered, fresh, othersFile);
  }

  @Test
  void whatAnAccountWritesTheManifestKnows(SparkSession spark) {
    LandingFile file = file("a.csv", 10, DELIVERED_AT);
    SourceMapping mapping = Mappings.csv("id").field("id", "id").build();
    Row row =
        new FileAccount(file, 3, 2, 1, null, null, false, 0, Map.of())
            .auditRow(mapping, FileForm.EXPECTED, List.of(), 0);
    Manifest manifest =
        Manifest.of(spark.createDataFrame(List.of(row), LoadAudit.TABLE.schema()).coalesce(1));

    assertThat(manifest.pending("test", List.of(file))).isEmpty();
  }

  private static LandingFile file(String name, long bytes, Instant deliveredAt) {
    return new LandingFile("file:///in/" + name, name, bytes, deliveredAt);
  }

  private static Row audit(String source, LandingFile file) {
    return RowFactory.create(
        Stream.of(
                source,
                file.name(),
                file.bytes(),
                file.deliveredAt(),
                0L,
                0L,
                0L,
                0L,
                null,
                null,
                "0123456789abcdef")
            .toArray());
  }
}
