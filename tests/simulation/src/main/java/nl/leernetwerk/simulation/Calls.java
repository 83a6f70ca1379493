package nl.leernetwerk.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The table as one instance calls it: each call takes time, and may go wrong. */
final class Calls implements InvocationHandler {
  private static final List<Fault> OF_A_CALL =
      List.of(
          Fault.CALL_FAILS,
          Fault.CALL_FAILS_AFTERWARDS,
          Fault.CALL_REPEATED,
          Fault.CALL_THROTTLED,
          Fault.TRANSACTION_CONFLICTS,
          Fault.CALL_HANGS,
          Fault.CALL_HANGS_AFTERWARDS,
          Fault.KILLED_BEFORE_CALL,
          Fault.KILLED_AFTER_CALL);

  private final World world;
  private final Lambdas.Instance instance;

  Calls(World world, Lambdas.Instance instance) {
    this.world = world;
    this.instance = instance;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (arguments != null
        && arguments.length == 1
        && arguments[0] instanceof DynamoDbRequest request
        && !method.getName().endsWith("Paginator")) {
      var invocation = instance.invocation();
      var asked = world.tampering().requests(invocation.function(), request);
      Object answer =
          call(invocation, operation(method, request, asked.getFirst()), asked.getFirst());
      for (var more : asked.subList(1, asked.size())) {
        var other = call(invocation, operation(method, request, more), more);
        answer = more.getClass() == request.getClass() ? other : answer;
      }
      return world.tampering().answer(invocation.function(), request, answer);
    }
    // Builders and paginators come down to calls, which come back here.
    return InvocationHandler.invokeDefault(proxy, method, arguments);
  }

  /** What is called for a request, which may be another than the one that was made. */
  private static Method operation(Method method, DynamoDbRequest asked, DynamoDbRequest other)
      throws NoSuchMethodException {
    if (other.getClass() == asked.getClass()) {
      return method;
    }
    var name = other.getClass().getSimpleName().replaceFirst("Request$", "");
    return DynamoDbClient.class.getMethod(
        name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), other.getClass());
  }

  private Object call(Lambdas.Invocation invocation, Method method, DynamoDbRequest request)
      throws Throwable {
    if (invocation.over()) {
      throw new Killed();
    }
    var where = invocation.nextCall();
    world.timeline().pause(latency(where, request));
    if (invocation.reads() && writes(request)) {
      world.witness().problem(where + " writes, although somebody only looked");
    }
    var fault = world.faults().strike(OF_A_CALL, where);
    fault.filter(it -> it != Fault.CALL_REPEATED).ifPresent(_ -> invocation.struck());
    world.note(
        () -> "    %s %s %s%s".formatted(where, method.getName(), about(request), said(fault)));
    if (fault.isEmpty()) {
      return perform(where, method, request);
    }
    return switch (fault.get()) {
      case CALL_FAILS -> throw SdkClientException.create("simulated: not reached");
      case CALL_THROTTLED ->
          throw ProvisionedThroughputExceededException.builder()
              .message("simulated: throttled")
              .statusCode(400)
              .build();
      case KILLED_BEFORE_CALL -> throw invocation.kill();
      case CALL_HANGS -> throw invocation.hang();
      case TRANSACTION_CONFLICTS -> {
        if (request instanceof TransactWriteItemsRequest transaction) {
          throw conflict(transaction);
        }
        throw SdkClientException.create("simulated: not reached");
      }
      case CALL_REPEATED -> {
        // Of a transaction the token of the SDK makes the second the same as the first.
        if (!(request instanceof TransactWriteItemsRequest)) {
          quietly(where, method, request);
        }
        yield perform(where, method, request);
      }
      case KILLED_AFTER_CALL -> {
        quietly(where, method, request);
        throw invocation.kill();
      }
      case CALL_HANGS_AFTERWARDS -> {
        quietly(where, method, request);
        throw invocation.hang();
      }
      default -> {
        quietly(where, method, request);
        throw SdkClientException.create("simulated: no answer");
      }
    };
  }

  private void quietly(String where, Method method, DynamoDbRequest request) throws Throwable {
    try {
      perform(where, method, request);
    } catch (RuntimeException _) {
      // Nobody hears what the table said.
    }
  }

  private Object perform(String where, Method method, DynamoDbRequest request) throws Throwable {
    world.leeway().of(where);
    try {
      return method.invoke(world.store(), request);
    } catch (InvocationTargetException e) {
      world.note(() -> "      refused: " + e.getCause().getClass().getSimpleName());
      throw e.getCause();
    } finally {
      if (writes(request)) {
        world.roads().follow();
      }
    }
  }

  private Duration latency(String where, DynamoDbRequest request) {
    if (request instanceof TransactWriteItemsRequest
        && world.faults().strikes(Fault.TRANSACTION_SLOW, where)) {
      return Duration.ofMillis(world.dice().between("seconds " + where, 2_000, 12_000));
    }
    double drawn = world.dice().unit("latency " + where);
    long micros;
    if (drawn < 0.85) {
      micros = world.dice().between("fast " + where, 1_000, 20_000);
    } else if (drawn < 0.97) {
      micros = world.dice().between("slow " + where, 20_000, 300_000);
    } else {
      micros = world.dice().between("slowest " + where, 300_000, 4_000_000);
    }
    return Duration.ofNanos(micros * 1000);
  }

  private static TransactionCanceledException conflict(TransactWriteItemsRequest transaction) {
    var reasons = new ArrayList<CancellationReason>();
    transaction
        .transactItems()
        .forEach(_ -> reasons.add(CancellationReason.builder().code("None").build()));
    reasons.set(
        reasons.size() - 1, CancellationReason.builder().code("TransactionConflict").build());
    return TransactionCanceledException.builder()
        .message("simulated: conflict")
        .statusCode(400)
        .cancellationReasons(reasons)
        .build();
  }

  private static boolean writes(DynamoDbRequest request) {
    return request instanceof PutItemRequest
        || request instanceof UpdateItemRequest
        || request instanceof DeleteItemRequest
        || request instanceof TransactWriteItemsRequest
        || request instanceof BatchWriteItemRequest;
  }

  private static String said(java.util.Optional<Fault> fault) {
    return fault.map(it -> "  ** " + it).orElse("");
  }

  /** The keys in a request. */
  private static String about(DynamoDbRequest request) {
    return switch (request) {
      case GetItemRequest get -> key(get.key());
      case PutItemRequest put -> key(put.item());
      case UpdateItemRequest update -> key(update.key());
      case DeleteItemRequest delete -> key(delete.key());
      case QueryRequest query -> query.expressionAttributeValues().getOrDefault(":pk", NONE).s();
      case TransactWriteItemsRequest transaction ->
          String.join(", ", transaction.transactItems().stream().map(Calls::key).toList());
      default -> "";
    };
  }

  private static final AttributeValue NONE = AttributeValue.fromS("?");

  private static String key(TransactWriteItem item) {
    if (item.put() != null) {
      return key(item.put().item());
    }
    if (item.update() != null) {
      return key(item.update().key());
    }
    return item.delete() != null ? "-" + key(item.delete().key()) : "";
  }

  private static String key(Map<String, AttributeValue> item) {
    return item.getOrDefault("pk", NONE).s() + "/" + item.getOrDefault("sk", NONE).s();
  }
}
