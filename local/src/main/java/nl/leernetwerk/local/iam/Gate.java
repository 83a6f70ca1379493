package nl.leernetwerk.local.iam;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Stands in a client of the SDK and asks the role before each call.
 *
 * @param role the role of the function whose client this is
 */
public record Gate(Role role) implements ExecutionInterceptor {
  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    role.ask(context.request());
  }
}
