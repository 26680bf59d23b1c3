#!/usr/bin/env bash
# org.apache.spark:spark-sql_2.13 4.2.0 (Maven Central), Java 17.
# A night shift's call in Paris on 29 March 2026, when 02:00 became 03:00: from 01:30 to 03:30. Both are TIMESTAMP, that
# is, instants; 60 minutes lie between them.
# Expected (guess): timestampdiff and the minus sign say 60 minutes; they are about instants, not about wall clocks.
# Seen: both say 120 minutes: the times are turned into wall clocks of the session's time zone before they are
#   subtracted. unix_timestamp says 60. A handling time by the minus sign is an hour too long in one night of spring, and
#   in autumn an hour too short, that is, mostly negative.
# Output seen:
#   timestampdiff 120 min, minus sign PT2H, unix_timestamp 60 min
#   25 October, 5 minutes around 03:00 that become 02:00: timestampdiff -55 min
# Ends with 0 while it is so, with 1 once instants are subtracted.
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
            .config("spark.sql.session.timeZone", "Europe/Paris").getOrCreate();
        var spring = spark.sql("SELECT timestampdiff(MINUTE, a, b), b - a, (unix_timestamp(b) - unix_timestamp(a)) div 60 "
            + "FROM VALUES (TIMESTAMP'2026-03-29 01:30:00', TIMESTAMP'2026-03-29 03:30:00') t(a, b)").first();
        var autumn = spark.sql("SELECT timestampdiff(MINUTE, TIMESTAMP'2026-10-25T00:58:00Z', "
            + "TIMESTAMP'2026-10-25T01:03:00Z')").first();
        System.out.println("timestampdiff " + spring.get(0) + " min, minus sign " + spring.get(1)
            + ", unix_timestamp " + spring.get(2) + " min");
        System.out.println("25 October, 5 minutes around 03:00 that become 02:00: timestampdiff " + autumn.get(0) + " min");
        System.exit(spring.getLong(0) == 120 && spring.getLong(2) == 60 && autumn.getLong(0) == -55 ? 0 : 1);
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
