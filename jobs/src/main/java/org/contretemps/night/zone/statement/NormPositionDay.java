package org.contretemps.night.zone.statement;

import java.io.Serializable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.count.NormPositionHistogram;

/**
 * A row of {@link NormPositionHistogram} as a bean with primitive arrays, which Spark fills without
 * an object for each number.
 */
public final class NormPositionDay implements Serializable {
  private static final long serialVersionUID = 1L;

  private long cellId;
  private String organisation;
  private String service;
  private String channel;
  private String situationType;
  private long normId;
  private double normSeconds;
  private Double normAttainmentTarget;
  private int[] strata;
  private int[] seconds;
  private int[] contacts;
  private int[] adverse;
  private int[] prior;

  static Dataset<NormPositionDay> of(Dataset<Row> histogram) {
    return histogram
        .selectExpr(
            "cell_id AS cellId",
            "organisation",
            "service",
            "channel",
            "situation_type AS situationType",
            "norm_id AS normId",
            "norm_seconds AS normSeconds",
            "norm_attainment_target AS normAttainmentTarget",
            "strata",
            "seconds",
            "contacts",
            "adverse",
            "prior")
        .as(Encoders.bean(NormPositionDay.class));
  }

  NormedCell cell() {
    return new NormedCell(
        cellId,
        organisation,
        service,
        channel,
        situationType,
        normId,
        (int) Math.max(1, Math.rint(normSeconds)),
        normAttainmentTarget);
  }

  public long getCellId() {
    return cellId;
  }

  public void setCellId(long cellId) {
    this.cellId = cellId;
  }

  public String getOrganisation() {
    return organisation;
  }

  public void setOrganisation(String organisation) {
    this.organisation = organisation;
  }

  public String getService() {
    return service;
  }

  public void setService(String service) {
    this.service = service;
  }

  public String getChannel() {
    return channel;
  }

  public void setChannel(String channel) {
    this.channel = channel;
  }

  public String getSituationType() {
    return situationType;
  }

  public void setSituationType(String situationType) {
    this.situationType = situationType;
  }

  public long getNormId() {
    return normId;
  }

  public void setNormId(long normId) {
    this.normId = normId;
  }

  public double getNormSeconds() {
    return normSeconds;
  }

  public void setNormSeconds(double normSeconds) {
    this.normSeconds = normSeconds;
  }

  public Double getNormAttainmentTarget() {
    return normAttainmentTarget;
  }

  public void setNormAttainmentTarget(Double normAttainmentTarget) {
    this.normAttainmentTarget = normAttainmentTarget;
  }

  public int[] getStrata() {
    return strata;
  }

  public void setStrata(int[] strata) {
    this.strata = strata;
  }

  public int[] getSeconds() {
    return seconds;
  }

  public void setSeconds(int[] seconds) {
    this.seconds = seconds;
  }

  public int[] getContacts() {
    return contacts;
  }

  public void setContacts(int[] contacts) {
    this.contacts = contacts;
  }

  public int[] getAdverse() {
    return adverse;
  }

  public void setAdverse(int[] adverse) {
    this.adverse = adverse;
  }

  public int[] getPrior() {
    return prior;
  }

  public void setPrior(int[] prior) {
    this.prior = prior;
  }
}
