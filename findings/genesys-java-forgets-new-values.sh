#!/usr/bin/env bash
# com.mypurecloud:platform-client-v2 198.1.0 (Maven Central), Java 17.
# A conversation with a disconnect type that is newer than the SDK ("holdTimeout", made up for this test) is read and
# written again, as a nightly export does.
# Expected (guess): reading fails, or the word is kept.
# Seen: neither. The value becomes OUTDATEDSDKVERSION, the word itself is kept nowhere, and what is written is
#   "OutdatedSdkVersion": a value of no version of the service, in a file that looks complete. A property that the SDK
#   does not know (here "mood") is dropped as well.
# Output seen:
#   read:    OutdatedSdkVersion
#   written: "disconnectType":"OutdatedSdkVersion", mood dropped
# Ends with 0 while it is so, with 1 once the word survives or is refused.
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
import com.mypurecloud.sdk.v2.ApiClient;
import com.mypurecloud.sdk.v2.model.AnalyticsConversationSegment;

public class Finding {
    public static void main(String[] args) throws Exception {
        var mapper = ApiClient.Builder.standard().build().getObjectMapper();
        var segment = mapper.readValue("{\"disconnectType\": \"holdTimeout\", \"mood\": \"calm\"}",
            AnalyticsConversationSegment.class);
        System.out.println("read:    " + segment.getDisconnectType());
        var written = mapper.writeValueAsString(segment);
        var lost = written.contains("\"disconnectType\":\"OutdatedSdkVersion\"") && !written.contains("holdTimeout");
        System.out.println("written: " + (lost ? "\"disconnectType\":\"OutdatedSdkVersion\"" : written)
            + (written.contains("mood") ? ", mood kept" : ", mood dropped"));
        System.exit(lost ? 0 : 1);
    }
}
JAVA
javac -cp "$(cat cp.txt)" Finding.java || exit 2
java -cp ".:$(cat cp.txt)" Finding 2> java.log \
    || { code=$?; grep -m 3 Exception java.log || true; exit $code; }
