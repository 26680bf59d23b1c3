#!/usr/bin/env bash
# @dsnp/parquetjs 1.8.9 (npm), Node 20; org.apache.spark:spark-sql_2.13 4.2.0 (Maven Central), Java 17.
# Spark writes a contact's start, 2 March 2026 at 08:00 UTC, to Parquet as it does by default: an INT96, nanoseconds of
# the day and the number of the day.
# Expected (guess): parquetjs gives a Date, or the twelve bytes.
# Seen: the number 28800000000000: the nanoseconds of the day. The day is dropped, so contacts of all days at the same
#   time of day have the same start. The reader has "INT96" among its types and gives no warning.
# Output seen:
#   type INT96, value 28800000000000 (8 h in nanoseconds)
# Ends with 0 while it is so, with 1 once the day is in the value.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > pom.xml <<'XML'
<project>
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.spark</groupId><artifactId>spark-sql_2.13</artifactId><version>4.2.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q dependency:build-classpath -Dmdep.outputFile=cp.txt > mvn.log 2>&1 || { cat mvn.log; exit 2; }
cat > Finding.java <<'JAVA'
import org.apache.spark.sql.SparkSession;

public class Finding {
    public static void main(String[] args) {
        var spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.session.timeZone", "UTC").getOrCreate();
        spark.sql("SELECT TIMESTAMP'2026-03-02 08:00:00' AS start, TIMESTAMP'9999-12-31 00:00:00' AS valid_until")
            .coalesce(1).write().parquet("spark");
        spark.stop();
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
npm install --silent --no-audit --no-fund --prefix . @dsnp/parquetjs@1.8.9 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const fs = require('fs'), { ParquetReader } = require('@dsnp/parquetjs');
(async () => {
  const file = fs.readdirSync('spark').find(name => name.endsWith('.parquet'));
  const reader = await ParquetReader.openFile(`spark/${file}`);
  const { start } = await reader.getCursor().next();
  const type = reader.getSchema().fields.start.primitiveType;
  await reader.close();
  console.log(`type ${type}, value ${start}` + (Number(start) === 288e11 ? ' (8 h in nanoseconds)' : ''));
  process.exit(Number(start) === 288e11 ? 0 : 1);
})();
JS
node run.cjs
