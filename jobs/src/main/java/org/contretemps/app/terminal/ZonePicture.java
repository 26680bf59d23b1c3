package org.contretemps.app.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.night.zone.explanation.Explanation;
import org.contretemps.night.zone.statement.CellProfiles;
import org.contretemps.publish.picture.NormPicture;
import org.contretemps.statistics.clash.NormProfile;
import org.contretemps.warehouse.PlainFiles;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.wording.Speech;

/** Draws the picture of a cell around its norm, which a verdict is based on, as a PNG file. */
public record ZonePicture(Warehouse warehouse) {

  /** Whether a row of {@link ImpededQualityZone} tells of a norm per contact. */
  public static boolean isDrawable(Row stated) {
    return ImpededQualityZone.SPIKE.equals(stated.getAs(ImpededQualityZone.EVIDENCE))
        && stated.getAs(ImpededQualityZone.NORM_ID) != null;
  }

  /** Draws a row of {@link ImpededQualityZone} into a file; false if there is nothing to show. */
  public boolean draw(Row stated, Speech speech, Path file) {
    Optional<NormProfile> profile =
        CellProfiles.of(stated, warehouse.read(NormPositionHistogram.TABLE));
    profile.ifPresent(shown -> write(picture(shown, stated, speech), file));
    return profile.isPresent();
  }

  private static NormPicture picture(NormProfile profile, Row stated, Speech speech) {
    List<Explanation.Section> explanation = Explanation.of(stated, speech);
    Explanation.Section verdict = explanation.get(0);
    return new NormPicture(
        profile, verdict.heading(), verdict.sentences().get(0), speech.language());
  }

  private void write(NormPicture picture, Path file) {
    try (OutputStream out =
        PlainFiles.at(file, warehouse.session().sparkContext().hadoopConfiguration())
            .create(file, true)) {
      picture.writePng(out);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write the picture %s: %s. Choose a place that can be written."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
