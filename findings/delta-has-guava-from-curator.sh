#!/usr/bin/env bash
# io.delta:delta-spark_4.2_2.13 4.4.0 on Apache Spark 4.2.0 (Maven Central), Java 17.
# A batch job leaves Apache Curator out of its class path: it serves the recovery of Spark's own cluster manager alone.
# Expected (guess): Delta writes its tables as before; what it needs it declares.
# Seen: Delta's classes name Guava, which none of its dependencies brings. It reaches them with Spark's Curator alone, in
#   the version of 2023 that Curator asks for.
# Output seen:
#   Guava on the class path: false
#   first write: java.lang.NoClassDefFoundError: com/google/common/util/concurrent/UncheckedExecutionException
# Ends with 0 while it is so, with 1 once the table is written.
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
      <exclusions>
        <exclusion><groupId>org.apache.curator</groupId><artifactId>*</artifactId></exclusion>
      </exclusions>
    </dependency>
  </dependencies>
</project>
XML
mvn -q dependency:build-classpath -Dmdep.outputFile=cp.txt > mvn.log 2>&1 || { cat mvn.log; exit 2; }
cat > Finding.java <<'JAVA'
import java.nio.file.Files;
import org.apache.spark.sql.SparkSession;

public class Finding {
    static String write(SparkSession spark, String table) {
        try {
            spark.range(1).write().format("delta").save(table);
            return "written";
        } catch (Throwable e) {
            Throwable cause = e;
            while (cause.getCause() != null && !(cause instanceof NoClassDefFoundError)) {
                cause = cause.getCause();
            }
            return cause.toString();
        }
    }

    public static void main(String[] args) throws Exception {
        boolean guava = System.getProperty("java.class.path").contains("/guava-");
        var spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog").getOrCreate();
        var table = Files.createTempDirectory(java.nio.file.Path.of("."), "t").toAbsolutePath().normalize() + "/table";
        String written = write(spark, table);
        System.out.println("Guava on the class path: " + guava);
        System.out.println("first write: " + written);
        System.exit(!guava && written.contains("com/google/common") ? 0 : 1);
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
