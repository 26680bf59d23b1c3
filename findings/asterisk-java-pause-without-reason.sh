#!/usr/bin/env bash
# org.asteriskjava:asterisk-java 3.42.2 (Maven Central), Java 17. The class that builds events is internal, hence the
# package of this test; it gets what the library's reader gives it.
# Agents pause for lunch. A program handles all events of queue members by their common class, AbstractQueueMemberEvent,
# and asks getPausedReason().
# Expected (guess): "lunch", in the event of the pause as in the event of a member added while paused.
# Seen: it works for the member added. For the event that is about the pause it is null: that class has a second pair,
#   getPausedreason() with a small r, and the value goes there alone. toString() prints pausedreason=null as well.
# Output seen:
#   QueueMemberAdded: getPausedReason() = lunch
#   QueueMemberPause: getPausedReason() = null, getPausedreason() = lunch
# Ends with 0 while it is so, with 1 once both say lunch.
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
import org.asteriskjava.manager.event.AbstractQueueMemberEvent;
import org.asteriskjava.manager.event.QueueMemberPauseEvent;

public class Finding {
    static AbstractQueueMemberEvent event(String name) {
        Map<String, Object> fields = new HashMap<>(Map.of("event", name, "queue", "sales", "membername", "Ann",
            "interface", "PJSIP/1", "paused", "1", "pausedreason", "lunch"));
        return (AbstractQueueMemberEvent) new EventBuilderImpl().buildEvent(new Object(), fields);
    }

    public static void main(String[] args) {
        var added = event("QueueMemberAdded").getPausedReason();
        var pause = (QueueMemberPauseEvent) event("QueueMemberPause");
        System.out.println("QueueMemberAdded: getPausedReason() = " + added);
        System.out.println("QueueMemberPause: getPausedReason() = " + pause.getPausedReason()
            + ", getPausedreason() = " + pause.getPausedreason());
        System.exit("lunch".equals(added) && pause.getPausedReason() == null ? 0 : 1);
    }
}
JAVA
javac -cp "$(cat cp.txt)" org/asteriskjava/manager/internal/Finding.java || exit 2
java -cp ".:$(cat cp.txt)" org.asteriskjava.manager.internal.Finding 2> java.log \
    || { code=$?; grep -m 3 Exception java.log || true; exit $code; }
