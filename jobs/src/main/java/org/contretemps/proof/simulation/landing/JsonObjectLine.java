package org.contretemps.proof.simulation.landing;

/**
 * Builds one JSON object of a simulated record. No value needs escapes: simulated names have no
 * quote, backslash or control character.
 */
final class JsonObjectLine {
  private final StringBuilder text = new StringBuilder(1024);

  /** Opens an object; without a name, the outermost. */
  JsonObjectLine open(String name) {
    if (name != null) {
      name(name);
    }
    text.append('{');
    return this;
  }

  JsonObjectLine close() {
    text.append('}');
    return this;
  }

  JsonObjectLine text(String name, String value) {
    name(name);
    if (value == null) {
      text.append("null");
    } else {
      text.append('"').append(value).append('"');
    }
    return this;
  }

  JsonObjectLine number(String name, int value) {
    name(name);
    text.append(value);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void name(String name) {
    if (text.charAt(text.length() - 1) != '{') {
      text.append(',');
    }
    text.append('"').append(name).append("\":");
  }
}
