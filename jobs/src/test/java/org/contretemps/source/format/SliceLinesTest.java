package org.contretemps.source.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.contretemps.house.LandedFiles;
import org.contretemps.source.landing.LandingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SliceLinesTest {
  private static final Configuration HADOOP = new Configuration();

  private record Place(long position, String text) {}

  @TempDir private Path folder;
  private LandedFiles landed;

  @BeforeEach
  void startEmpty() {
    landed = new LandedFiles(folder);
  }

  @Test
  void everyLineHasItsByteOffset() {
    LandingFile file = landed.text("a.csv", "caf\u00e9\nb\r\n\nlast without end");

    assertThat(lines(whole(file)))
        .containsExactly(
            new Place(0, "caf\u00e9"),
            new Place(6, "b"),
            new Place(9, ""),
            new Place(10, "last without end"));
  }

  @Test
  void anEmptyFileHasNoSliceAndNoLine() {
    LandingFile file = landed.text("a.csv", "");

    assertThat(FileSlice.of(List.of(file), HADOOP)).isEmpty();
    assertThat(lines(whole(file))).isEmpty();
  }

  @Test
  void manySmallSlicesGiveEveryLineOnceAtItsTrueOffset() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      byte[] bytes = randomText(random);
      LandingFile file = landed.bytes("random.csv", bytes);
      int step = 1 + random.nextInt(12);
      List<Place> read = new ArrayList<>();
      for (int start = 0; start < bytes.length; start += step) {
        read.addAll(lines(new FileSlice(file, start, Math.min(step, bytes.length - start))));
      }
      assertThat(read).as("seed %d, slices of %d", seed, step).isEqualTo(expected(bytes));
    }
  }

  @Test
  void filesAreCutIntoSlicesThatCoverThemOnce() {
    LandingFile plain =
        new LandingFile("/x/a.csv", "a.csv", (64L << 20) + 1, LandedFiles.DELIVERED_AT);
    LandingFile packed =
        new LandingFile("/x/a.csv.gz", "a.csv.gz", 200L << 20, LandedFiles.DELIVERED_AT);

    assertThat(FileSlice.of(List.of(plain, packed), HADOOP))
        .containsExactly(
            new FileSlice(plain, 0, 64L << 20),
            new FileSlice(plain, 64L << 20, 1),
            new FileSlice(packed, 0, 200L << 20));
  }

  @Test
  void everyCoreHasAsManyTasksAndSmallFilesShareOne() {
    LandingFile file = new LandingFile("/x/a", "a", 10, LandedFiles.DELIVERED_AT);
    List<FileSlice> hundred = Stream.generate(() -> new FileSlice(file, 0, 10)).limit(100).toList();

    assertThat(FileSlice.tasks(hundred, 4)).isEqualTo(8);
    assertThat(FileSlice.tasks(hundred, 3)).isEqualTo(6);
    assertThat(FileSlice.tasks(hundred.subList(0, 2), 4)).isEqualTo(2);
    assertThat(FileSlice.tasks(List.of(), 4)).isEqualTo(1);
    assertThat(FileSlice.tasks(List.of(new FileSlice(file, 0, 320L << 20)), 4)).isEqualTo(1);
  }

  @Test
  void packedFilesHaveTheOffsetsOfWhatIsInThem() throws IOException {
    byte[] bytes = randomText(new Random(7));
    LandingFile gzip = landed.bytes("a.csv.gz", gzipInTwoMembers(bytes));
    LandingFile bzip2 = landed.bytes("a.csv.bz2", bzip2(bytes));

    assertThat(lines(FileSlice.of(List.of(gzip), HADOOP).get(0))).isEqualTo(expected(bytes));
    assertThat(lines(FileSlice.of(List.of(bzip2), HADOOP).get(0))).isEqualTo(expected(bytes));
  }

  @Test
  void aPackedFileThatIsCutAnywhereEndsInDamage() {
    byte[] bytes = randomText(new Random(3));
    byte[] gzip = LandedFiles.gzip(bytes);
    for (int length : new int[] {1, 5, gzip.length / 2, gzip.length - 1}) {
      assertEndsInDamage(landed.bytes("cut.csv.gz", Arrays.copyOf(gzip, length)), bytes);
    }
  }

  @Test
  void aFlippedBitInAPackedFileIsDamageAndNeverAFailure() {
    byte[] bytes = randomText(new Random(4));
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      byte[] packed = LandedFiles.gzip(bytes);
      // After gzip's header, whose fields (time, system) may hold anything.
      int at = 10 + random.nextInt(packed.length - 10);
      packed[at] ^= (byte) (1 << random.nextInt(8));
      LandingFile file = landed.bytes("bad.csv.gz", packed);

      assertThat(damage(file)).as("byte %d, round %d", at, i).isNotNull();
    }
  }

  @Test
  void aPlainTextThatCallsItselfPackedIsDamage() {
    assertThat(damage(landed.text("a.csv.gz", "contact_id,service\n1,a\n")))
        .startsWith(RawRecord.DAMAGE);
  }

  @Test
  void aFileThatHasGoneIsAFailure() {
    LandingFile file =
        new LandingFile("file:///nowhere/a.csv", "a.csv", 3, LandedFiles.DELIVERED_AT);

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> lines(whole(file)))
        .hasMessageStartingWith("Cannot read file:///nowhere/a.csv: ");
  }

  @Test
  void readingAHeaderLeavesNoFileOpen() throws IOException {
    LandingFile file = landed.text("header.csv", "a,b\n" + "1,2\n".repeat(10_000));

    assertThat(HeaderLine.of(file, null, new JsonLine(), Set.of(), HADOOP).bytes())
        .asString()
        .isEqualTo("a,b");

    assertThat(openFiles()).doesNotContain(folder.resolve("header.csv"));
  }

  private void assertEndsInDamage(LandingFile file, byte[] bytes) {
    List<Place> lines = lines(FileSlice.of(List.of(file), HADOOP).get(0));
    int whole = lines.size() - 1;
    assertThat(lines.get(whole).text()).as(file.toString()).startsWith(RawRecord.DAMAGE);
    assertThat(lines.subList(0, whole)).isEqualTo(expected(bytes).subList(0, whole));
  }

  private static String damage(LandingFile file) {
    List<Place> lines = lines(FileSlice.of(List.of(file), HADOOP).get(0));
    String last = lines.get(lines.size() - 1).text();
    return last.startsWith(RawRecord.DAMAGE) ? last : null;
  }

  private static List<Place> lines(FileSlice slice) {
    List<Place> places = new ArrayList<>();
    SliceLines lines = new SliceLines(slice, HADOOP);
    while (lines.hasNext()) {
      SliceLines.Line line = lines.next();
      String text = line.defect == null ? new String(line.bytes, UTF_8) : line.defect;
      places.add(new Place(line.position, text));
    }
    return places;
  }

  private static FileSlice whole(LandingFile file) {
    return new FileSlice(file, 0, file.bytes());
  }

  /** Lines of few letters, so that ends of lines meet ends of slices in every way. */
  private static byte[] randomText(Random random) {
    StringBuilder text = new StringBuilder();
    int length = 20 + random.nextInt(200);
    while (text.length() < length) {
      text.append("ab\u00e9\n\n\r\n,\"".charAt(random.nextInt(8)));
    }
    return text.toString().getBytes(UTF_8);
  }

  private static List<Place> expected(byte[] bytes) {
    List<Place> places = new ArrayList<>();
    int start = 0;
    for (int at = 0; at <= bytes.length; at++) {
      boolean isEnd = at == bytes.length ? at > start : bytes[at] == '\n';
      if (isEnd) {
        String line = new String(bytes, start, at - start, UTF_8);
        places.add(
            new Place(start, line.endsWith("\r") ? line.substring(0, line.length() - 1) : line));
        start = at + 1;
      }
    }
    return places;
  }

  private static byte[] gzipInTwoMembers(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.write(LandedFiles.gzip(Arrays.copyOf(bytes, 10)));
    packed.write(LandedFiles.gzip(Arrays.copyOfRange(bytes, 10, bytes.length)));
    return packed.toByteArray();
  }

  private static byte[] bzip2(byte[] bytes) throws IOException {
    BZip2Codec codec = new BZip2Codec();
    codec.setConf(HADOOP);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (var out = codec.createOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static List<Path> openFiles() throws IOException {
    List<Path> open = new ArrayList<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        if (Files.isSymbolicLink(descriptor)) {
          open.add(Files.readSymbolicLink(descriptor));
        }
      }
    }
    return open;
  }
}
