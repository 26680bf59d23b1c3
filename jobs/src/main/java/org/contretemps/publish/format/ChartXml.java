package org.contretemps.publish.format;

import java.util.List;
import org.apache.commons.text.StringEscapeUtils;

/** The parts of a workbook that a chart is written as (ECMA-376, DrawingML charts). */
final class ChartXml {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
  private static final String DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006/";
  static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final List<String> COLOURS = List.of("C8553D", "253D5B", "9DB4C0");
  private static final int COLUMNS = 6;

  private ChartXml() {}

  /** What refers from one part to another. */
  static String relations(String type, String target) {
    return HEAD
        + """
        <Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/%s" Target="%s"/></Relationships>"""
            .formatted(PACKAGE, RELATIONS, type, target);
  }

  /** Where the chart stands on its sheet. */
  static String drawing(SheetChart chart) {
    return HEAD
        + """
        <xdr:wsDr xmlns:xdr="%1$sspreadsheetDrawing" xmlns:a="%1$smain"><xdr:twoCellAnchor>\
        <xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%2$d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>\
        <xdr:to><xdr:col>%3$d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%4$d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>\
        <xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart 1" descr="%5$s"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>\
        <xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>\
        <a:graphic><a:graphicData uri="%1$schart"><c:chart xmlns:c="%1$schart" xmlns:r="%6$s" r:id="rId1"/></a:graphicData></a:graphic>\
        </xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"""
            .formatted(
                DRAWINGML,
                chart.below(),
                COLUMNS,
                chart.below() + chart.height(),
                escaped(chart.title()),
                RELATIONS);
  }

  /** The chart: horizontal bars, the first row at the top. */
  static String chart(SheetChart chart) {
    StringBuilder series = new StringBuilder();
    for (int at = 0; at < chart.series().size(); at++) {
      series.append(series(chart, at));
    }
    return HEAD
        + """
        <c:chartSpace xmlns:c="%1$schart" xmlns:a="%1$smain"><c:roundedCorners val="0"/><c:chart>%2$s<c:autoTitleDeleted val="0"/>\
        <c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>%3$s\
        <c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>\
        <c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>\
        <c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>\
        <c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>\
        <c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorGridlines/>%4$s\
        <c:numFmt formatCode="%5$s" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>\
        <c:crossAx val="1"/><c:crosses val="max"/></c:valAx></c:plotArea>\
        <c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>"""
            .formatted(
                DRAWINGML,
                title(chart.title(), 1_200),
                series,
                chart.unit().isEmpty() ? "" : title(chart.unit(), 1_000),
                escaped(chart.format()));
  }

  /** What the workbook's list of parts says of a drawing and its chart. */
  static String types(int number) {
    return """
        <Override PartName="/xl/drawings/drawing%1$d.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>\
        <Override PartName="/xl/charts/chart%1$d.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>"""
        .formatted(number);
  }

  private static String series(SheetChart chart, int at) {
    SheetChart.Series drawn = chart.series().get(at);
    return """
        <c:ser><c:idx val="%1$d"/><c:order val="%1$d"/><c:tx><c:strRef><c:f>%2$s</c:f></c:strRef></c:tx>\
        <c:spPr><a:solidFill><a:srgbClr val="%3$s"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>\
        <c:cat><c:strRef><c:f>%4$s</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>%5$s</c:f></c:numRef></c:val></c:ser>"""
        .formatted(
            at,
            escaped(drawn.name()),
            COLOURS.get(at % COLOURS.size()),
            escaped(chart.names()),
            escaped(drawn.values()));
  }

  private static String title(String text, int size) {
    return """
        <c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="%1$d" b="0"/></a:pPr><a:r><a:rPr sz="%1$d" b="0"/><a:t>%2$s</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>"""
        .formatted(size, escaped(text));
  }

  private static String escaped(String text) {
    return StringEscapeUtils.escapeXml10(text);
  }
}
