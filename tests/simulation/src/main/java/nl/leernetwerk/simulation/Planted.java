package nl.leernetwerk.simulation;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Faults that are put in the product on purpose, to see whether the simulator finds them. */
enum Planted implements Tampering {
  CLAIM_UNGUARDED("a school is claimed without asking whether it is taken", 20, " and in ") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      return changed(asked, item -> puts(item, "CLAIM#") ? unconditional(item) : item);
    }
  },
  CLAIM_KEPT(
      "a school that leaves a registration stays taken",
      20,
      "told that a school is taken, which nobody has") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      return changed(
          asked,
          item ->
              item.delete() != null && isIn(item.delete().key(), "CLAIM#")
                  ? nothing(item.delete().tableName(), item.delete().key())
                  : item);
    }
  },
  KEY_FORGOTTEN(
      "the idempotency key is not remembered",
      20,
      "was refused after it had been accepted",
      ", and before ") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      return changed(
          asked,
          item ->
              puts(item, "IDEMPOTENCY#")
                  ? with(
                      item,
                      "pk",
                      AttributeValue.fromS("IDEMPOTENCY#" + item.put().item().hashCode()))
                  : item);
    }
  },
  RECEIPT_IGNORED(
      "the time of handling decides who is in time, not that of receipt",
      20,
      "was received when nobody sent it",
      "was refused as too late, in time",
      "by its arrival") {
    @Override
    public RequestStreamHandler handler(String function, RequestStreamHandler own) {
      return function.equals("SubmitRegistration")
          ? (in, out, context) -> {
            var event = (ObjectNode) JSON.readTree(in);
            var request = (ObjectNode) event.path("requestContext");
            request.put("timeEpoch", request.path("timeEpoch").asLong() + 2000);
            own.handleRequest(
                new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
                out,
                context);
          }
          : own;
    }
  },
  GRACE_FORGOTTEN(
      "a round closes at midnight, while requests are under way",
      60,
      "has no outcome",
      "by its arrival",
      "not on the list of the draw") {
    @Override
    public Duration ahead(String function) {
      return function.equals("CloseEnrolment") ? Duration.ofMinutes(1) : Duration.ZERO;
    }
  },
  INITIATIVES_FOR_SCHOOLS(
      "the allocation counts initiatives where it should count schools",
      20,
      "seats and holds",
      "by its arrival") {
    @Override
    public Object answer(String function, DynamoDbRequest asked, Object answer) {
      return function.equals("AllocateSeats")
              && asked instanceof QueryRequest query
              && about(query).equals("ROUNDS")
          ? ((QueryResponse) answer)
              .toBuilder()
                  .items(
                      ((QueryResponse) answer).items().stream().map(Planted::initiatives).toList())
                  .build()
          : answer;
    }
  },
  EVENT_APART(
      "an event is written after the change, not with it",
      60,
      "never got the mail",
      "nobody told",
      "was last told",
      "never got the list") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      if (!(asked instanceof TransactWriteItemsRequest transaction)
          || transaction.transactItems().stream().noneMatch(item -> puts(item, "EVENT#"))) {
        return List.of(asked);
      }
      var apart = new ArrayList<DynamoDbRequest>();
      apart.add(
          transaction.toBuilder()
              .transactItems(
                  transaction.transactItems().stream()
                      .map(
                          item ->
                              puts(item, "EVENT#")
                                  ? nothing(item.put().tableName(), key(item.put().item()))
                                  : item)
                      .toList())
              .build());
      transaction.transactItems().stream()
          .filter(item -> puts(item, "EVENT#"))
          .map(
              item ->
                  PutItemRequest.builder()
                      .tableName(item.put().tableName())
                      .item(item.put().item())
                      .build())
          .forEach(apart::add);
      return apart;
    }
  },
  MAIL_UNCLAIMED("a mail is sent without claiming it first", 20, " came ") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      return List.of(
          asked instanceof UpdateItemRequest update
                  && isIn(update.key(), "MAIL#")
                  && update.updateExpression().equals("SET claimedAt = :now")
              ? update.toBuilder().conditionExpression("attribute_exists(pk)").build()
              : asked);
    }
  },
  MAIL_NOT_RECORDED(
      "that a mail was sent is not written down",
      20,
      "a mail is sent again although no sender died") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      return List.of(
          asked instanceof UpdateItemRequest update
                  && isIn(update.key(), "MAIL#")
                  && update.updateExpression().startsWith("SET messageId")
              ? GetItemRequest.builder().tableName(update.tableName()).key(update.key()).build()
              : asked);
    }

    @Override
    public Object answer(String function, DynamoDbRequest asked, Object answer) {
      return asked instanceof UpdateItemRequest
              && answer instanceof software.amazon.awssdk.services.dynamodb.model.GetItemResponse
          ? software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse.builder().build()
          : answer;
    }
  },
  MAIL_WITHOUT_VERSION(
      "the key of a mail about a change has no version",
      20,
      "never got the mail",
      // The transaction of a second change is refused for it.
      "failed although nothing went wrong") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      return changed(
          asked,
          item ->
              puts(item, "MAIL#")
                  ? with(
                      item,
                      "sk",
                      AttributeValue.fromS(
                          item.put()
                              .item()
                              .get("sk")
                              .s()
                              .replaceFirst("(amended)\\.[0-9]+$", "$1.2")))
                  : item);
    }
  },
  RETRY_THAT_DOUBLES("a mail is handed to SES again when SES does not answer", 20, " came ") {
    @Override
    public int mailAttempts() {
      return 2;
    }
  },
  VERSION_UNCHECKED(
      "a registration is changed whatever its version",
      60,
      "changed what its sender had not seen",
      "says what nobody sent last",
      "has version") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      return changed(
          asked,
          item ->
              item.update() != null && isIn(item.update().key(), "REGISTRATIONS#")
                  ? unconditional(item)
                  : puts(item, "AMENDMENTS#") || puts(item, "MAIL#") ? unconditional(item) : item);
    }
  },
  JOURNAL_NUMBER_REUSED(
      "two changes of a roster can have one number",
      60,
      "times in the journal",
      "was last told",
      "was answered that it is") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      return changed(
          asked,
          item ->
              puts(item, "ROSTER-JOURNAL#") || puts(item, "EVENT#") ? unconditional(item) : item);
    }
  },
  STALE_READ(
      "a personal link shows what an inconsistent read finds",
      60,
      "says what nobody sent last",
      "was answered well, and is not withdrawn",
      "the old link still opens") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      return List.of(
          !function.endsWith("OwnRegistration")
              ? asked
              : switch (asked) {
                case GetItemRequest get -> get.toBuilder().consistentRead(false).build();
                case QueryRequest query -> query.toBuilder().consistentRead(false).build();
                default -> asked;
              });
    }
  },
  OFFER_NOT_EXPIRED(
      "an offer that nobody answers never ends",
      20,
      "still has an offer whose last day is past",
      "is not closed after its last day") {
    @Override
    public RequestStreamHandler handler(String function, RequestStreamHandler own) {
      return function.equals("OfferSeats") ? NOTHING : own;
    }
  },
  SWEEP_IDLE(
      "an event that was lost is never published again",
      20,
      "never got",
      "nobody told",
      "was last told") {
    @Override
    public RequestStreamHandler handler(String function, RequestStreamHandler own) {
      return function.equals("SweepOutbox") ? NOTHING : own;
    }
  },
  BOUNCE_IGNORED("a bounce is not written down", 20, "nothing is known of the bounce") {
    @Override
    public RequestStreamHandler handler(String function, RequestStreamHandler own) {
      return function.equals("RecordBounce") ? NOTHING : own;
    }
  },
  LINK_SURVIVES(
      "the link of who handed over their place still works", 20, "the old link still opens") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      return changed(
          asked,
          item ->
              item.update() != null
                      && isIn(item.update().key(), "REGISTRATIONS#")
                      && item.update().expressionAttributeNames().containsKey("#memberships")
                  ? elsewhere(item)
                  : item);
    }
  },
  PURGE_FORGETS_A_KIND("the purge leaves the amendments", 20, "is left after its day") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      return List.of(
          function.equals("PurgePersonalData") && asked instanceof BatchWriteItemRequest batch
              ? without(batch, key -> isIn(key, "AMENDMENTS#"))
              : asked);
    }
  },
  ERASURE_FORGETS(
      "an erasure leaves the registration as it is", 20, "was erased, and is still here") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      return List.of(
          function.equals("HandlePersonalData")
                  && asked instanceof UpdateItemRequest update
                  && isIn(update.key(), "REGISTRATIONS#")
              ? GetItemRequest.builder().tableName(update.tableName()).key(update.key()).build()
              : asked);
    }

    @Override
    public Object answer(String function, DynamoDbRequest asked, Object answer) {
      return MAIL_NOT_RECORDED.answer(function, asked, answer);
    }
  },
  LOOKING_WRITES(
      "who opens a personal link leaves a mark", 20, "writes, although somebody only looked") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      return function.equals("ShowOwnRegistration") && asked instanceof GetItemRequest get
          ? List.of(
              PutItemRequest.builder().tableName(get.tableName()).item(key("SEEN", "SEEN")).build(),
              get)
          : List.of(asked);
    }
  },
  LINKS_UNCOUNTED(
      "whoever asks for a link gets one, however often", 20, "mails with a link in one day") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      return List.of(
          function.equals("RequestLink")
                  && asked instanceof PutItemRequest put
                  && isIn(put.item(), "MAIL#")
              ? put.toBuilder().item(numberedAnyhow(put.item())).build()
              : asked);
    }
  },
  MESSAGE_KEY_FORGOTTEN(
      "the key of a message is not remembered",
      20,
      "sent under more than one number",
      ", and before as ") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      return changed(
          asked,
          item ->
              puts(item, "MESSAGES#")
                  ? with(item, "key", AttributeValue.fromS("" + item.put().item().hashCode()))
                  : item);
    }
  },
  LIST_LEAVES_OUT("the list of a network leaves somebody out", 20, "the list ") {
    @Override
    public Object answer(String function, DynamoDbRequest asked, Object answer) {
      return function.equals("SendMail")
              && answer instanceof QueryResponse found
              && found.items().size() > 1
              && isIn(found.items().getFirst(), "REGISTRATIONS#")
          ? found.toBuilder().items(found.items().subList(1, found.items().size())).build()
          : answer;
    }
  },
  DIGEST_NEVER("organisers get no digest", 20, "no digest told") {
    @Override
    public RequestStreamHandler handler(String function, RequestStreamHandler own) {
      return function.equals("MakeDigests") ? NOTHING : own;
    }
  },
  DIGEST_OVERLAPS("a digest begins a day before the last one ended", 20, "is new in 2 digests") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      return changed(asked, item -> ends(item, Duration.ofDays(-1)));
    }
  },
  DIGEST_SKIPS(
      "a digest begins a day after the last one ended", 20, "no digest told", "are of one day") {
    @Override
    public List<DynamoDbRequest> requests(String function, DynamoDbRequest asked) {
      return changed(asked, item -> ends(item, Duration.ofDays(1)));
    }
  },
  UNREADABLE_STOPS("an unreadable item stops a loop", 20, "failed although nothing went wrong") {
    @Override
    public void logged(String line) {
      if (line.contains("\"NeedsAPerson\"")) {
        throw new IllegalStateException("planted: it goes no further");
      }
    }
  },
  TALKATIVE_LOG("what was sent is written to the log", 20, "something personal is in the log") {
    @Override
    public RequestStreamHandler handler(String function, RequestStreamHandler own) {
      return function.equals("SubmitRegistration")
          ? (in, out, context) -> {
            var event = in.readAllBytes();
            context.getLogger().log(event);
            own.handleRequest(new ByteArrayInputStream(event), out, context);
          }
          : own;
    }
  };

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RequestStreamHandler NOTHING = (_, _, _) -> {};

  private final String told;
  private final int within;

  @SuppressWarnings("ImmutableEnumChecker") // List.of gives a list that does not change.
  private final List<String> breaks;

  /**
   * @param within in how many schedules it is found at the latest
   * @param breaks parts of what the oracle says of the promises that it breaks
   */
  Planted(String told, int within, String... breaks) {
    this.told = told;
    this.within = within;
    this.breaks = List.of(breaks);
  }

  /** Whether one of the promises that it breaks was broken; another may be by what follows. */
  boolean isFound(Simulation.Outcome outcome) {
    return outcome.problems().stream()
        .anyMatch(problem -> breaks.stream().anyMatch(problem::contains));
  }

  /** What is wrong. */
  String told() {
    return told;
  }

  /** In how many schedules it is found at the latest. */
  int within() {
    return within;
  }

  private static List<DynamoDbRequest> changed(
      DynamoDbRequest asked, UnaryOperator<TransactWriteItem> change) {
    return List.of(
        asked instanceof TransactWriteItemsRequest transaction
            ? transaction.toBuilder()
                .transactItems(transaction.transactItems().stream().map(change).toList())
                .build()
            : asked);
  }

  private static boolean puts(TransactWriteItem item, String prefix) {
    return item.put() != null && isIn(item.put().item(), prefix);
  }

  /** A digest that ends so much later. */
  private static TransactWriteItem ends(TransactWriteItem item, Duration later) {
    return puts(item, "DIGESTS#")
        ? with(
            item,
            "until",
            AttributeValue.fromS(
                Instant.parse(item.put().item().get("until").s()).plus(later).toString()))
        : item;
  }

  private static boolean isIn(Map<String, AttributeValue> item, String prefix) {
    return item.get("pk").s().startsWith(prefix);
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    return key(item.get("pk").s(), item.get("sk").s());
  }

  private static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort));
  }

  private static TransactWriteItem with(TransactWriteItem item, String name, AttributeValue value) {
    var other = new HashMap<>(item.put().item());
    other.put(name, value);
    return item.toBuilder().put(item.put().toBuilder().item(other).build()).build();
  }

  /** The mail with another number of its day, which follows from when it was asked for. */
  private static Map<String, AttributeValue> numberedAnyhow(Map<String, AttributeValue> item) {
    var other = new HashMap<>(item);
    var digit = Integer.toString(Math.floorMod(item.hashCode(), 10));
    other.put("sk", AttributeValue.fromS(item.get("sk").s().replaceFirst("[0-9]$", digit)));
    return other;
  }

  private static TransactWriteItem unconditional(TransactWriteItem item) {
    if (item.put() != null) {
      return item.toBuilder()
          .put(
              item.put().toBuilder()
                  .conditionExpression(always(item.put().conditionExpression()))
                  .build())
          .build();
    }
    return item.toBuilder()
        .update(
            item.update().toBuilder()
                .conditionExpression(always(item.update().conditionExpression()))
                .build())
        .build();
  }

  /** The same change, but the people keep the links that they had. */
  private static TransactWriteItem elsewhere(TransactWriteItem item) {
    var names = new HashMap<>(item.update().expressionAttributeNames());
    names.put("#memberships", "forgotten");
    return item.toBuilder()
        .update(item.update().toBuilder().expressionAttributeNames(names).build())
        .build();
  }

  /** Holds for every item, and still names all that the condition named, as DynamoDB demands. */
  private static String always(String condition) {
    return "attribute_exists(pk) OR attribute_not_exists(pk)"
        + (condition == null ? "" : " OR (" + condition + ")");
  }

  /** An action that does nothing, so that the others keep their places. */
  private static TransactWriteItem nothing(String table, Map<String, AttributeValue> key) {
    return TransactWriteItem.builder()
        .conditionCheck(check -> check.tableName(table).key(key).conditionExpression(always(null)))
        .build();
  }

  private static BatchWriteItemRequest without(
      BatchWriteItemRequest batch, Predicate<Map<String, AttributeValue>> which) {
    var left =
        new HashMap<String, List<software.amazon.awssdk.services.dynamodb.model.WriteRequest>>();
    batch
        .requestItems()
        .forEach(
            (table, writes) ->
                left.put(
                    table,
                    writes.stream()
                        .map(
                            write ->
                                write.deleteRequest() != null
                                        && which.test(write.deleteRequest().key())
                                    ? write.toBuilder()
                                        .deleteRequest(
                                            it -> it.key(key("NOWHERE", "" + write.hashCode())))
                                        .build()
                                    : write)
                        .toList()));
    return batch.toBuilder().requestItems(left).build();
  }

  private static String about(QueryRequest query) {
    return query.expressionAttributeValues().values().stream()
        .map(value -> value.s() == null ? "" : value.s())
        .filter("ROUNDS"::equals)
        .findFirst()
        .orElse("");
  }

  private static Map<String, AttributeValue> initiatives(Map<String, AttributeValue> item) {
    var other = new HashMap<String, AttributeValue>();
    item.forEach((name, value) -> other.put(name, initiatives(value)));
    return other;
  }

  private static AttributeValue initiatives(AttributeValue value) {
    return value.s() == null
        ? value
        : AttributeValue.fromS(
            value.s().replace("\"capacityUnit\":\"schools\"", "\"capacityUnit\":\"initiatives\""));
  }
}
