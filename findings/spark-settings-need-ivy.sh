#!/usr/bin/env bash
# org.apache.spark:spark-sql_2.13 4.2.0 (Maven Central), Java 17.
# A batch job that fetches no packages while it runs leaves Apache Ivy out of its class path, as a check of licences or of
# known faults may ask for.
# Expected (guess): everything works but --packages and ADD JAR ivy://, which need Ivy.
# Seen: SparkConf itself does not load, before any session: the settings' declarations name a class whose loading takes
#   Ivy's resolver with it.
# Output seen:
#   with Ivy:    set
#   without Ivy: java.lang.NoClassDefFoundError: org/apache/ivy/plugins/resolver/DependencyResolver
# Ends with 0 while it is so, with 1 once SparkConf loads without Ivy.
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
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

public class Finding {
    static String set(boolean withIvy) throws Exception {
        List<URL> jars = new ArrayList<>();
        for (String jar : System.getProperty("java.class.path").split(":")) {
            if (withIvy || !Path.of(jar).getFileName().toString().startsWith("ivy-")) {
                jars.add(Path.of(jar).toUri().toURL());
            }
        }
        try (var loader = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> conf = loader.loadClass("org.apache.spark.SparkConf");
            Object settings = conf.getConstructor(boolean.class).newInstance(false);
            conf.getMethod("set", String.class, String.class).invoke(settings, "spark.app.name", "nightly");
            return "set";
        } catch (java.lang.reflect.InvocationTargetException e) {
            return e.getCause().toString();
        }
    }

    public static void main(String[] args) throws Exception {
        String with = set(true);
        String without = set(false);
        System.out.println("with Ivy:    " + with);
        System.out.println("without Ivy: " + without);
        System.exit(with.equals("set") && without.contains("NoClassDefFoundError: org/apache/ivy") ? 0 : 1);
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
