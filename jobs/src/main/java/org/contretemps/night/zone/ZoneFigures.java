package org.contretemps.night.zone;

import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.contretemps.statistics.clash.ClashVerdict;

/** Reads a row of {@link ImpededQualityZone} by its columns. */
public record ZoneFigures(Row row) {

  public boolean has(String column) {
    return row.getAs(column) != null;
  }

  public boolean isPositive(String column) {
    return has(column) && number(column) > 0;
  }

  public LocalDate date(String column) {
    return row.<LocalDate>getAs(column);
  }

  public String text(String column) {
    return row.getAs(column);
  }

  public boolean is(String column) {
    return Boolean.TRUE.equals(row.getAs(column));
  }

  public double number(String column) {
    return row.<Number>getAs(column).doubleValue();
  }

  public int whole(String column) {
    return row.<Number>getAs(column).intValue();
  }

  public long id(String column) {
    return row.<Long>getAs(column);
  }

  public boolean isSpike() {
    return text(ImpededQualityZone.EVIDENCE).equals(ImpededQualityZone.SPIKE);
  }

  /** Whether this night's evidence is enough to speak of harm. */
  public boolean isShown() {
    String verdict = text(ImpededQualityZone.VERDICT);
    return verdict.equals(ClashVerdict.ESTABLISHED.name())
        || verdict.equals(ClashVerdict.PROBABLE.name());
  }

  /** The wording of a thought, by whether harm is shown. */
  public String shown(String key) {
    return isShown() ? key : key + ".unshown";
  }

  public double adverseRate() {
    return number(ImpededQualityZone.ADVERSE) / number(ImpededQualityZone.CONTACTS);
  }

  public double attainedShare() {
    return 1 - number(ImpededQualityZone.OVER) / number(ImpededQualityZone.CONTACTS);
  }
}
