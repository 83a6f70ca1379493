package nl.leernetwerk.simulation.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Attribute values as DynamoDB keeps them. Each value has one form: a number without superfluous
 * zeros, a set in order. So two are the same to DynamoDB when they are equal.
 */
final class Values {
  /** The most digits that a number can have. */
  private static final int DIGITS = 38;

  private static final int LARGEST_EXPONENT = 126;
  private static final int SMALLEST_EXPONENT = -130;

  private Values() {}

  /** The same attributes in their one form; they are those themselves when they have it. */
  static Map<String, AttributeValue> canonical(Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> changed = Map.of();
    for (var attribute : attributes.entrySet()) {
      var value = canonical(attribute.getValue());
      if (!value.equals(attribute.getValue())) {
        changed = changed.isEmpty() ? new HashMap<>(attributes) : changed;
        changed.put(attribute.getKey(), value);
      }
    }
    return changed.isEmpty() ? attributes : Collections.unmodifiableMap(changed);
  }

  private static AttributeValue canonical(AttributeValue value) {
    return switch (value.type()) {
      case S, B, BOOL, NUL -> value;
      case N -> {
        var number = number(value.n());
        yield number.equals(value.n()) ? value : AttributeValue.fromN(number);
      }
      case SS -> AttributeValue.fromSs(set(value.ss()));
      case L -> {
        var list = value.l().stream().map(Values::canonical).toList();
        yield list.equals(value.l()) ? value : AttributeValue.fromL(list);
      }
      case M -> {
        var map = canonical(value.m());
        yield map.equals(value.m()) ? value : AttributeValue.fromM(map);
      }
      case NS, BS -> throw Errors.unsupported("a value of type " + value.type());
      case UNKNOWN_TO_SDK_VERSION ->
          throw Errors.validation(
              "Supplied AttributeValue is empty, must contain exactly one of the supported"
                  + " datatypes");
    };
  }

  private static List<String> set(List<String> members) {
    if (members.isEmpty()) {
      throw Errors.validation(
          "One or more parameter values were invalid: An string set  may not be empty");
    }
    if (new HashSet<>(members).size() < members.size()) {
      throw Errors.validation(
          "One or more parameter values were invalid: Input collection "
              + members
              + " contains duplicates.");
    }
    return members.stream().sorted(Values::compare).toList();
  }

  private static String number(String text) {
    if (isPlain(text)) {
      return text;
    }
    BigDecimal number;
    try {
      number = new BigDecimal(text).stripTrailingZeros();
    } catch (NumberFormatException _) {
      throw Errors.validation("The parameter cannot be converted to a numeric value: " + text);
    }
    if (number.precision() > DIGITS) {
      throw Errors.validation("Attempting to store more than 38 significant digits in a Number");
    }
    int exponent = number.precision() - number.scale();
    if (number.signum() != 0 && exponent > LARGEST_EXPONENT) {
      throw Errors.validation(
          "Number overflow. Attempting to store a number with magnitude larger than supported"
              + " range");
    }
    if (number.signum() != 0 && exponent <= SMALLEST_EXPONENT) {
      throw Errors.validation(
          "Number underflow. Attempting to store a number with magnitude smaller than supported"
              + " range");
    }
    return number.toPlainString();
  }

  /** Whether this is how a whole number of common size is kept. */
  private static boolean isPlain(String text) {
    if (text.isEmpty() || text.length() > 18 || text.charAt(0) == '0') {
      return text.equals("0");
    }
    return text.chars().allMatch(it -> it >= '0' && it <= '9');
  }

  /**
   * How two values are ordered that are both text or both numbers.
   *
   * @return negative, zero or positive
   */
  static int compare(AttributeValue one, AttributeValue other) {
    return one.type() == AttributeValue.Type.N
        ? new BigDecimal(one.n()).compareTo(new BigDecimal(other.n()))
        : compare(one.s(), other.s());
  }

  /** The order of texts in DynamoDB: that of their bytes in UTF-8. */
  static int compare(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        // Code points above U+FFFF come last, though the chars that make them up do not.
        boolean high = Character.isSurrogate(a);
        return high == Character.isSurrogate(b) ? Character.compare(a, b) : high ? 1 : -1;
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** The size of an item in bytes, as DynamoDB counts it. */
  static int size(Map<String, AttributeValue> item) {
    int size = 0;
    for (var attribute : item.entrySet()) {
      size += length(attribute.getKey()) + size(attribute.getValue());
    }
    return size;
  }

  private static int size(AttributeValue value) {
    return switch (value.type()) {
      case S -> length(value.s());
      case N -> {
        long digits = value.n().chars().filter(Character::isDigit).count();
        yield (int) (digits + 1) / 2 + 1 + (value.n().startsWith("-") ? 1 : 0);
      }
      case B -> value.b().asByteArrayUnsafe().length;
      case BOOL, NUL -> 1;
      case SS -> value.ss().stream().mapToInt(Values::length).sum();
      case L -> 3 + value.l().stream().mapToInt(it -> 1 + size(it)).sum();
      case M -> 3 + value.m().size() + size(value.m());
      case NS, BS, UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("never kept");
    };
  }

  /** The length of a text in UTF-8. */
  static int length(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return text.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return text.length();
  }

  /** The sum of two numbers. */
  static AttributeValue sum(AttributeValue one, AttributeValue other) {
    return AttributeValue.fromN(
        number(new BigDecimal(one.n()).add(new BigDecimal(other.n())).toPlainString()));
  }

  /** All that is in one of two sets of texts. */
  static AttributeValue union(AttributeValue one, AttributeValue other) {
    var members = new TreeMap<String, String>(Values::compare);
    one.ss().forEach(it -> members.put(it, it));
    other.ss().forEach(it -> members.put(it, it));
    return AttributeValue.fromSs(List.copyOf(members.values()));
  }
}
