#!/usr/bin/env bash
# com.mypurecloud:platform-client-v2 198.1.0 (Maven Central), Java 17.
# A conversation's start with a fraction of a second of one, three or six digits. All three are valid ISO 8601 times.
# Expected (guess): half a second is read as 500 ms, microseconds are cut to milliseconds.
# Seen: the digits after the point are read as a number of milliseconds. ".5" is 5 ms, and ".123456" is 123,456 ms: the
#   conversation starts 2 minutes and 3 seconds late. Only three digits are read as they are meant. Times that went
#   through a tool that writes microseconds, or drops closing zeros, are moved without a word.
# Output seen:
#   08:00:00.5Z      is read as 2026-03-02T08:00:00.005Z
#   08:00:00.500Z    is read as 2026-03-02T08:00:00.500Z
#   08:00:00.123456Z is read as 2026-03-02T08:02:03.456Z
# Ends with 0 while it is so, with 1 once the times are right.
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
import com.mypurecloud.sdk.v2.model.AnalyticsConversation;

public class Finding {
    public static void main(String[] args) throws Exception {
        var mapper = ApiClient.Builder.standard().build().getObjectMapper();
        var got = new StringBuilder();
        for (String time : new String[] {"08:00:00.5Z", "08:00:00.500Z", "08:00:00.123456Z"}) {
            var json = "{\"conversationStart\": \"2026-03-02T" + time + "\"}";
            var read = mapper.readValue(json, AnalyticsConversation.class).getConversationStart().toInstant();
            System.out.printf("%-16s is read as %s%n", time, read);
            got.append(read).append(' ');
        }
        System.exit(got.toString().equals(
            "2026-03-02T08:00:00.005Z 2026-03-02T08:00:00.500Z 2026-03-02T08:02:03.456Z ") ? 0 : 1);
    }
}
JAVA
javac -cp "$(cat cp.txt)" Finding.java || exit 2
java -cp ".:$(cat cp.txt)" Finding 2> java.log \
    || { code=$?; grep -m 3 Exception java.log || true; exit $code; }
