package nl.leernetwerk.functions.messages.managemessages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.functions.seats.announcechanges.AnnounceChanges;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.CutOff;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Spoiled;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.kernel.table.Unprotected;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressedLetter;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.messages.Message;
import nl.leernetwerk.messages.MessageText;
import nl.leernetwerk.messages.Messages;
import nl.leernetwerk.messages.Selection;
import nl.leernetwerk.messages.Writing;
import nl.leernetwerk.messages.table.MessagePersonalStore;
import nl.leernetwerk.messages.table.TableMessages;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.registration.letters.LetterSources;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.registry.InitiativeWords;
import nl.leernetwerk.registry.JournalSources;
import nl.leernetwerk.registry.MailKinds;
import nl.leernetwerk.rounds.RecentRounds;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class ManageMessagesTest {
  private static final Instant NOW = Instant.parse("2024-10-07T12:00:00Z");
  private static final Round ROUND = Sample.twoForPrimary();
  private static final Actor ONE = new Actor.Organiser("one");
  private static final Actor OTHER = new Actor.Organiser("other");
  private static final String TEXT =
      "De eerste bijeenkomst is <b>in</b> Utrecht,\n10 uur.\n\nLees"
          + " https://example.org/lees?a=1&b=2.";

  private final MovingClock clock = new MovingClock(NOW);
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final ManageMessages function = function(table);

  /** Seated in PO (their text waits for an answer), in PO-2, waiting, offered, and withdrawn. */
  @BeforeEach
  void five_initiatives() {
    new TableAddressIds(table).findOrMake(new Random(1));
    storage.open(ROUND);
    LocalTable.store(
        table,
        List.of(
            form(1)
                .register()
                .decided(new Outcome.Seated(reference(1), 1, 1, "PO", 12))
                .sharpened(sharpened()),
            form(2)
                .sharedAddress()
                .register()
                .decided(new Outcome.Seated(reference(2), 2, 1, "PO-2", 12)),
            in(3, new RegistrationState.Waiting()),
            in(4, new RegistrationState.Offered("PO", NOW.plusSeconds(3600))),
            in(5, new RegistrationState.Withdrawn())));
  }

  @Test
  void the_sample_event_is_sent_once_where_its_preview_is_still_right() {
    LocalTable.store(
        table, Stream.of(1, 2, 3, 4).map(it -> in(it, new RegistrationState.Withdrawn())).toList());
    assertEquals(422, Invocation.invoke(function, Invocation.event("manage-messages")).status());
    LocalTable.store(table, List.of(form(1).register()));
    for (int times = 0; times < 2; times++) {
      var answer = Invocation.invoke(function, Invocation.event("manage-messages"));
      assertEquals("{\"number\":1,\"initiatives\":1,\"people\":2}", answer.body().toString());
    }
  }

  @Test
  void a_preview_shows_who_gets_it_and_how_the_mail_looks_and_sends_nothing() {
    var before = LocalTable.items(table);
    var answer = Invocation.invoke(function, event("POST", "/preview"));
    assertEquals(200, answer.status());
    assertEquals(4, answer.body().path("initiatives").asInt());
    assertEquals(4, answer.body().path("schools").asInt());
    assertEquals(8, answer.body().path("people").asInt());
    assertEquals("Initiatief 1", answer.body().at("/to/0/name").asText());
    assertEquals(
        List.of("Yasmine Oudkerk", "Pieter-Jan de Graaf"), texts(answer.body().at("/to/0/people")));
    assertEquals("De eerste bijeenkomst", answer.body().at("/mail/subject").asText());
    for (var part : List.of("/mail/text", "/mail/html")) {
      var mail = answer.body().at(part).asText();
      for (var said :
          List.of(
              "De eerste bijeenkomst is op 28 november in Utrecht.",
              "https://example.org/kennismaken",
              "Yasmine Oudkerk",
              "Noor van Vliet van de organisatie",
              "leernetwerken@example.org",
              "/mijn-aanmelding/#")) {
        assertTrue(mail.contains(said), said);
      }
    }
    assertEquals(before, LocalTable.items(table));
  }

  @Test
  void each_selection_takes_those_it_names_and_never_who_withdrew() {
    var expected =
        Map.of(
            "{\"kind\": \"everybody\"}",
            List.of(1, 2, 3, 4),
            "{\"kind\": \"seated\"}",
            List.of(1, 2),
            "{\"kind\": \"waiting\"}",
            List.of(3),
            "{\"kind\": \"network\", \"network\": \"PO\"}",
            List.of(1, 4),
            "{\"kind\": \"unanswered\"}",
            List.of(1, 4),
            "{\"kind\": \"chosen\", \"initiatives\": [\"%s\", \"%s\"]}"
                .formatted(reference(3).text(), reference(5).text()),
            List.of(3));
    expected.forEach(
        (selection, numbers) ->
            assertEquals(
                numbers.stream().map(it -> reference(it).text()).toList(),
                StreamSupport.stream(preview(selection).body().path("to").spliterator(), false)
                    .map(it -> it.path("reference").asText())
                    .toList(),
                selection));
  }

  @Test
  void a_selection_without_anybody_is_told_at_its_field() {
    LocalTable.store(table, List.of(in(3, new RegistrationState.Withdrawn())));
    var answer = preview("{\"kind\": \"waiting\"}");
    assertEquals(422, answer.status());
    assertEquals("#/selection", answer.body().at("/errors/0/pointer").asText());
  }

  @Test
  void every_error_is_told_at_once() {
    var errors =
        Map.of(
            "{}",
            "[#/selection, #/subject, #/text]",
            "{\"selection\": {\"kind\": \"all\", \"more\": 1}, \"subject\": \"a\\n"
                + "b\", \"text\": \" \", \"why\": 1}",
            "[#/selection/kind, #/selection/more, #/subject, #/text, #/why]",
            "{\"selection\": {\"kind\": \"network\", \"network\": \"VO-9\"}, \"subject\": \"a\","
                + " \"text\": \"b\"}",
            "[#/selection/network]",
            "{\"selection\": {\"kind\": \"chosen\", \"initiatives\": [\"2023-2024-P000-0001\", 1]},"
                + " \"subject\": \"a\", \"text\": \"b\"}",
            "[#/selection/initiatives/0, #/selection/initiatives/1]");
    errors.forEach(
        (body, pointers) -> {
          var answer = Invocation.invoke(function, event("POST", "/preview").put("body", body));
          assertEquals(422, answer.status(), body);
          assertEquals(
              pointers,
              StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                  .map(it -> it.path("pointer").asText())
                  .toList()
                  .toString());
        });
  }

  @Test
  void sending_wants_a_key_and_the_tag_of_the_preview() {
    var everybody = message("{\"kind\": \"everybody\"}", TEXT);
    var tag = tag(everybody);
    assertEquals(400, send(everybody, Optional.empty(), Optional.of(tag)).status());
    assertEquals(428, send(everybody, Optional.of("key"), Optional.empty()).status());
    assertEquals(List.of(), new TableMessages(table).of(ROUND.id()));
  }

  @Test
  void when_somebody_else_would_get_it_nothing_is_sent_and_the_answer_says_how_many_it_is_now() {
    var everybody = message("{\"kind\": \"everybody\"}", TEXT);
    var tag = tag(everybody);
    LocalTable.store(table, List.of(in(3, new RegistrationState.Withdrawn())));
    var answer = send(everybody, Optional.of("key"), Optional.of(tag));
    assertEquals(412, answer.status());
    assertTrue(answer.body().path("detail").asText().contains("3 initiatieven, 6 mensen"));
    assertEquals(412, send(message("{\"kind\": \"everybody\"}", "Anders"), "key", tag).status());
    assertEquals(List.of(), new TableMessages(table).of(ROUND.id()));
    assertEquals(201, send(everybody, "key", tag(everybody)).status());
  }

  @Test
  void pressing_twice_sends_once_also_after_somebody_withdrew() {
    var everybody = message("{\"kind\": \"everybody\"}", TEXT);
    var tag = tag(everybody);
    var first = send(everybody, "key", tag);
    assertEquals(201, first.status());
    assertEquals("{\"number\":1,\"initiatives\":4,\"people\":8}", first.body().toString());
    LocalTable.store(table, List.of(in(3, new RegistrationState.Withdrawn())));
    assertEquals(first.answer(), send(everybody, "key", tag).answer());
    assertEquals(1, new TableMessages(table).of(ROUND.id()).size());
    var other = message("{\"kind\": \"everybody\"}", "Iets anders");
    assertEquals(422, send(other, "key", tag(other)).status());
    assertEquals(201, send(everybody, "another key", tag(everybody)).status());
  }

  @Test
  void without_the_condition_of_two_organisers_at_once_the_message_of_one_is_lost() {
    race(
        LocalTable.client(new Unprotected(it -> it.matches("(MESSAGES|EVENT)#.*"))),
        "one",
        "other");
    assertEquals(List.of("Van de ander"), subjects());
  }

  @Test
  void of_two_organisers_at_once_both_messages_are_sent_once() {
    race(LocalTable.client(), "one", "other");
    assertEquals(List.of("Van de een", "Van de ander"), subjects());
    announce(table, 1, LocalTable.client());
    announce(table, 2, LocalTable.client());
    assertEquals(14, mails().size());
  }

  @Test
  void a_button_pressed_twice_at_the_same_moment_sends_one_message() {
    race(LocalTable.client(), "same", "same");
    assertEquals(1, subjects().size());
  }

  /**
   * Two requests have read the same messages; the first writes before the second does.
   *
   * @param one the key of the first
   */
  private void race(DynamoDbClient client, String one, String other) {
    var store = new TableMessages(new Table(client, table.name(), clock));
    var all = storage.registrations().of(ROUND.id());
    var everybody = new Selection.Everybody();
    var seen = new AtomicBoolean();
    Messages second =
        new Late(
            store,
            () -> {
              if (!seen.getAndSet(true)) {
                Writing.of(everybody, new MessageText("Van de een", "Tekst"), all)
                    .send(store, ROUND, Idempotency.of(one, "content"), ONE, NOW);
              }
            });
    Writing.of(everybody, new MessageText("Van de ander", "Tekst"), all)
        .send(second, ROUND, Idempotency.of(other, "content"), OTHER, NOW);
  }

  /** Lets something happen between what is read and what is written. */
  private record Late(Messages store, Runnable meanwhile) implements Messages {
    @Override
    public List<Message> of(String round) {
      return store.of(round);
    }

    @Override
    public List<Message> readable(String round) {
      return store.readable(round);
    }

    @Override
    public Optional<Message> find(String round, int number) {
      return store.find(round, number);
    }

    @Override
    public boolean append(Round round, Message message) {
      meanwhile.run();
      return store.append(round, message);
    }

    @Override
    public void forgetText(Round round, int number, OrganiserAct act) {
      store.forgetText(round, number, act);
    }

    @Override
    public void forgetText(String round, int number) {
      store.forgetText(round, number);
    }
  }

  @Test
  void both_people_get_one_mail_each_and_one_together_when_they_share_an_address() {
    send("{\"kind\": \"seated\"}");
    announce(table, 1, LocalTable.client());
    assertEquals(
        Set.of(
            reference(1).text() + "/leader.message.1",
            reference(1).text() + "/practitioner.message.1",
            reference(2).text() + "/pair.message.1"),
        mails());
    var letter = letter(mail(1, "practitioner")).orElseThrow();
    assertEquals("y.oudkerk@example.org", letter.to().value());
    assertEquals("leernetwerken@example.org", letter.replyTo().value());
    assertTrue(letter.letter().text().contains("Noor van Vliet van de organisatie"));
    assertTrue(
        letter.letter().html().contains("is &lt;b&gt;in&lt;/b&gt; Utrecht,<br>\n10 uur.</p>\n<p"),
        letter.letter().html());
    assertTrue(
        letter
            .letter()
            .html()
            .contains(
                "<a href=\"https://example.org/lees?a&#x3D;1&amp;b&#x3D;2\">https://example.org/lees?a&#x3D;1&amp;b&#x3D;2</a>."),
        letter.letter().html());
    assertTrue(letter.letter().text().contains("Utrecht,\n10 uur.\n\nLees https://"));
  }

  @Test
  void a_second_run_doubles_no_mail_and_neither_does_a_pair_that_shares_an_address_meanwhile() {
    send("{\"kind\": \"everybody\"}");
    announce(table, 1, LocalTable.client());
    var before = mails();
    LocalTable.store(
        table,
        List.of(
            form(1)
                .sharedAddress()
                .register()
                .decided(new Outcome.Seated(reference(1), 1, 1, "PO", 12))));
    announce(table, 1, LocalTable.client());
    assertEquals(before, mails());
    assertEquals(7, before.size());
  }

  @Test
  void without_the_condition_a_second_run_sends_a_mail_again() {
    sendOneTwice(new Unprotected(it -> it.startsWith("MAIL#")));
    assertTrue(waiting(table).contains(mail(1, "leader").text()));
  }

  @Test
  void a_mail_that_was_sent_is_not_sent_again_by_a_second_run() {
    sendOneTwice();
    assertFalse(waiting(table).contains(mail(1, "leader").text()));
  }

  private void sendOneTwice(ExecutionInterceptor... interceptors) {
    send("{\"kind\": \"everybody\"}");
    announce(table, 1, LocalTable.client());
    storage.mails().claim(mail(1, "leader"), NOW);
    storage.mails().sent(mail(1, "leader"), "ses-1", NOW);
    announce(table, 1, LocalTable.client(interceptors));
  }

  @Test
  void the_next_run_finishes_a_run_that_died_anywhere() {
    send("{\"kind\": \"everybody\"}");
    boolean died = true;
    for (int call = 1; died; call++) {
      var copy = LocalTable.copy(table);
      var cut = CutOff.at(call, CutOff.Moment.AFTER);
      died = dies(copy, cut) || cut.happened();
      assertTrue(died || call > 8, "only " + call + " calls");
      announce(copy, 1, LocalTable.client());
      assertEquals(7, waiting(copy).stream().filter(it -> it.contains(".message.1")).count());
      assertFalse(waiting(copy).contains("MessageWritten"));
    }
  }

  private boolean dies(Table copy, CutOff cut) {
    try {
      announce(copy, 1, LocalTable.client(cut));
      return false;
    } catch (CutOff.Killed _) {
      return true;
    }
  }

  @Test
  void who_withdrew_meanwhile_gets_no_mail_and_nobody_gets_a_text_that_was_erased() {
    send("{\"kind\": \"everybody\"}");
    announce(table, 1, LocalTable.client());
    assertTrue(letter(mail(3, "leader")).isPresent());
    LocalTable.store(table, List.of(in(3, new RegistrationState.Withdrawn())));
    assertTrue(letter(mail(3, "leader")).isEmpty());
    assertTrue(letter(mail(4, "leader")).isPresent());
    assertEquals(200, erase("1").status());
    assertTrue(letter(mail(4, "leader")).isEmpty());
  }

  @Test
  void a_text_that_cannot_be_read_holds_its_mails_and_nothing_else() {
    send("{\"kind\": \"everybody\"}");
    announce(table, 1, LocalTable.client());
    var spoiled = Spoiled.all(table, "MESSAGES#2024-2025/000000001#text");
    var held = assertThrows(Unreadable.class, () -> letter(mail(4, "leader")));
    assertEquals("000000001#text", held.item().sort());
    assertEquals(1, list().size());
    send("{\"kind\": \"waiting\"}");
    spoiled.mend();
    assertTrue(letter(mail(4, "leader")).isPresent());
  }

  @Test
  void the_list_tells_who_wrote_what_to_whom_and_how_many_did_not_arrive() {
    send("{\"kind\": \"network\", \"network\": \"PO\"}");
    announce(table, 1, LocalTable.client());
    var lost = mail(4, "leader");
    storage.mails().claim(lost, NOW);
    storage.mails().sent(lost, "ses-1", NOW);
    storage
        .addresses()
        .report(
            new DeliveryReport(
                lost,
                new AddressId("0".repeat(32)),
                "ses-1",
                DeliveryReport.Kind.PERMANENT_BOUNCE,
                NOW));
    assertEquals(
        Invocation.parse(
            """
            [{"number": 1, "at": "2024-10-07T12:00:00Z", "initiatives": 2, "people": 4, "mails": 4,
              "notArrived": 1,
              "by": {"kind": "organiser", "id": "93f4a822-5051-7091-1a2b-000000000001",
                     "name": "Noor van Vliet"},
              "selection": {"kind": "network", "network": "PO"},
              "subject": "Onderwerp", "text": %s}]
            """
                .formatted(text(TEXT))),
        list());
  }

  @Test
  void the_journal_tells_that_it_was_written_and_not_what_it_says() {
    send("{\"kind\": \"seated\"}");
    erase("1");
    var journal = JournalSources.journal(table);
    var words = InitiativeWords.of(storage.registrations().of(ROUND.id()), List.of());
    assertEquals(
        List.of(
            "Bericht 1 is geschreven aan wie een plek heeft: 2 initiatieven, 4 mensen.",
            "De tekst van bericht 1 is gewist."),
        journal.lines(ROUND.id(), words).stream()
            .filter(it -> it.id().startsWith("bericht") || it.id().startsWith("daad"))
            .flatMap(it -> it.told().stream())
            .toList());
    assertEquals(
        1,
        journal.about(reference(1), words).stream()
            .filter(it -> it.id().equals("bericht/1"))
            .count());
    assertEquals(
        0,
        journal.about(reference(3), words).stream()
            .filter(it -> it.id().equals("bericht/1"))
            .count());
  }

  @Test
  void an_organiser_erases_the_words_and_that_it_was_written_stays() {
    send("{\"kind\": \"everybody\"}");
    assertTrue(LocalTable.items(table).toString().contains("eerste bijeenkomst"));
    assertEquals(200, erase("1").status());
    assertFalse(LocalTable.items(table).toString().contains("eerste bijeenkomst"));
    assertFalse(LocalTable.items(table).toString().contains("Onderwerp"));
    assertTrue(list().at("/0/text").isMissingNode());
    assertEquals(200, erase("1").status(), "erasing it again does no harm");
    assertEquals(404, erase("2").status());
  }

  @Test
  void an_export_has_the_messages_of_that_person_and_an_erasure_takes_those_to_them_alone() {
    send("{\"kind\": \"everybody\"}");
    send("{\"kind\": \"waiting\"}");
    var store = new MessagePersonalStore(table);
    var export = (ObjectNode) Invocation.parse("{}");
    store.export(new EmailAddress("y.oudkerk@example.org"), Optional.empty(), export);
    assertTrue(export.toString().contains(reference(3).text()));
    assertTrue(export.toString().contains("eerste bijeenkomst"));
    store.export(new EmailAddress("nobody@example.org"), Optional.empty(), export.removeAll());
    assertEquals("{}", export.toString());
    store.forgetReasons(reference(3));
    assertTrue(list().at("/1/text").isMissingNode());
    assertFalse(list().at("/0/text").isMissingNode());
  }

  @Test
  void no_log_line_and_no_key_holds_what_was_written() {
    var everybody = message("{\"kind\": \"everybody\"}", TEXT);
    var logs = send(everybody, "key", tag(everybody)).log().toString();
    assertFalse(logs.contains("bijeenkomst") || logs.contains("Onderwerp"), logs);
    assertFalse(LocalTable.keys(table).toString().contains("Onderwerp"));
  }

  @Test
  void only_organisers_write_and_only_about_a_round_that_is_there() {
    var facilitator = event("GET", "");
    claims(facilitator).put("cognito:groups", "[facilitator]");
    assertEquals(403, Invocation.invoke(function, facilitator).status());
    var elsewhere = event("GET", "");
    elsewhere.putObject("pathParameters").put("round", "1999-2000");
    assertEquals(404, Invocation.invoke(function, elsewhere).status());
  }

  private Optional<AddressedLetter> letter(Mail mail) {
    var sources =
        new LetterSources(
            table,
            new RecentRounds(new TableRounds(table), clock),
            new Pages(URI.create("https://example.org"), Sample.LINKS, Sample.SENDER),
            _ -> new AddressId("0".repeat(32)),
            _ -> Set.of());
    return MailKinds.of(mail).writer(sources).write(mail);
  }

  private static Mail mail(int number, String to) {
    return new Mail(reference(number).text(), to, "message", 1);
  }

  private static void announce(Table table, int number, DynamoDbClient client) {
    var event = (ObjectNode) Invocation.event("announce-changes");
    event.put("detail-type", "MessageWritten");
    event.putObject("detail").put("key", "EVENT#2024-2025." + number).put("sort", "MessageWritten");
    Invocation.invoke(new AnnounceChanges(TestSurroundings.of(table).client(client).get()), event);
  }

  private Set<String> mails() {
    return waiting(table).stream()
        .filter(it -> it.contains(".message."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The mails that wait, and the types of the other events that do. */
  private static List<String> waiting(Table table) {
    return LocalTable.storage(table)
        .outbox()
        .waitingSince(Instant.parse("2030-01-01T00:00:00Z"))
        .stream()
        .map(event -> Mail.QUEUED.is(event) ? Mail.of(event).text() : event.type())
        .toList();
  }

  private List<String> subjects() {
    return new TableMessages(table)
        .of(ROUND.id()).stream().map(it -> it.text().orElseThrow().subject()).toList();
  }

  private JsonNode list() {
    return Invocation.invoke(function, event("GET", "")).body().path("messages");
  }

  private Invocation.Result preview(String selection) {
    return Invocation.invoke(
        function, event("POST", "/preview").put("body", message(selection, TEXT)));
  }

  private String tag(String message) {
    return Invocation.invoke(function, event("POST", "/preview").put("body", message))
        .answer()
        .at("/headers/etag")
        .asText();
  }

  private void send(String selection) {
    var message = message(selection, TEXT);
    assertEquals(201, send(message, selection, tag(message)).status());
  }

  private Invocation.Result send(String message, String key, String tag) {
    return send(message, Optional.of(key), Optional.of(tag));
  }

  private Invocation.Result send(String message, Optional<String> key, Optional<String> tag) {
    var event = event("POST", "").put("body", message);
    var headers = (ObjectNode) event.get("headers");
    headers.remove(List.of("idempotency-key", "if-match"));
    key.ifPresent(it -> headers.put("idempotency-key", it.replaceAll("[^a-z ]", "-")));
    tag.ifPresent(it -> headers.put("if-match", it));
    return Invocation.invoke(function, event);
  }

  private Invocation.Result erase(String number) {
    var event = event("DELETE", "/{message}/text");
    event.putObject("pathParameters").put("round", "2024-2025").put("message", number);
    return Invocation.invoke(function, event.put("body", ""));
  }

  private static ObjectNode event(String method, String rest) {
    var event = (ObjectNode) Invocation.event("manage-messages");
    return event.put("routeKey", method + " /api/rounds/{round}/messages" + rest);
  }

  private static ObjectNode claims(ObjectNode event) {
    return (ObjectNode) event.at("/requestContext/authorizer/jwt/claims");
  }

  private static String message(String selection, String text) {
    return "{\"selection\": %s, \"subject\": \"Onderwerp\", \"text\": %s}"
        .formatted(selection, text(text));
  }

  private static String text(String text) {
    return TextNode.valueOf(text).toString();
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static ManageMessages function(Table table) {
    return new ManageMessages(
        TestSurroundings.of(table)
            .variable("SITE_URL", "https://example.org")
            .variable("SENDER_NAME", "Steunpunt Passend Onderwijs")
            .get());
  }

  private static Sharpened sharpened() {
    return new Sharpened(
        1,
        List.of(new Sharpened.Question("Hoe dan?", new TreeSet<>(Set.of(1)))),
        "Leren.",
        new Actor.Facilitator("sanne"),
        NOW,
        false,
        Optional.empty());
  }

  private static Registration in(int number, RegistrationState state) {
    return form(number)
        .register()
        .decided(new Outcome.Waiting(reference(number), number, 1, 1, 0))
        .in(state);
  }

  private static Sample.Form form(int number) {
    return Sample.form()
        .number(number)
        .initiative("Initiatief " + number)
        .schools(new Participant.Unlisted("School " + number, "Delft"));
  }

  private static Reference reference(int number) {
    return form(number).register().reference();
  }
}
