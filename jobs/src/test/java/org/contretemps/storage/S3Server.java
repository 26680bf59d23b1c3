package org.contretemps.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * A real S3 server on loopback, which keeps its objects in a folder that is deleted with the
 * process. One serves the whole suite; each test has a bucket of its own.
 */
final class S3Server {
  static final String ACCESS_KEY_ID = "AKIATESTOFCONTRETEMPS";
  static final String SECRET_ACCESS_KEY = "a-secret-that-stands-nowhere";

  private static S3Server running;

  private final Path folder;
  private final BlobStore objects;
  private final S3Proxy proxy;

  private S3Server(Path folder, BlobStore objects) {
    this.folder = folder;
    this.objects = objects;
    this.proxy =
        S3Proxy.builder()
            .blobStore(objects)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY_ID, SECRET_ACCESS_KEY)
            .stopTimeout(0)
            .build();
    start();
  }

  /** The server of this process, started at its first use. */
  static synchronized S3Server running() {
    if (running == null) {
      Path folder = temporaryFolder();
      running = new S3Server(folder, new FilesystemNio2BlobStore(folder.toString()));
    }
    return running;
  }

  /** Another server on a store of objects. */
  static S3Server on(BlobStore objects) {
    return new S3Server(temporaryFolder(), objects);
  }

  int port() {
    return proxy.getPort();
  }

  /** The place of the objects, in any form. */
  Path folder() {
    return folder;
  }

  BlobStore objects() {
    return objects;
  }

  /** Has an object be as old as if it had been written then. */
  void date(String bucket, String key, Instant at) throws IOException {
    Files.setLastModifiedTime(folder.resolve(bucket).resolve(key), FileTime.from(at));
  }

  /** Makes a bucket, and its name and whereabouts known to this process. */
  String bucket(String name, Configuration hadoop) {
    return bucket(name, port(), hadoop);
  }

  /** The same for a bucket that is reached by another port. */
  String bucket(String name, int port, Configuration hadoop) {
    objects.createContainer(name);
    String prefix = "fs.s3a.bucket.%s.".formatted(name);
    whereabouts(port).forEach((key, value) -> hadoop.set(prefix + key, value));
    hadoop.set(prefix + "access.key", ACCESS_KEY_ID);
    hadoop.set(prefix + "secret.key", SECRET_ACCESS_KEY);
    return name;
  }

  /** What a user has to say of a store that is not Amazon's. */
  static Map<String, String> whereabouts(int port) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("endpoint", "http://127.0.0.1:" + port);
    settings.put("endpoint.region", "us-east-1");
    settings.put("path.style.access", "true");
    return settings;
  }

  /** The environment in which a process finds its credentials. */
  static Map<String, String> environment() {
    return Map.of("AWS_ACCESS_KEY_ID", ACCESS_KEY_ID, "AWS_SECRET_ACCESS_KEY", SECRET_ACCESS_KEY);
  }

  private void start() {
    try {
      proxy.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("contretemps-s3-");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
      return folder;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
