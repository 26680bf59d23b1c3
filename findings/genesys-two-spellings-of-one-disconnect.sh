#!/usr/bin/env bash
# com.mypurecloud:platform-client-v2 198.1.0 (Maven Central), Java 17.
# Why a leg ended: "disconnectType" of a call (the conversation as it runs) and of an analytics segment (the same
# conversation in the export).
# Expected (guess): one list of values for both.
# Seen: the transfers and refusals are spelt in two ways: "transfer.noanswer" of the call is "noAnswerTransfer" of the
#   segment, and so on: 8 of the call's 18 values are not among the segment's. For do-not-disturb the segment even has
#   two words each, dndTransfer and transferDnd, dndEndpoint and endpointDnd.
# Output seen:
#   only a call:    endpoint.donotdisturb transfer.conference transfer.consult transfer.donotdisturb transfer.forward
#                   transfer.noanswer transfer.notavailable transport.failure
#   only a segment: conferenceTransfer consultTransfer dndEndpoint dndTransfer endpointDnd forwardTransfer
#                   noAnswerTransfer notAvailableTransfer transferDnd transportFailure
# Ends with 0 while it is so, with 1 once the lists agree.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > pom.xml <<'XML'
<project>
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.mypurecloud</groupId><artifactId>platform-client-v2</artifactId><version>198.1.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q dependency:build-classpath -Dmdep.outputFile=cp.txt > mvn.log 2>&1 || { cat mvn.log; exit 2; }
cat > Finding.java <<'JAVA'
import com.mypurecloud.sdk.v2.model.AnalyticsConversationSegment;
import com.mypurecloud.sdk.v2.model.Call;
import java.util.Arrays;
import java.util.TreeSet;

public class Finding {
    static TreeSet<String> words(Object[] values) {
        var words = new TreeSet<String>();
        Arrays.stream(values).map(Object::toString).forEach(words::add);
        return words;
    }

    public static void main(String[] args) {
        var call = words(Call.DisconnectTypeEnum.values());
        var segment = words(AnalyticsConversationSegment.DisconnectTypeEnum.values());
        var both = new TreeSet<>(call);
        both.retainAll(segment);
        call.removeAll(both);
        segment.removeAll(both);
        System.out.println("only a call:    " + String.join(" ", call));
        System.out.println("only a segment: " + String.join(" ", segment));
        System.exit(call.contains("transfer.noanswer") && segment.contains("noAnswerTransfer") ? 0 : 1);
    }
}
JAVA
javac -cp "$(cat cp.txt)" Finding.java || exit 2
java -cp ".:$(cat cp.txt)" Finding 2> java.log \
    || { code=$?; grep -m 3 Exception java.log || true; exit $code; }
