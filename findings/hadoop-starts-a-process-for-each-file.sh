#!/usr/bin/env bash
# org.apache.hadoop:hadoop-client-runtime 3.5.0, with delta-spark_4.2_2.13 4.4.0 on Apache Spark 4.2.0 (Maven Central), Java 17.
# A job keeps its Delta tables in folders of one machine, on which Hadoop's native library is not installed, as it is with
# Maven's jars alone.
# Expected (guess): files are made and renamed by Java, without other processes.
# Seen: Hadoop starts chmod for each file or folder that it makes with permissions, and readlink for what it renames: some
#   twenty processes for a commit of one row. On this kind of machine each takes 7 to 12 ms, so a night of 25 commits
#   spends seconds in them.
# Output seen:
#   processes started by a second commit of one row: 22, among them chmod and readlink
# Ends with 0 while ten or more are started, with 1 once it is fewer.
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
import java.nio.file.Path;
import java.util.TreeSet;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.spark.sql.SparkSession;

public class Finding {
    public static void main(String[] args) throws Exception {
        var spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog").getOrCreate();
        var table = Files.createTempDirectory(Path.of("."), "t").toAbsolutePath().normalize() + "/table";
        spark.range(1).write().format("delta").save(table);
        var names = new TreeSet<String>();
        int started = 0;
        try (var recording = new Recording()) {
            recording.enable("jdk.ProcessStart");
            recording.start();
            spark.range(1).write().format("delta").mode("append").save(table);
            recording.stop();
            recording.dump(Path.of("commit.jfr"));
        }
        for (var event : RecordingFile.readAllEvents(Path.of("commit.jfr"))) {
            started++;
            String[] words = event.getString("command").split(" ");
            names.add(Path.of(words[0]).getFileName().toString());
        }
        System.out.println("processes started by a second commit of one row: " + started + ", among them " + String.join(" and ", names));
        System.exit(started >= 10 ? 0 : 1);
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
