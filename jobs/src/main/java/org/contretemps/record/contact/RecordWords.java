package org.contretemps.record.contact;

import static org.apache.spark.sql.functions.udf;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Finds the words in a raw record that cannot be split into fields, in each encoding it may have,
 * to search it for a person's identifier; fields also without the characters that group digits.
 */
public final class RecordWords {
  private static final Pattern ENDS_OF_FIELDS = Pattern.compile("[,;|\\t\"{}\\[\\]]+");
  private static final Pattern ENDS_OF_WORDS = Pattern.compile("[^\\p{L}\\p{N}_.@-]+");
  private static final Pattern GROUPING = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final List<Charset> ENCODINGS =
      List.of(
          StandardCharsets.UTF_8,
          Charset.forName("windows-1252"),
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE);

  private RecordWords() {}

  static Stream<String> of(byte[] record) {
    return ENCODINGS.stream()
        .flatMap(encoding -> of(new String(record, encoding)))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .distinct();
  }

  private static Stream<String> of(String text) {
    List<String> fields = ENDS_OF_FIELDS.splitAsStream(text).toList();
    return Stream.of(
            fields.stream(),
            ENDS_OF_WORDS.splitAsStream(text),
            fields.stream().map(field -> GROUPING.matcher(field).replaceAll("")))
        .flatMap(words -> words);
  }

  /** Whether a record has one of these words. They appear in no query plan. */
  public static Column hold(Column bytes, Set<String> words) {
    UDF1<byte[], Boolean> holds = record -> record != null && of(record).anyMatch(words::contains);
    return udf(holds, DataTypes.BooleanType).apply(bytes);
  }
}
