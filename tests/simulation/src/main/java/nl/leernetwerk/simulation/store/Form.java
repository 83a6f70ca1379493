package nl.leernetwerk.simulation.store;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * The fields of a kind of request that this store knows, held against what a request asks for.
 *
 * @param unknown the other fields
 */
record Form(String request, List<? extends SdkField<?>> unknown) {

  /** That of requests like one that has nothing set. */
  static Form of(SdkPojo empty, Set<String> known) {
    return new Form(
        empty.getClass().getEnclosingClass().getSimpleName(),
        empty.sdkFields().stream()
            .filter(field -> !known.contains(field.memberName()))
            // The client makes its value up, when nobody sets it.
            .filter(field -> field.getTrait(DefaultValueTrait.class) == null)
            .toList());
  }

  /** Refuses a request with another field, and names that field. */
  void check(SdkPojo request) {
    for (var field : unknown) {
      if (isSet(field.getValueOrDefault(request))) {
        throw Errors.unsupported(field.memberName() + " of a " + this.request);
      }
    }
  }

  private static boolean isSet(Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }
}
