package org.contretemps.config;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The whole configuration of the product, read once at the start from one YAML file.
 *
 * @param file the file that it was read from
 * @param warehouse URI of the folder with the Delta tables
 * @param landing URI of the folder in which raw files arrive
 * @param sourceFolder folder of the mapping files
 * @param sources names of the mappings in use, in the order in which they are loaded
 * @param pseudonymKeyFile file with the secret key of the pseudonyms
 * @param ingest how landing files are loaded
 * @param definitions what derived tables depend on
 * @param windowDays days of the rolling window of handling-time distributions
 * @param zones what impeded-quality zones are looked for with
 * @param recommendation what recommended norms may cost
 * @param indicators what indicators are counted with
 * @param operations how operators hear of a night
 * @param retention how long what is kept
 * @param names what people call what the data have codes for
 * @param controller who answers for the processing of personal data
 */
public record Configuration(
    Path file,
    String warehouse,
    String landing,
    Path sourceFolder,
    List<String> sources,
    Path pseudonymKeyFile,
    IngestSettings ingest,
    Definitions definitions,
    int windowDays,
    ZoneSettings zones,
    RecommendationSettings recommendation,
    IndicatorSettings indicators,
    Operations operations,
    Retention retention,
    Names names,
    Controller controller) {

  /** What the command line says in place of the file. Relative paths are the caller's. */
  public record Overrides(Optional<String> warehouse, Optional<String> landing) {
    /** The file as it is. */
    public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty());
  }

  /** Reads a configuration file. Relative paths in it are relative to its own folder. */
  public static Configuration read(Path file, Overrides overrides) {
    Problems problems = new Problems();
    Configuration configuration = from(Settings.read(file, problems), file, overrides, problems);
    problems.throwIfAny("use the configuration " + file);
    return configuration;
  }

  /** Every key that a configuration file may have. */
  public static List<KeyDescription> keys(Path file) {
    Problems problems = new Problems();
    Settings settings = Settings.read(file, problems);
    from(settings, file, Overrides.NONE, problems);
    problems.throwIfAny("use the configuration " + file);
    return settings.keys(KeyComments.in(new String(bytes(file), StandardCharsets.UTF_8)));
  }

  /**
   * A hash of the texts of the configuration and of the mappings in use: equal if these are. What
   * the command line says in place of them is not in it.
   */
  public String fingerprint() {
    MessageDigest digest = DigestUtils.getSha256Digest();
    Stream.concat(
            Stream.of(file), sources.stream().map(name -> sourceFolder.resolve(name + ".yaml")))
        .forEach(path -> digest.update(bytes(path)));
    return Hex.encodeHexString(digest.digest()).substring(0, 16);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  static Configuration from(Settings settings, Path file, Overrides overrides, Problems problems) {
    Path home = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    Settings sources = settings.section("sources");
    Settings privacy = settings.section("privacy");
    Settings ingest = settings.section("ingest");
    Settings strata = settings.section("strata");
    Settings distribution = settings.section("distribution");
    Settings zones = settings.section("zones");
    Settings staffing = settings.section("staffing");
    ZoneSettings zoneSettings = ZoneSettings.from(zones, staffing, problems);
    Settings recommendation = settings.section("recommendation");
    Settings hook = settings.section("hook");
    Settings metrics = settings.section("metrics");
    Settings lineage = settings.section("lineage");
    Settings retention = settings.section("retention");
    Configuration configuration =
        new Configuration(
            file,
            location("warehouse", settings, home, overrides.warehouse(), problems),
            location("landing", settings, home, overrides.landing(), problems),
            home.resolve(sources.text("folder", "sources")).normalize(),
            sources.texts("enabled"),
            home.resolve(privacy.text("pseudonym-key-file")).normalize(),
            IngestSettings.from(ingest),
            new Definitions(
                SituationTypology.from(settings.section("situation-types"), problems),
                OutcomeWindows.from(settings.section("outcomes"), problems),
                strata.integer("new-agent-days", 90, 0, 10_000)),
            distribution.integer("window-days", 28, 1, 366),
            zoneSettings,
            RecommendationSettings.from(recommendation),
            IndicatorSettings.from(settings.section("indicators"), zoneSettings.staffing()),
            Operations.from(sources, hook, metrics, lineage, home),
            Retention.from(retention),
            Names.from(settings.section("names"), problems),
            Controller.from(settings.section("controller")));
    checkSources(configuration.sources(), problems);
    List.of(
            sources,
            privacy,
            ingest,
            strata,
            distribution,
            zones,
            staffing,
            recommendation,
            hook,
            metrics,
            lineage,
            retention,
            settings)
        .forEach(Settings::refuseUnknownKeys);
    return configuration;
  }

  private static void checkSources(List<String> sources, Problems problems) {
    if (sources.isEmpty()) {
      problems.add("'sources.enabled' names no mapping. List at least one, like [generic-csv].");
    }
    sources.stream()
        .filter(source -> Collections.frequency(sources, source) > 1)
        .distinct()
        .forEach(
            source ->
                problems.add("'sources.enabled' names %s twice. Name it once.".formatted(source)));
  }

  private static String location(
      String key, Settings settings, Path home, Optional<String> override, Problems problems) {
    String text = settings.text(key);
    return override.isPresent()
        ? location("--" + key, override.get(), Path.of("").toAbsolutePath(), problems)
        : location(key, text, home, problems);
  }

  private static String location(String key, String text, Path home, Problems problems) {
    if (Secrets.areIn(text)) {
      problems.add(
          "'%s' has a credential in it, or a bucket with ':' or '@'. Write s3a://bucket/folder: %s."
              .formatted(key, Secrets.ORIGINS));
      return "";
    }
    try {
      if (text.contains(":/")) {
        return URI.create(text).toString().replaceAll("/+$", "");
      }
      // Not Path.toUri(): Hadoop takes a location letter by letter, "%20" too.
      return "file://" + home.resolve(text).normalize();
    } catch (IllegalArgumentException e) {
      problems.add(
          "'%s' is '%s', which is neither a folder nor a URI like s3a://bucket/folder."
              .formatted(key, text));
      return "";
    }
  }
}
