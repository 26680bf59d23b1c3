package org.contretemps.source.sketch;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The first lines of a text file, and the encoding that its bytes fit: that of its byte order mark,
 * UTF-16 if every other byte is zero, UTF-8 if the bytes are valid in it, else windows-1252.
 *
 * @param encoding as a mapping names it
 * @param lines whole lines, without their ends
 * @param endsInReturns whether lines end in a carriage return alone, as old spreadsheets write them
 */
record SampledText(String encoding, List<String> lines, boolean endsInReturns) {

  /**
   * @param isWhole whether these are all bytes of the file; the last line may be cut otherwise
   */
  static SampledText of(byte[] bytes, boolean isWhole) {
    String encoding = encoding(bytes);
    String text = new String(bytes, Charset.forName(encoding)).replace("\uFEFF", "");
    List<String> lines = text.lines().toList();
    boolean isCut = !isWhole && lines.size() > 1;
    return new SampledText(
        encoding,
        isCut ? lines.subList(0, lines.size() - 1) : lines,
        text.indexOf('\r') >= 0 && text.indexOf('\n') < 0);
  }

  private static String encoding(byte[] bytes) {
    if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
      return "UTF-16";
    }
    if (bytes.length > 3 && bytes[1] == 0 && bytes[3] == 0) {
      return "UTF-16LE";
    }
    if (bytes.length > 3 && bytes[0] == 0 && bytes[2] == 0) {
      return "UTF-16BE";
    }
    return isUtf8(bytes) ? "UTF-8" : "windows-1252";
  }

  private static boolean starts(byte[] bytes, int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  /** The last character may be cut. */
  private static boolean isUtf8(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    return !decoder
        .decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), false)
        .isError();
  }
}
