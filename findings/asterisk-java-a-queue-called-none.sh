#!/usr/bin/env bash
# org.asteriskjava:asterisk-java 3.42.2 (Maven Central), Java 17. The class that builds events is internal, hence the
# package of this test; it gets what the library's reader gives it.
# Callers join the queues "sales", "none" and "unknown" (a queue for callers whose wish is unknown).
# Expected (guess): getQueue() is the name of the queue.
# Seen: a list of words stands for "no value", in every field and in any case: none, unknown, n/a, null. The queue of
#   these callers is null, as is an agent called "None". Text fields lose it as well as numbers.
# Output seen:
#   sales -> sales, none -> null, unknown -> null, N/A -> null, unsure -> unsure
# Ends with 0 while it is so, with 1 once the names arrive.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > pom.xml <<'XML'
<project>
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.asteriskjava</groupId><artifactId>asterisk-java</artifactId><version>3.42.2</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q dependency:build-classpath -Dmdep.outputFile=cp.txt > mvn.log 2>&1 || { cat mvn.log; exit 2; }
mkdir -p org/asteriskjava/manager/internal
cat > org/asteriskjava/manager/internal/Finding.java <<'JAVA'
package org.asteriskjava.manager.internal;

import java.util.HashMap;
import java.util.Map;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;

public class Finding {
    public static void main(String[] args) {
        var line = new StringBuilder();
        for (String queue : new String[] {"sales", "none", "unknown", "N/A", "unsure"}) {
            Map<String, Object> fields = new HashMap<>(Map.of("event", "QueueCallerJoin", "queue", queue));
            var event = (QueueCallerJoinEvent) new EventBuilderImpl().buildEvent(new Object(), fields);
            line.append(line.length() > 0 ? ", " : "").append(queue).append(" -> ").append(event.getQueue());
        }
        System.out.println(line);
        System.exit(line.toString().equals(
            "sales -> sales, none -> null, unknown -> null, N/A -> null, unsure -> unsure") ? 0 : 1);
    }
}
JAVA
javac -cp "$(cat cp.txt)" org/asteriskjava/manager/internal/Finding.java || exit 2
java -cp ".:$(cat cp.txt)" org.asteriskjava.manager.internal.Finding 2> java.log \
    || { code=$?; grep -m 3 Exception java.log || true; exit $code; }
