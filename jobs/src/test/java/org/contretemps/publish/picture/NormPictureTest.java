package org.contretemps.publish.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.contretemps.statistics.clash.NormProfile;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionTally;
import org.contretemps.statistics.position.Strata;
import org.junit.jupiter.api.Test;

class NormPictureTest {
  private static final int EXCESS = Style.EXCESS.getRGB();

  private static NormProfile profile(int gathered) {
    NormPositionTally tally = new NormPositionTally(new NormBins(400), Strata.of(4, 2, 2));
    for (int bin = -30; bin <= 60; bin++) {
      boolean isUnder = NormBins.UNDER_NORM.contains(bin);
      tally.add(0, bin, 200 + (isUnder ? gathered : 0), 20 + (isUnder ? gathered / 2 : 0), 20);
    }
    return NormProfile.of(tally.counts()).orElseThrow();
  }

  private static BufferedImage draw(int gathered, Locale language) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new NormPicture(profile(gathered), "A cell", "A finding.", language).writePng(out);
    return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
  }

  private static long excessPoints(BufferedImage image) {
    return IntStream.range(0, image.getHeight())
        .mapToLong(
            y ->
                IntStream.range(0, image.getWidth())
                    .filter(x -> image.getRGB(x, y) == EXCESS)
                    .count())
        .sum();
  }

  @Test
  void theMoreContactsGatherTheLargerTheShadedPart() throws IOException {
    BufferedImage picture = draw(150, Locale.ENGLISH);
    assertThat(picture.getWidth()).isEqualTo(1_100);
    assertThat(excessPoints(picture)).isGreaterThan(4 * excessPoints(draw(0, Locale.ENGLISH)));
  }

  @Test
  void itSpeaksEnglishAndFrench() throws IOException {
    assertThat(draw(150, Locale.FRENCH).getHeight()).isEqualTo(600);
    NormProfile profile = profile(150);
    assertThatThrownBy(() -> new NormPicture(profile, "A cell", "A finding.", Locale.GERMAN))
        .hasMessage("Cannot write in 'de': there are English and French. Give en or fr.");
  }

  /**
   * The figures of the picture in words: crowd, norm in minutes, what came back and what should.
   */
  @Test
  void itsAlternativeHasItsFigures() {
    NormProfile profile = profile(150);
    String english = new NormPicture(profile, "A cell", "A finding.", Locale.ENGLISH).alternative();
    assertThat(english.replace('\u00a0', ' '))
        .startsWith("A cell. A finding.")
        .contains(
            "norm of 6 min 40 s",
            "%d more".formatted(Math.round(profile.spike().excess())),
            "%.1f %% are followed".formatted(100 * profile.observedRateUnderNorm()),
            "%.1f %% are predicted".formatted(100 * profile.expectedRateUnderNorm()));
  }
}
