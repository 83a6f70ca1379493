package nl.leernetwerk.bench.costs;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import nl.leernetwerk.local.Watch;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Counts the invocations of each function, and what its calls to the table consume. */
final class Counter implements Watch {
  private static final String ASKED = "ReturnConsumedCapacity";
  private static final String CONSUMED = "ConsumedCapacity";

  /** DynamoDB Local reports too little for a transaction, so the consumption is computed here. */
  private static final int UNIT = 1024;

  private static final int TWICE = 2;

  /**
   * Where a transaction changes or checks an item, its request holds only the key; this is the
   * largest size of such an item.
   */
  private static final int UNITS_OF_AN_ITEM = 2;

  private final Set<String> indexed;
  private final Map<String, Counts> functions = new ConcurrentHashMap<>();

  /** For a table whose indexes hold the items with these attributes. */
  Counter(Set<String> indexed) {
    this.indexed = Set.copyOf(indexed);
  }

  private record Counts(
      LongAdder invocations, LongAdder nanos, DoubleAdder reads, DoubleAdder writes) {
    Counts() {
      this(new LongAdder(), new LongAdder(), new DoubleAdder(), new DoubleAdder());
    }
  }

  /** What was counted since this was last called. */
  Map<String, Used.Function> take() {
    var taken = new TreeMap<String, Used.Function>();
    functions.forEach(
        (id, counts) ->
            taken.put(
                id,
                new Used.Function(
                    counts.invocations().sumThenReset(),
                    counts.nanos().sumThenReset() / 1_000_000,
                    counts.reads().sumThenReset(),
                    counts.writes().sumThenReset())));
    return taken;
  }

  @Override
  public RequestStreamHandler handler(String function, RequestStreamHandler own) {
    var counts = counts(function);
    return (in, out, context) -> {
      long start = System.nanoTime();
      try {
        own.handleRequest(in, out, context);
      } finally {
        counts.nanos().add(System.nanoTime() - start);
        counts.invocations().increment();
      }
    };
  }

  @Override
  public DynamoDbClient dynamo(String function, DynamoDbClient own) {
    var counts = counts(function);
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> call(own, counts, proxy, method, arguments));
  }

  private Object call(
      DynamoDbClient own, Counts counts, Object proxy, Method method, Object[] arguments)
      throws Throwable {
    boolean operation =
        arguments != null
            && arguments.length == 1
            && arguments[0] instanceof DynamoDbRequest
            && !method.getName().endsWith("Paginator");
    if (method.isDefault() && !operation) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    try {
      if (!operation) {
        return method.invoke(own, arguments);
      }
      var answer = method.invoke(own, asking((DynamoDbRequest) arguments[0]));
      if (arguments[0] instanceof TransactWriteItemsRequest transaction) {
        counts.writes().add(transaction.transactItems().stream().mapToDouble(this::units).sum());
        return answer;
      }
      boolean read = method.getName().matches("get.*|batchGet.*|query|scan|transactGet.*");
      (read ? counts.reads() : counts.writes()).add(units((DynamoDbResponse) answer));
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private double units(TransactWriteItem item) {
    if (item.put() == null) {
      return TWICE * UNITS_OF_AN_ITEM;
    }
    var put = item.put().item();
    boolean isIndexed = indexed.stream().anyMatch(put::containsKey);
    return TWICE * (Math.ceilDiv(Sizes.bytes(put), UNIT) + (isIndexed ? 1.0 : 0.0));
  }

  /** The same request, which also asks for the consumed capacity. */
  private static DynamoDbRequest asking(DynamoDbRequest request) {
    var builder = request.toBuilder();
    field(request, ASKED).set(builder, ReturnConsumedCapacity.TOTAL.toString());
    return builder.build();
  }

  private static double units(DynamoDbResponse answer) {
    Object consumed = field(answer, CONSUMED).getValueOrDefault(answer);
    return switch (consumed) {
      case ConsumedCapacity one -> one.capacityUnits();
      case List<?> several ->
          several.stream()
              .map(ConsumedCapacity.class::cast)
              .mapToDouble(ConsumedCapacity::capacityUnits)
              .sum();
      default -> throw new IllegalStateException("DynamoDB Local told nothing of " + answer);
    };
  }

  private static SdkField<?> field(SdkPojo pojo, String name) {
    return pojo.sdkFields().stream()
        .filter(field -> field.memberName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Counts counts(String function) {
    return functions.computeIfAbsent(function, _ -> new Counts());
  }
}
