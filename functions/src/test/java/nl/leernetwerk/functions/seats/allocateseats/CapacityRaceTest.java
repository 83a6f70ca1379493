package nl.leernetwerk.functions.seats.allocateseats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.table.CutOff;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Unprotected;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.storage.AtOnce;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Two runs decide on different inputs at the same time. That takes a fault elsewhere; even then, no
 * network may hold more schools than its capacity.
 */
class CapacityRaceTest {
  private static final int CAPACITY = 12;

  /** Enough registrations for two draws to seat different ones. */
  private final Enrolled enrolled =
      Enrolled.closed(
          Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO", CAPACITY)),
          Sample.registrations(Sector.PO, 60));

  @Test
  void without_the_conditions_two_decisions_seat_more_schools_than_there_is_room_for() {
    // The first run has decided and is about to commit. The second overtakes it and does all its
    // work. Then the first commits as well, applies its first chunk, and dies.
    var bare = new Unprotected(_ -> true);
    var hold = new Hold();
    race(
        hold,
        LocalTable.client(
            hold, bare, CutOff.at(2, CutOff.Moment.BEFORE, TransactWriteItemsRequest.class)),
        LocalTable.client(bare, new OtherSeed(1)));
    assertTrue(
        enrolled.taken("PO") > CAPACITY, "only " + enrolled.taken("PO") + " seats were given");
    assertTrue(!enrolled.outcomes().equals(committed()));
  }

  @Test
  void with_the_conditions_the_first_committed_decision_counts_for_both_runs() {
    var hold = new Hold();
    race(hold, LocalTable.client(hold), LocalTable.client(new OtherSeed(1)));
    assertOneDecision();
  }

  @Test
  void with_the_conditions_a_first_run_that_dies_after_committing_changes_nothing() {
    var hold = new Hold();
    race(
        hold,
        LocalTable.client(
            hold, CutOff.at(2, CutOff.Moment.BEFORE, TransactWriteItemsRequest.class)),
        LocalTable.client(new OtherSeed(1)));
    assertOneDecision();
  }

  @Test
  void one_of_many_different_simultaneous_decisions_counts() {
    AtOnce.atOnce(
        IntStream.range(0, 4)
            .<Callable<Invocation.Result>>mapToObj(
                n -> () -> enrolled.allocate(LocalTable.client(new OtherSeed(n))))
            .toList());
    assertOneDecision();
  }

  /**
   * Starts the first run, and runs the second while the first is held; the first goes on after the
   * second.
   */
  private void race(Hold hold, DynamoDbClient one, DynamoDbClient other) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> enrolled.allocate(one));
      hold.reached.await();
      enrolled.allocate(other);
      hold.goOn.countDown();
      first.get();
    } catch (ExecutionException e) {
      assertThrows(
          CutOff.Killed.class,
          () -> {
            throw e.getCause();
          });
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void assertOneDecision() {
    assertTrue(enrolled.taken("PO") <= CAPACITY, enrolled.taken("PO") + " seats were given");
    assertEquals(committed(), enrolled.outcomes());
    assertEquals(enrolled.registrations().size(), enrolled.outcomes().size());
    assertEquals(enrolled.decisionMails(), enrolled.waitingMails());
  }

  private Map<String, Outcome> committed() {
    return enrolled.storage().allocations().find("2024-2025").orElseThrow().outcomes().stream()
        .collect(Collectors.toMap(outcome -> outcome.reference().text(), Function.identity()));
  }

  /** Holds a run just before it commits its decision. */
  private static final class Hold implements ExecutionInterceptor {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      if (context.request() instanceof PutItemRequest put
          && put.item().get("pk").s().startsWith("ALLOCATION#")
          && put.item().get("sk").s().equals("HEADER")) {
        reached.countDown();
        try {
          goOn.await();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  /** Makes a run read another seed than the recorded one, and so draw another order. */
  private record OtherSeed(int number) implements ExecutionInterceptor {
    @Override
    public SdkResponse modifyResponse(
        Context.ModifyResponse context, ExecutionAttributes attributes) {
      return context.response() instanceof QueryResponse query
          ? query.toBuilder().items(query.items().stream().map(this::replace).toList()).build()
          : context.response();
    }

    private Map<String, AttributeValue> replace(Map<String, AttributeValue> item) {
      if (!item.containsKey("seed")) {
        return item;
      }
      var replaced = new TreeMap<>(item);
      replaced.put("seed", AttributeValue.fromS("%064x".formatted(number)));
      return replaced;
    }
  }
}
