#!/usr/bin/env bash
# parquet-wasm 0.8.0 and apache-arrow 21.2.0 (npm), Node 20; org.apache.spark:spark-sql_2.13 4.2.0 (Maven Central),
# Java 17.
# A norm is valid "until further notice": 31 December 9999. Spark writes it to Parquet as it does by default, an INT96.
# Expected (guess): parquet-wasm reads 9999, or refuses the value.
# Seen: INT96 becomes nanoseconds in 64 bits, which end in the year 2262, and what is beyond wraps around without a
#   word: the norm ended in 1816. The same file's 2026 is right, so nobody looks twice.
# Output seen:
#   start 2026-03-02T08:00:00.000Z, valid_until 1816-03-29T05:56:08.067Z
# Ends with 0 while it is so, with 1 once the year is 9999 or refused.
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
npm install --silent --no-audit --no-fund --prefix . parquet-wasm@0.8.0 apache-arrow@21.2.0 > npm.log 2>&1 \
    || { cat npm.log; exit 2; }
cat > run.mjs <<'JS'
import fs from 'node:fs';
import parquet from 'parquet-wasm/node';
import { tableFromIPC } from 'apache-arrow';
const file = fs.readdirSync('spark').find(name => name.endsWith('.parquet'));
const table = tableFromIPC(parquet.readParquet(new Uint8Array(fs.readFileSync(`spark/${file}`))).intoIPCStream());
const at = name => new Date(table.getChild(name).get(0)).toISOString();
console.log(`start ${at('start')}, valid_until ${at('valid_until')}`);
process.exit(at('start').startsWith('2026-03-02T08:00') && at('valid_until').startsWith('1816') ? 0 : 1);
JS
node run.mjs
