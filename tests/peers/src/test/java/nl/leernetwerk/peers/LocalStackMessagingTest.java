package nl.leernetwerk.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import nl.leernetwerk.Sample;
import nl.leernetwerk.functions.mailing.sendmail.SendMail;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.lambda.EventBridge;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.local.http.LoopbackServer;
import nl.leernetwerk.local.mailbox.Mailbox;
import nl.leernetwerk.local.mailbox.SesEndpoint;
import nl.leernetwerk.local.mailbox.Simulator;
import nl.leernetwerk.local.template.ConsumerSpec;
import nl.leernetwerk.local.template.Template;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.rounds.RoundEvents;
import nl.leernetwerk.seats.SeatEvents;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The bus with the template's patterns, and the queues with its redrive settings, as LocalStack
 * runs them.
 */
class LocalStackMessagingTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2024-09-12T12:05:00Z"), ZoneOffset.UTC);

  /** The functions that wait for each event. A function's name is the name of its stand-in. */
  private static final Map<String, String> WAITING =
      Map.of(
          "EnrolmentClosed", "AllocateSeats",
          "SeedRevealed", "AllocateSeats",
          "SeatsAllocated", "EmailFacilitators",
          "MailQueued", "MailQueue");

  private static Template template;
  private static DeployedMessaging deployed;
  private static DynamoDbClient dynamo;
  private static SqsClient sqs;
  private static Service eventBridge;

  private Table table;

  @BeforeAll
  static void deploy() {
    var localStack = Peers.localStack();
    template = Template.read(DeployedMessaging.TEMPLATE, Map.of());
    deployed = DeployedMessaging.on(localStack);
    dynamo = Peers.client(DynamoDbClient.builder(), localStack);
    sqs = Peers.client(SqsClient.builder(), localStack);
    eventBridge = new Service(localStack, "events");
  }

  @BeforeEach
  void empty_the_queues() {
    for (var queue :
        List.of("AllocateSeats", "EmailFacilitators", "RecordBounce", "MailQueue", "UnsentMails")) {
      sqs.purgeQueue(it -> it.queueUrl(url(queue)));
    }
  }

  // ---- The bus

  @Test
  void an_event_reaches_only_the_function_that_waits_for_it() {
    publish("elsewhere", "MailQueued", "MAIL#x");
    publish("leernetwerk", "SomethingElse", "EVENT#x");
    var closed = RoundEvents.ENROLMENT_CLOSED.of("2024-2025");
    var allocated = SeatEvents.SEATS_ALLOCATED.of("2024-2025");
    var mail = new Mail("2024-2025", "organiser-1", "totals", 1).queued();
    for (var event : List.of(closed, allocated, mail)) {
      publish(event);
    }
    for (var event : List.of(closed, allocated, mail)) {
      assertEquals(
          List.of(event),
          Until.found(
                  event.type(),
                  () -> Optional.of(receive(WAITING.get(event.type()))).filter(it -> !it.isEmpty()))
              .stream()
              .map(message -> EventBridge.event(Invocation.parse(message.body())))
              .toList());
    }
    WAITING.values().forEach(queue -> assertEquals(0, waitingIn(queue), queue));
  }

  @Test
  void a_bounce_from_ses_arrives_without_the_address() {
    var told = Invocation.event("ses-email-bounced");
    put(
        JsonNodeFactory.instance
            .objectNode()
            .put("Source", told.path("source").asText())
            .put("DetailType", told.path("detail-type").asText())
            .put("Time", Instant.parse(told.path("time").asText()).getEpochSecond())
            .put("Detail", told.path("detail").toString()));
    var arrived =
        Until.found("the bounce", () -> receive("RecordBounce").stream().findFirst()).body();
    assertEquals(Invocation.event("record-bounce"), Invocation.parse(arrived));
  }

  /**
   * LocalStack has no Pipes in its open edition; a pipe's filter is written as a rule's pattern.
   */
  @ParameterizedTest
  @CsvSource({
    "INSERT, EnrolmentClosed, true",
    "INSERT, SeatsAllocated, true",
    "INSERT, MailQueued, true",
    "MODIFY, MailQueued, false",
    "REMOVE, MailQueued, false",
    "INSERT, CLAIM, false",
    "INSERT, Mailqueued, false"
  })
  void the_pipe_lets_through_an_event_when_it_is_new(
      String change, String sortKey, boolean passes) {
    var item = JsonNodeFactory.instance.objectNode();
    // The fields that every event must have to be tested, and that a stream record lacks.
    for (var name : List.of("id", "account", "source", "region", "detail-type")) {
      item.put(name, "none");
    }
    item.put("time", NOW.instant().toString()).put("eventName", change).putArray("resources");
    item.putObject("dynamodb").putObject("Keys").putObject("sk").put("S", sortKey);
    for (var filter : template.pipe().filters()) {
      var answer =
          eventBridge.json(
              "AWSEvents.TestEventPattern",
              JsonNodeFactory.instance
                  .objectNode()
                  .put("EventPattern", filter)
                  .put("Event", item.toString()));
      assertEquals(passes, answer.path("Result").asBoolean());
    }
  }

  // ---- The queue of mails, fed by the bus

  @Test
  void a_message_that_cannot_be_handled_is_set_aside_alone_after_its_last_try() throws IOException {
    var redrive = template.queues().get("MailQueue").redrive().orElseThrow();
    assertEquals("UnsentMails", redrive.deadLetterQueue());
    var mailbox = new Mailbox();
    try (var server =
            LoopbackServer.bind(0)
                .serve(new SesEndpoint(mailbox, NOW, new Simulator(Map.of(), NOW, (_, _) -> {})));
        var ses =
            Peers.client(SesV2Client.builder(), URI.create("http://localhost:" + server.port()))) {
      var mails = registered();
      var function = sendMail(ses);
      publish("leernetwerk", "MailQueued", "nothing that we write");
      mails.forEach(mail -> publish(mail.queued()));

      var tries = new ArrayList<String>();
      var dead =
          Until.found(
              "the message set aside",
              () -> {
                tries.addAll(deliver(function));
                return receive(redrive.deadLetterQueue()).stream().findFirst();
              });

      assertEquals(redrive.maxReceiveCount(), tries.size());
      assertEquals(List.of(dead.body()), tries.stream().distinct().toList());
      assertEquals(mails.size(), mailbox.perRecipient().size());
      assertEquals(0, waitingIn("MailQueue"));
      assertEquals(0, waitingIn(redrive.deadLetterQueue()));
    }
  }

  /** A registration in a new table of LocalStack, whose mails wait. */
  private List<Mail> registered() {
    var registration = Sample.form().register();
    var mails =
        List.<Mail>of(
            RegistrationMails.confirmation(registration.reference(), Addressee.PRACTITIONER),
            RegistrationMails.confirmation(registration.reference(), Addressee.LEADER));
    table = LocalTable.create(dynamo, "table-" + UUID.randomUUID(), NOW);
    var storage = LocalTable.storage(table);
    storage.schools().load(Sample.schools().values());
    storage.open(Sample.round());
    storage
        .registrations()
        .submit(Sample.round(), registration, Idempotency.of("key", "content"), mails);
    return mails;
  }

  private SendMail sendMail(SesV2Client ses) {
    return new SendMail(
        TestSurroundings.of(table)
            .variable("SITE_URL", "https://leernetwerken.example.org/")
            .variable("MAIL_FROM", "aanmelden@leernetwerken.example.org")
            .variable("CONFIGURATION_SET", "leernetwerken")
            .client(dynamo)
            .clock(NOW)
            .ses(ses)
            .random(new Random(1))
            .get());
  }

  /**
   * Hands a function one batch of its queue as Lambda does: messages that it reports stay in the
   * queue, and the others are deleted. Gives the failed messages.
   */
  private static List<String> deliver(SendMail function) {
    var spec = consumer("MailQueue");
    var batch =
        sqs.receiveMessage(
                it ->
                    it.queueUrl(url(spec.queue()))
                        .maxNumberOfMessages(spec.batchSize())
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages();
    if (batch.isEmpty()) {
      return List.of();
    }
    var failed =
        Invocation.invoke(function, event(spec.queue(), batch))
            .answer()
            .path("batchItemFailures")
            .findValuesAsText("itemIdentifier");
    var bodies = new ArrayList<String>();
    for (var message : batch) {
      if (failed.contains(message.messageId())) {
        bodies.add(message.body());
        // The message is visible again, as if its time-out had passed.
        sqs.changeMessageVisibility(
            it ->
                it.queueUrl(url(spec.queue()))
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout(0));
      } else {
        delete(spec.queue(), message);
      }
    }
    return bodies;
  }

  private static JsonNode event(String queue, List<Message> batch) {
    var event = JsonNodeFactory.instance.objectNode();
    var records = event.putArray("Records");
    for (var message : batch) {
      var one =
          records
              .addObject()
              .put("messageId", message.messageId())
              .put("receiptHandle", message.receiptHandle())
              .put("body", message.body())
              .put("md5OfBody", message.md5OfBody())
              .put("eventSource", "aws:sqs")
              .put("eventSourceARN", "arn:aws:sqs:eu-central-1:000000000000:" + queue)
              .put("awsRegion", "eu-central-1");
      var attributes = one.putObject("attributes");
      message.attributesAsStrings().forEach(attributes::put);
      one.putObject("messageAttributes");
    }
    return event;
  }

  private static ConsumerSpec consumer(String queue) {
    return template.consumers().stream()
        .filter(it -> it.queue().equals(queue) && it.reportsItemFailures())
        .findFirst()
        .orElseThrow();
  }

  // ---- What the tests above share

  private static String url(String queue) {
    return deployed.physicalId(queue);
  }

  private static void publish(Event event) {
    publish("leernetwerk", event.type(), "EVENT#" + event.subject());
  }

  private static void publish(String source, String type, String key) {
    var detail = JsonNodeFactory.instance.objectNode().put("key", key).put("sort", type);
    put(
        JsonNodeFactory.instance
            .objectNode()
            .put("EventBusName", deployed.physicalId("Bus"))
            .put("Source", source)
            .put("DetailType", type)
            .put("Detail", detail.toString()));
  }

  private static void put(ObjectNode entry) {
    var request = JsonNodeFactory.instance.objectNode();
    request.putArray("Entries").add(entry);
    var answer = eventBridge.json("AWSEvents.PutEvents", request);
    assertEquals(0, answer.path("FailedEntryCount").asInt(-1), answer.toString());
  }

  /** Receives and deletes the messages in a queue. */
  private static List<Message> receive(String queue) {
    var messages =
        sqs.receiveMessage(it -> it.queueUrl(url(queue)).maxNumberOfMessages(10)).messages();
    messages.forEach(message -> delete(queue, message));
    return messages;
  }

  private static void delete(String queue, Message message) {
    sqs.deleteMessage(it -> it.queueUrl(url(queue)).receiptHandle(message.receiptHandle()));
  }

  /** How many messages a queue holds, including those that are being handled. */
  private static int waitingIn(String queue) {
    var counts =
        sqs.getQueueAttributes(
                it ->
                    it.queueUrl(url(queue))
                        .attributeNames(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes();
    return counts.values().stream().mapToInt(Integer::parseInt).sum();
  }
}
