#!/usr/bin/env bash
# io.delta:delta-spark_4.2_2.13 4.4.0 on Apache Spark 4.2.0 (Maven Central), Java 17.
# A nightly job appends its rows and notes with the option userMetadata which night they are of. One night has no rows.
# Expected (guess): a version without files that carries the note, so that the history shows the night as done.
# Seen: there is no version, so no note either; the write ends without an error or a warning. Only with the internal
#   session setting spark.databricks.delta.skipRecordingEmptyCommits = false is the commit made.
# Output seen:
#   after the empty night: 0 night 1
#   with the setting:      1 night 3, 0 night 1
# Ends with 0 while it is so, with 1 once the empty night has a version.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > pom.xml <<'XML'
<project>
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.delta</groupId><artifactId>delta-spark_4.2_2.13</artifactId><version>4.4.0</version>
    </dependency>
    <dependency>
      <groupId>org.apache.spark</groupId><artifactId>spark-sql_2.13</artifactId><version>4.2.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q dependency:build-classpath -Dmdep.outputFile=cp.txt > mvn.log 2>&1 || { cat mvn.log; exit 2; }
cat > Finding.java <<'JAVA'
import java.nio.file.Files;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class Finding {
    static void append(Dataset<Row> rows, String table, String note) {
        rows.write().format("delta").mode("append").option("userMetadata", note).save(table);
    }

    static String history(SparkSession spark, String table) {
        return spark.sql("DESCRIBE HISTORY delta.`" + table + "`").select("version", "userMetadata").collectAsList()
            .stream().map(row -> row.get(0) + " " + row.get(1)).collect(Collectors.joining(", "));
    }

    public static void main(String[] args) throws Exception {
        var spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.databricks.delta.snapshotPartitions", "1").getOrCreate();
        var table = Files.createTempDirectory(java.nio.file.Path.of("."), "t").toAbsolutePath().normalize().toString();
        var rows = spark.range(1).toDF("id");
        append(rows, table, "night 1");
        append(rows.filter("id > 5"), table, "night 2");
        var skipped = history(spark, table);
        spark.conf().set("spark.databricks.delta.skipRecordingEmptyCommits", "false");
        append(rows.filter("id > 5"), table, "night 3");
        var recorded = history(spark, table);
        System.out.println("after the empty night: " + skipped);
        System.out.println("with the setting:      " + recorded);
        System.exit(skipped.equals("0 night 1") && recorded.equals("1 night 3, 0 night 1") ? 0 : 1);
    }
}
JAVA
javac -cp "$(cat cp.txt)" Finding.java || exit 2
java -XX:+IgnoreUnrecognizedVMOptions \
    --add-opens=java.base/java.lang=ALL-UNNAMED \
    --add-opens=java.base/java.lang.invoke=ALL-UNNAMED \
    --add-opens=java.base/java.nio=ALL-UNNAMED \
    --add-opens=java.base/java.util=ALL-UNNAMED \
    --add-opens=java.base/sun.nio.ch=ALL-UNNAMED \
    --add-opens=java.base/sun.util.calendar=ALL-UNNAMED \
    -Xmx1g -cp ".:$(cat cp.txt)" Finding 2> java.log \
    || { code=$?; grep -m 3 Exception java.log || true; exit $code; }
