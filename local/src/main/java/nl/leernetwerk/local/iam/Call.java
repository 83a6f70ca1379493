package nl.leernetwerk.local.iam;

import java.util.Map;

/**
 * A question to IAM: may this action be done to that resource?
 *
 * @param action such as {@code dynamodb:PutItem}
 * @param resource its ARN
 * @param context the condition keys of the request
 */
public record Call(String action, String resource, Map<String, String> context) {
  public Call {
    context = Map.copyOf(context);
  }

  /** A call without condition keys. */
  public Call(String action, String resource) {
    this(action, resource, Map.of());
  }

  @Override
  public String toString() {
    return action + " on " + resource + (context.isEmpty() ? "" : " with " + context);
  }
}
