package nl.leernetwerk.kernel.table;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * Runs interceptors of the SDK around a client that does not go through the SDK, at those moments
 * that tests use.
 */
record Intercepted(DynamoDbClient target, List<ExecutionInterceptor> interceptors)
    implements InvocationHandler {

  /** That client, with these around each of its calls. */
  static DynamoDbClient client(DynamoDbClient target, List<ExecutionInterceptor> interceptors) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            new Intercepted(target, interceptors));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (arguments != null
        && arguments.length == 1
        && arguments[0] instanceof DynamoDbRequest request
        && !method.getName().endsWith("Paginator")) {
      return call(method, request);
    }
    if (method.isDefault()) {
      // Builders and paginators end in calls, which come back to this method.
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    return invoke(method, arguments);
  }

  private Object call(Method method, DynamoDbRequest asked) throws Throwable {
    var attributes = new ExecutionAttributes();
    var context = InterceptorContext.builder().request(asked).build();
    for (var one : interceptors) {
      var request = one.modifyRequest(context, attributes);
      context = context.copy(it -> it.request(request));
    }
    for (var one : interceptors) {
      one.beforeTransmission(context, attributes);
    }
    var answer = (SdkResponse) invoke(method, context.request());
    context = context.copy(it -> it.response(answer));
    for (var one : interceptors) {
      one.afterTransmission(context, attributes);
    }
    for (var one : interceptors) {
      var response = one.modifyResponse(context, attributes);
      context = context.copy(it -> it.response(response));
    }
    return context.response();
  }

  private Object invoke(Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
