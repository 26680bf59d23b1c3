package org.contretemps.app.run;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.apache.spark.package$;
import picocli.CommandLine.IVersionProvider;

/** The version that {@code --version} prints: of this software, of Spark and of Java. */
public final class Version implements IVersionProvider {
  /** The manifest's attribute for the commit that a jar was built from. */
  private static final String COMMIT = "Implementation-Build";

  /** What the build writes there outside a repository. */
  private static final String NO_REPOSITORY = "unknown";

  private static final String NOT_PACKAGED = "(not packaged)";

  @Override
  public String[] getVersion() {
    return new String[] {
      "contretemps " + own(),
      "Spark " + package$.MODULE$.SPARK_VERSION() + ", Java " + Runtime.version()
    };
  }

  /** Version and commit of this software, such as {@code 0.9.0 (8081b69c1d2e)}. */
  static String own() {
    try {
      return of(Path.of(Version.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException | IOException e) {
      return NOT_PACKAGED;
    }
  }

  /** What the manifest of a jar says; a folder of classes has none. */
  static String of(Path classes) throws IOException {
    if (!Files.isRegularFile(classes)) {
      return NOT_PACKAGED;
    }
    try (JarFile jar = new JarFile(classes.toFile())) {
      Manifest manifest = jar.getManifest();
      return manifest == null ? NOT_PACKAGED : of(manifest.getMainAttributes());
    }
  }

  private static String of(Attributes manifest) {
    String version = manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    String commit = manifest.getValue(COMMIT);
    if (version == null) {
      return NOT_PACKAGED;
    }
    return commit == null || commit.equals(NO_REPOSITORY) ? version : version + " (" + commit + ")";
  }
}
