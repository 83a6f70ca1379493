package nl.leernetwerk.bench.costs;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The size of an item, roughly as DynamoDB counts it. */
final class Sizes {
  /** What DynamoDB adds for a list or a map, and for each element of it. */
  private static final int CONTAINER = 3;

  private Sizes() {}

  static long bytes(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToLong(it -> it.getKey().getBytes(StandardCharsets.UTF_8).length + bytes(it.getValue()))
        .sum();
  }

  private static long bytes(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s().getBytes(StandardCharsets.UTF_8).length;
      case B -> value.b().asByteArrayUnsafe().length;
      case L -> value.l().stream().mapToLong(it -> 1 + bytes(it)).sum() + CONTAINER;
      case M -> bytes(value.m()) + value.m().size() + CONTAINER;
      default -> 8;
    };
  }
}
