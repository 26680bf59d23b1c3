#!/usr/bin/env bash
# io.delta:delta-spark_4.2_2.13 4.4.0 on Apache Spark 4.2.0 (Maven Central), Java 17. Known there as issue 4201.
# A session hands out dates as java.time.LocalDate (spark.sql.datetime.java8API.enabled), as Spark offers. It asks a table
# for its first and last date.
# Expected (guess): the dates, as of any other table.
# Seen: Delta answers from the statistics in its log, takes its own values for java.sql.Date whatever the session says, and
#   the query fails. With the internal setting spark.databricks.delta.optimizeMetadataQuery.enabled = false it answers.
# Output seen:
#   dates as LocalDate:   ClassCastException: class java.time.LocalDate cannot be cast to class java.sql.Date
#   without the shortcut: 2026-03-01 to 2026-03-31
#   dates as java.sql:    2026-03-01 to 2026-03-31
# Ends with 0 while it is so, with 1 once the first query answers.
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
import org.apache.spark.sql.SparkSession;

public class Finding {
    static String ends(SparkSession spark, String table) {
        try {
            var row = spark.sql("SELECT min(day), max(day) FROM delta.`" + table + "`").first();
            return row.get(0) + " to " + row.get(1);
        } catch (ClassCastException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage().replaceAll(" \\(.*", "");
        }
    }

    public static void main(String[] args) throws Exception {
        var spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.databricks.delta.snapshotPartitions", "1").getOrCreate();
        var table = Files.createTempDirectory(java.nio.file.Path.of("."), "t").toAbsolutePath().normalize().toString();
        spark.sql("SELECT explode(array(DATE'2026-03-01', DATE'2026-03-31')) AS day").coalesce(1)
            .write().format("delta").mode("append").save(table);
        var old = ends(spark, table);
        spark.conf().set("spark.sql.datetime.java8API.enabled", "true");
        var local = ends(spark, table);
        spark.conf().set("spark.databricks.delta.optimizeMetadataQuery.enabled", "false");
        var without = ends(spark, table);
        System.out.println("dates as LocalDate:   " + local);
        System.out.println("without the shortcut: " + without);
        System.out.println("dates as java.sql:    " + old);
        System.exit(local.startsWith("ClassCastException") && without.equals(old) ? 0 : 1);
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
