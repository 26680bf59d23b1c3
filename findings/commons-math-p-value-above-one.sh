#!/usr/bin/env bash
# org.apache.commons:commons-math3 3.6.1 (Maven Central), Java 17.
# 10 calls, 5 of them within the norm. Is that compatible with one half? A two-sided binomial test.
# Expected (guess): p = 1, there is no better agreement.
# Seen: p = 1.246. The middle count is added from both sides. The wrong p is not capped, so a check that 0 <= p <= 1
#   fails just on the best agreement there can be.
# Output seen:
#   5 of 10 at 0.5: p = 1.2461; 4 of 10: p = 0.7539
# Ends with 0 while it is so, with 1 once p is at most 1.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > pom.xml <<'XML'
<project>
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.commons</groupId><artifactId>commons-math3</artifactId><version>3.6.1</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q dependency:build-classpath -Dmdep.outputFile=cp.txt > mvn.log 2>&1 || { cat mvn.log; exit 2; }
cat > Finding.java <<'JAVA'
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;

public class Finding {
    public static void main(String[] args) {
        var test = new BinomialTest();
        double half = test.binomialTest(10, 5, 0.5, AlternativeHypothesis.TWO_SIDED);
        double four = test.binomialTest(10, 4, 0.5, AlternativeHypothesis.TWO_SIDED);
        System.out.printf(java.util.Locale.ROOT, "5 of 10 at 0.5: p = %.4f; 4 of 10: p = %.4f%n", half, four);
        System.exit(half > 1 ? 0 : 1);
    }
}
JAVA
javac -cp "$(cat cp.txt)" Finding.java || exit 2
java -cp ".:$(cat cp.txt)" Finding 2> java.log \
    || { code=$?; grep -m 3 Exception java.log || true; exit $code; }
