#!/usr/bin/env bash
# org.apache.commons:commons-math3 3.6.1 and commons-statistics-inference 1.2 (Maven Central), Java 17.
# Two teams, 30 days each, the number of complaints per day: 0 to 3 and 0 to 4. Do the two distributions differ? The
# Kolmogorov-Smirnov test of either library, called with nothing but the data.
# Expected (guess): the same distance, 0.2, and about the same p, 0.59.
# Seen: the same distance, but p = 0.24 against 0.59. Counts are full of ties; Commons Math first shakes them with small
#   random numbers, which makes the distance larger than the one it reports, and then counts only what is strictly
#   larger still.
# Output seen:
#   commons-math3: distance 0.2000, p 0.2391
#   commons-statistics-inference: distance 0.2000, p 0.5941
# Ends with 0 while it is so, with 1 once the two agree within 0.05.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > pom.xml <<'XML'
<project>
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.commons</groupId><artifactId>commons-math3</artifactId><version>3.6.1</version>
    </dependency>
    <dependency>
      <groupId>org.apache.commons</groupId><artifactId>commons-statistics-inference</artifactId><version>1.2</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q dependency:build-classpath -Dmdep.outputFile=cp.txt > mvn.log 2>&1 || { cat mvn.log; exit 2; }
cat > Finding.java <<'JAVA'
import java.util.Locale;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

public class Finding {
    public static void main(String[] args) {
        double[] a = new double[30], b = new double[30];
        for (int day = 0; day < 30; day++) {
            a[day] = day % 4;
            b[day] = (day + 1) % 5;
        }
        var old = new org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest();
        double oldP = old.kolmogorovSmirnovTest(a, b);
        var now = KolmogorovSmirnovTest.withDefaults().test(a, b);
        System.out.printf(Locale.ROOT, "commons-math3: distance %.4f, p %.4f%n",
            old.kolmogorovSmirnovStatistic(a, b), oldP);
        System.out.printf(Locale.ROOT, "commons-statistics-inference: distance %.4f, p %.4f%n",
            now.getStatistic(), now.getPValue());
        System.exit(Math.abs(oldP - now.getPValue()) > 0.05 ? 0 : 1);
    }
}
JAVA
javac -cp "$(cat cp.txt)" Finding.java || exit 2
java -cp ".:$(cat cp.txt)" Finding 2> java.log \
    || { code=$?; grep -m 3 Exception java.log || true; exit $code; }
