package nl.leernetwerk.functions.mailing.sendmail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.functions.mailing.sendmail.SesStub.Answer;
import nl.leernetwerk.journal.ActKind;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.CutOff;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Spoiled;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.SendPolicy;
import nl.leernetwerk.mailing.ses.MailTag;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.rounds.RoundEditor;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.seats.SeatMails;
import nl.leernetwerk.storage.AtOnce;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

class SendMailTest {
  private static final Instant NOW = Instant.parse("2024-09-12T12:05:00Z");
  private static final Registration REGISTRATION = Sample.form().register();
  private static final Mail CONFIRMATION =
      RegistrationMails.confirmation(REGISTRATION.reference(), Addressee.PRACTITIONER);
  private static final Mail TO_LEADER =
      RegistrationMails.confirmation(REGISTRATION.reference(), Addressee.LEADER);
  private static final Mail LIST = new Mail("2024-2025.PO", "facilitator-1", "list", 1);
  private static final Mail TOTALS = new Mail("2024-2025", "organiser-1", "totals", 1);

  private final MovingClock clock = new MovingClock(NOW);
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final SesStub stub = new SesStub();
  private final SesV2Client ses = client();
  private final List<String> log = new ArrayList<>();

  /** The client as Lambda gets it; it finds the stub in the place of SES. */
  private SesV2Client client() {
    System.setProperty("aws.endpointUrlSesV2", stub.address());
    System.setProperty("aws.region", "eu-central-1");
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    return Surroundings.ofLambda().ses().get();
  }

  @BeforeEach
  void accept_a_registration() {
    storage.schools().load(Sample.schools().values());
    storage.open(Sample.round());
    storage
        .registrations()
        .submit(
            Sample.round(),
            REGISTRATION,
            Idempotency.of("key", "content"),
            List.of(CONFIRMATION, TO_LEADER));
  }

  @AfterEach
  void stop() {
    ses.close();
    stub.close();
  }

  // ---- What is sent

  @Test
  void the_sample_event_sends_one_confirmation() {
    assertEquals(List.of(), deliver(Invocation.event("send-mail")));
    assertEquals(1, stub.requests().size());
    var mail = stub.requests().getFirst();
    assertEquals(
        "Leernetwerken inclusief onderwijs <aanmelden@example.org>",
        mail.get("FromEmailAddress").asText());
    assertEquals(
        Invocation.parse("{\"ToAddresses\": [\"y.oudkerk@example.org\"]}"),
        mail.get("Destination"));
    assertEquals(Invocation.parse("[\"leernetwerken@example.org\"]"), mail.get("ReplyToAddresses"));
    var simple = mail.path("Content").path("Simple");
    assertTrue(
        simple.at("/Subject/Data").asText().endsWith("Samen op de Maas (2024-2025-P000-0001)"),
        simple.at("/Subject/Data").asText());
    for (var body : List.of("/Body/Text", "/Body/Html")) {
      assertTrue(simple.at(body + "/Data").asText().contains("Yasmine Oudkerk"));
      assertTrue(simple.at(body + "/Data").asText().contains("Kindcentrum Het Kompas"));
      assertEquals("UTF-8", simple.at(body + "/Charset").asText());
    }
    assertEquals("auto-generated", simple.at("/Headers/0/Value").asText());
    assertEquals(0, simple.path("Attachments").size());
    assertSent(CONFIRMATION);
    assertTrue(
        log.contains(
            "{\"event\":\"MailSent\",\"mail\":\"%s\",\"message\":\"ses-1\",\"trace\":\"%s\"}"
                .formatted(CONFIRMATION.text(), REGISTRATION.arrival().request())),
        log.toString());
  }

  @Test
  void a_mail_names_the_organisation_that_the_stage_sets() {
    deliver(Invocation.event("send-mail"));
    var text = stub.requests().getFirst().at("/Content/Simple/Body/Text/Data").asText();
    for (var said :
        List.of(
            "Met vriendelijke groet,\nSteunpunt Passend Onderwijs\n",
            "Steunpunt Passend Onderwijs, Postbus 1, 3500 AA Utrecht\n",
            "Waarom we ze mogen gebruiken: Dit is een taak van algemeen belang.\n",
            "Vragen over je gegevens: privacy@example.org\n")) {
      assertTrue(text.contains(said), text);
    }
  }

  @Test
  void a_mail_says_what_the_organisers_of_the_round_add_to_its_kind() {
    var round = Sample.withParagraphs(Sample.round(), Map.of("confirmation", "Neem brood mee."));
    new RoundEditor(storage.rounds(), storage.roundJournal(), URI.create("https://example.org"))
        .edit(
            round.id(),
            _ -> true,
            round,
            new RoundEditor.Asked(new Actor.Organiser("noor"), NOW, Optional.empty()));
    deliver(Invocation.event("send-mail"));
    var text = stub.requests().getFirst().at("/Content/Simple/Body/Text/Data").asText();
    assertTrue(text.contains("\nNeem brood mee.\n"), text);
  }

  @Test
  void each_mail_goes_to_its_own_reader() {
    allocate();
    storage.mails().queue(Sample.round().retention(), List.of(LIST, TOTALS));
    for (var mail : List.of(CONFIRMATION, TO_LEADER, decision(), LIST, TOTALS)) {
      assertEquals(List.of(), deliver(batch(mail)));
    }
    assertEquals(
        List.of(
            "y.oudkerk@example.org",
            "pj.degraaf@example.org",
            "pj.degraaf@example.org",
            "sanne.hoekstra@example.org",
            "noor.vanvliet@example.org"),
        stub.requests().stream().map(it -> it.at("/Destination/ToAddresses/0").asText()).toList());
  }

  @Test
  void the_list_of_a_network_comes_with_its_spreadsheet() {
    allocate();
    storage.mails().queue(Sample.round().retention(), List.of(LIST));
    deliver(batch(LIST));
    var attachments = stub.requests().getFirst().at("/Content/Simple/Attachments");
    assertEquals(1, attachments.size());
    var file = attachments.get(0);
    assertTrue(file.get("FileName").asText().endsWith(".xlsx"));
    assertEquals(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        file.get("ContentType").asText());
    assertEquals("ATTACHMENT", file.get("ContentDisposition").asText());
    var bytes = Base64.getDecoder().decode(file.get("RawContent").asText());
    assertEquals('P', bytes[0]);
    assertEquals('K', bytes[1]);
  }

  // ---- Delivered more than once, and in a batch with failing messages

  @Test
  void a_name_leads_nobody_to_another_site() {
    var form = Sample.form();
    var submission = form.register().submission();
    var reference = REGISTRATION.reference();
    var baited =
        REGISTRATION.amended(
            REGISTRATION.revision(),
            REGISTRATION.arrival(),
            submission
                .with(
                    submission
                        .pair()
                        .with(
                            PairRole.PRACTITIONER,
                            new Person(
                                "Win op WWW.evil.example",
                                submission.pair().practitioner().email(),
                                "leerkracht",
                                Optional.empty())),
                    submission.submittedBy())
                .named(
                    "Gratis iPad: https://evil.example/win",
                    List.of(new Participant.Unlisted("http://school.example", "www.plaats"))));
    LocalTable.store(table, List.of(baited));
    deliver(batch(CONFIRMATION));
    var sent = stub.requests().getFirst().toString();
    assertTrue(sent.contains("Gratis iPad: https: //evil.example"), sent);
    assertFalse(sent.contains("https://evil"), sent);
    assertFalse(sent.contains("http://school"), sent);
    assertFalse(sent.toLowerCase(Locale.ROOT).contains("www.evil"), sent);
    assertFalse(sent.contains("www.plaats"), sent);
    assertTrue(sent.contains(reference.text()));
  }

  @Test
  void the_event_delivered_twice_sends_one_mail() {
    deliver(Invocation.event("send-mail"));
    assertEquals(List.of(), deliver(Invocation.event("send-mail")));
    clock.pass(Duration.ofDays(1));
    assertEquals(List.of(), deliver(Invocation.event("send-mail")));
    assertEquals(1, stub.requests().size());
  }

  @Test
  void the_event_delivered_many_times_at_once_sends_one_mail() {
    AtOnce.atOnce(
        IntStream.range(0, 8)
            .<Callable<Invocation.Result>>mapToObj(
                _ -> () -> invoke(LocalTable.client(), ses, Invocation.event("send-mail")))
            .toList());
    assertEquals(1, stub.requests().size());
    assertSent(CONFIRMATION);
  }

  @Test
  void an_event_that_was_published_again_is_the_same_mail() {
    deliver(batch(CONFIRMATION));
    storage.outbox().publishAgain(CONFIRMATION.queued(), NOW);
    var event = batch(CONFIRMATION);
    ((ObjectNode) event.get("Records").get(0))
        .put(
            "body",
            body("EVENT#" + CONFIRMATION.text() + "#again-2024-09-12T12:00:00Z", "MailQueued"));
    assertEquals(List.of(), deliver(event));
    assertEquals(1, stub.requests().size());
  }

  @Test
  void only_the_failed_messages_of_a_batch_are_returned() {
    var unknown =
        RegistrationMails.confirmation(
            Sample.form().number(9).register().reference(), Addressee.LEADER);
    var event = batch(CONFIRMATION, unknown, CONFIRMATION, CONFIRMATION, TO_LEADER);
    ((ObjectNode) event.get("Records").get(2)).put("body", "{\"detail\": ");
    ((ObjectNode) event.get("Records").get(3))
        .put("body", body("EVENT#2024-2025", "EnrolmentClosed"));
    assertEquals(List.of("message-1", "message-2", "message-3"), deliver(event));
    assertEquals(2, stub.requests().size());
    assertSent(CONFIRMATION);
    assertSent(TO_LEADER);
  }

  @Test
  void only_a_mail_that_cannot_be_written_is_returned_and_its_claim_is_released() {
    // The network of this list is not in the round.
    var orphan = new Mail("2024-2025.PO-9", "facilitator-1", "list", 1);
    storage.mails().queue(Sample.round().retention(), List.of(orphan));
    assertEquals(List.of("message-0"), deliver(batch(orphan, CONFIRMATION)));
    assertSent(CONFIRMATION);
    assertEquals(
        new Mails.Claim.Yours(0, "2024-2025"), storage.mails().claim(orphan, clock.instant()));
  }

  // ---- When SES fails

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "THROTTLED"})
  void a_mail_that_ses_refused_is_given_back_and_sent_at_the_next_try(Answer answer) {
    stub.answers(answer);
    assertEquals(List.of("message-0"), deliver(batch(CONFIRMATION)));
    assertEquals(List.of(), deliver(batch(CONFIRMATION)));
    assertEquals(2, stub.requests().size());
    assertSent(CONFIRMATION);
    assertEquals(0, perhapsTwice());
  }

  @ParameterizedTest
  @EnumSource(names = {"BROKEN", "HANGS_UP"})
  void a_mail_that_ses_may_have_taken_waits_for_the_lease_and_is_counted(Answer answer) {
    stub.answers(answer);
    assertEquals(List.of("message-0"), deliver(batch(CONFIRMATION)));
    // Only one request: nothing below our code may try again by itself.
    assertEquals(1, stub.requests().size());
    clock.pass(SendPolicy.LEASE.minusMillis(1));
    assertEquals(List.of("message-0"), deliver(batch(CONFIRMATION)));
    assertEquals(1, stub.requests().size());
    assertEquals(0, perhapsTwice());
    clock.pass(Duration.ofMillis(1));
    assertEquals(List.of(), deliver(batch(CONFIRMATION)));
    assertEquals(2, stub.requests().size());
    assertEquals(1, perhapsTwice());
    assertSent(CONFIRMATION);
  }

  @Test
  void a_time_out_is_treated_as_perhaps_sent() {
    stub.answers(Answer.SILENT);
    try (var hasty =
        SesV2Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMillis(100)))
            .overrideConfiguration(it -> it.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build()) {
      assertEquals(
          List.of("message-0"), failures(invoke(LocalTable.client(), hasty, batch(CONFIRMATION))));
    }
    assertEquals(List.of("message-0"), deliver(batch(CONFIRMATION)));
    assertEquals(1, stub.requests().size());
    clock.pass(SendPolicy.LEASE);
    assertEquals(List.of(), deliver(batch(CONFIRMATION)));
    assertEquals(2, stub.requests().size());
    assertEquals(1, perhapsTwice());
  }

  // ---- Addresses that mail does not reach (docs/adr/0013)

  @Test
  void a_mail_goes_with_its_configuration_set_and_ids_that_lead_back_to_it() {
    deliver(batch(CONFIRMATION));
    var mail = stub.requests().getFirst();
    assertEquals("leernetwerk-test", mail.get("ConfigurationSetName").asText());
    assertEquals(tag("mail", MailTag.write(CONFIRMATION)), mail.at("/EmailTags/0"));
    assertEquals(tag("address", practitioner().value()), mail.at("/EmailTags/1"));
    assertFalse(mail.get("EmailTags").toString().contains("oudkerk"));
  }

  @Test
  void an_address_that_bounced_is_not_mailed_again_and_the_mail_is_put_aside() {
    deliver(batch(CONFIRMATION));
    bounce(CONFIRMATION);
    storage.mails().queue(Sample.round().retention(), List.of(LATE));
    assertEquals(List.of(), deliver(batch(LATE, TO_LEADER)));
    assertEquals(2, stub.requests().size(), "the confirmation, and that of the leader");
    assertEquals(
        List.of(
            "{\"event\":\"MailWithheld\",\"mail\":\"%s\",\"trace\":\"2024-2025\"}"
                .formatted(LATE.text())),
        log.stream().filter(line -> line.contains("MailWithheld")).toList());
    assertEquals(
        Set.of(CONFIRMATION, LATE), storage.addresses().find(practitioner()).undelivered());
    assertEquals(List.of(), deliver(batch(LATE)));
    clock.pass(Duration.ofDays(1));
    assertEquals(List.of(), deliver(batch(LATE)));
    assertEquals(2, stub.requests().size());
    assertFalse(waits(LATE));
  }

  @Test
  void after_a_release_bounced_and_withheld_mails_are_sent() {
    deliver(batch(CONFIRMATION));
    bounce(CONFIRMATION);
    storage.mails().queue(Sample.round().retention(), List.of(LATE));
    deliver(batch(LATE));
    assertEquals(
        List.of(CONFIRMATION, LATE), storage.addresses().release(practitioner(), clock.instant()));
    assertEquals(List.of(), deliver(batch(CONFIRMATION, LATE)));
    assertEquals(3, stub.requests().size());
    assertSent(CONFIRMATION);
    assertSent(LATE);
  }

  @ParameterizedTest
  @EnumSource
  void a_mail_to_a_suppressed_address_is_withheld_wherever_the_sender_is_cut_off(
      CutOff.Moment moment) {
    deliver(batch(CONFIRMATION));
    bounce(CONFIRMATION);
    boolean cut = true;
    for (int call = 1; cut; call++) {
      var mail =
          new Mail(REGISTRATION.reference().text(), "practitioner", "confirmation", 100 + call);
      storage.mails().queue(Sample.round().retention(), List.of(mail));
      var end = CutOff.at(call, moment);
      try {
        invoke(LocalTable.client(end), ses, batch(mail));
      } catch (CutOff.Killed _) {
        // The result of a run that is not cut off.
      }
      cut = end.happened();
      clock.pass(SendPolicy.LEASE);
      assertEquals(List.of(), deliver(batch(mail)));
      assertEquals(new Mails.Claim.Withheld(), storage.mails().claim(mail, clock.instant()));
      assertTrue(storage.addresses().find(practitioner()).undelivered().contains(mail));
    }
    assertEquals(1, stub.requests().size());
  }

  @Test
  void lists_for_facilitators_and_organisers_say_whom_mail_does_not_reach() {
    allocate();
    deliver(batch(CONFIRMATION, TO_LEADER));
    bounce(CONFIRMATION);
    storage.mails().queue(Sample.round().retention(), List.of(LIST, TOTALS));
    deliver(batch(LIST, TOTALS));
    for (var request : stub.requests().subList(2, 4)) {
      var text = request.at("/Content/Simple/Body/Text/Data").asText();
      assertTrue(text.contains("y.oudkerk@example.org"), text);
      assertTrue(text.contains("komt hier niet aan") || text.contains("niet krijgt"), text);
    }
  }

  private static final Mail LATE =
      new Mail(REGISTRATION.reference().text(), "practitioner", "confirmation", 2);

  private AddressId practitioner() {
    return new TableAddressIds(table)
        .find()
        .orElseThrow()
        .of(REGISTRATION.submission().pair().practitioner().email());
  }

  private void bounce(Mail mail) {
    storage
        .addresses()
        .report(
            new DeliveryReport(
                mail,
                practitioner(),
                "ses-1",
                DeliveryReport.Kind.PERMANENT_BOUNCE,
                clock.instant()));
  }

  private static JsonNode tag(String name, String value) {
    return Invocation.parse("{\"Name\": \"%s\", \"Value\": \"%s\"}".formatted(name, value));
  }

  // ---- When the sender dies (docs/adr/0004)

  @Test
  void after_a_death_between_claim_and_send_the_mail_is_sent_once_and_the_death_is_counted() {
    kill(new Dying(false));
    assertEquals(0, stub.requests().size());
    assertEquals(List.of("message-0"), deliver(batch(CONFIRMATION)));
    clock.pass(SendPolicy.LEASE);
    assertEquals(List.of(), deliver(batch(CONFIRMATION)));
    assertEquals(1, stub.requests().size());
    assertEquals(1, perhapsTwice());
    assertSent(CONFIRMATION);
  }

  @Test
  void after_a_death_between_send_and_record_the_mail_is_sent_again_and_the_death_is_counted() {
    kill(new Dying(true));
    assertEquals(1, stub.requests().size());
    assertEquals(List.of("message-0"), deliver(batch(CONFIRMATION)));
    clock.pass(SendPolicy.LEASE);
    assertEquals(List.of(), deliver(batch(CONFIRMATION)));
    assertEquals(2, stub.requests().size());
    assertEquals(1, perhapsTwice());
    assertSent(CONFIRMATION);
    clock.pass(SendPolicy.LEASE);
    assertEquals(List.of(), deliver(batch(CONFIRMATION)));
    assertEquals(2, stub.requests().size());
  }

  @ParameterizedTest
  @EnumSource
  void after_a_death_at_any_call_the_mail_is_sent_and_twice_only_if_the_death_was_counted(
      CutOff.Moment moment) {
    allocate();
    boolean cut = true;
    int twice = 0;
    for (int call = 1; cut; call++) {
      var mail = new Mail("2024-2025.PO", "facilitator-1", "list", call);
      storage.mails().queue(Sample.round().retention(), List.of(mail));
      int before = stub.requests().size();
      long countedBefore = perhapsTwice();
      var end = CutOff.at(call, moment);
      try {
        invoke(LocalTable.client(end), ses, batch(mail));
      } catch (CutOff.Killed _) {
        // The result of a run that is not cut off.
      }
      cut = end.happened();
      int byTheDead = stub.requests().size() - before;
      // Within the lease the mail is not sent again, whatever happened.
      deliver(batch(mail));
      assertTrue(stub.requests().size() - before <= 1);
      clock.pass(SendPolicy.LEASE);
      assertEquals(List.of(), deliver(batch(mail)));
      int sent = stub.requests().size() - before;
      assertTrue(sent == 1 || (sent == 2 && byTheDead == 1), sent + " at call " + call);
      if (sent == 2) {
        twice++;
        assertEquals(countedBefore + 1, perhapsTwice());
      }
      assertSent(mail);
    }
    // Only after a death just before recording was the mail sent without the table knowing it.
    assertEquals(moment == CutOff.Moment.BEFORE ? 1 : 0, twice);
  }

  @Test
  void after_three_deaths_the_mail_is_set_aside_and_keeps_waiting_for_a_person() {
    for (int death = 1; death <= SendPolicy.MAX_UNKNOWN; death++) {
      kill(new Dying(true));
      clock.pass(SendPolicy.LEASE);
    }
    assertEquals(3, SendPolicy.MAX_UNKNOWN);
    assertEquals(3, stub.requests().size());
    assertEquals(List.of("message-0"), deliver(batch(CONFIRMATION)));
    clock.pass(Duration.ofDays(1));
    assertEquals(List.of("message-0"), deliver(batch(CONFIRMATION)));
    assertEquals(3, stub.requests().size());
    assertEquals(2, count("MailSetAside"));
    assertTrue(waits(CONFIRMATION));
  }

  @Test
  void a_mail_that_was_given_up_is_not_sent_when_its_message_comes_back() {
    for (int death = 1; death <= SendPolicy.MAX_UNKNOWN; death++) {
      kill(new Dying(true));
      clock.pass(SendPolicy.LEASE);
    }
    var act =
        new OrganiserAct(
            "request",
            clock.instant(),
            Actor.Organiser.COMMAND_LINE,
            ActKind.MAIL_GIVEN_UP.name(),
            CONFIRMATION.text(),
            Optional.empty());
    assertTrue(storage.acts().giveUp(Sample.round().retention(), CONFIRMATION, act));
    assertEquals(List.of(), deliver(batch(CONFIRMATION)));
    assertEquals(SendPolicy.MAX_UNKNOWN, stub.requests().size());
    assertEquals(0, count("MailSetAside"));
  }

  // ---- What the log holds

  @Test
  void the_log_holds_ids_only_whatever_happens() {
    allocate();
    stub.answers(Answer.REFUSED, Answer.BROKEN, Answer.HANGS_UP);
    storage.mails().queue(Sample.round().retention(), List.of(LIST, TOTALS));
    for (int i = 0; i < 5; i++) {
      deliver(batch(CONFIRMATION, TO_LEADER, LIST, TOTALS));
      clock.pass(SendPolicy.LEASE);
    }
    assertSent(CONFIRMATION);
    assertTrue(perhapsTwice() > 0 && count("Failed") > 0 && count("MailSent") == 4);
    var written = String.join("\n", log);
    var submission = REGISTRATION.submission();
    var pair = submission.pair();
    var secrets =
        Stream.of(
                Stream.of(pair.practitioner(), pair.leader())
                    .flatMap(
                        person ->
                            Stream.concat(
                                Stream.of(person.name(), person.email().value(), person.role()),
                                person.phone().stream())),
                Stream.of(Sample.FACILITATOR, Sample.ORGANISER)
                    .flatMap(person -> Stream.of(person.name(), person.email().value())),
                Stream.of(submission.initiative(), submission.expectations()),
                submission.learningQuestions().stream(),
                submission.texts().values().stream(),
                Sample.schools().values().stream().map(school -> school.name()),
                Stream.of("De Nieuwe Brug", "@example.org", "Yasmine", "Oudkerk", "Graaf"))
            .flatMap(it -> it)
            .toList();
    assertTrue(secrets.size() > 20);
    for (var secret : secrets) {
      assertFalse(written.contains(secret), secret);
    }
  }

  // ---- What the tests above share

  private void allocate() {
    storage
        .allocations()
        .apply(
            Sample.round(),
            List.of(
                new Allocations.Applied(
                    new Outcome.Seated(REGISTRATION.reference(), 1, 3, "PO", 12),
                    REGISTRATION.arrival().request(),
                    List.of(decision()))));
  }

  private static Mail decision() {
    return SeatMails.decision(REGISTRATION.reference(), Addressee.LEADER);
  }

  /** Delivers to a sender that dies; the queue gets no answer. */
  private void kill(SesV2Client dying) {
    assertThrows(
        CutOff.Killed.class, () -> invoke(LocalTable.client(), dying, batch(CONFIRMATION)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"REGISTRATIONS#", "LINK-KEY/", "ADDRESS-KEY/"})
  void a_mail_waits_for_an_item_that_cannot_be_read_and_then_goes_out_once(String item) {
    deliver(batch(TO_LEADER));
    var spoiled = Spoiled.all(table, item);
    assertEquals(List.of(), deliver(batch(CONFIRMATION)), "the queue need not bring it again");
    assertEquals(1, stub.requests().size());
    assertTrue(
        log.getLast().contains("NeedsAPerson") && log.getLast().contains(item), log.getLast());
    assertTrue(waits(CONFIRMATION), "so the sweep brings it");
    spoiled.mend();
    assertEquals(List.of(), deliver(batch(CONFIRMATION)));
    assertSent(CONFIRMATION);
    assertEquals(2, stub.requests().size());
  }

  @Test
  void a_mail_that_cannot_be_read_itself_holds_no_other_of_its_batch() {
    Spoiled.all(table, "/MailQueued#" + CONFIRMATION.text());
    assertEquals(List.of(), deliver(batch(CONFIRMATION, TO_LEADER)));
    assertSent(TO_LEADER);
  }

  /** Delivers a batch and gives the ids of the messages that failed. */
  private List<String> deliver(JsonNode event) {
    return failures(invoke(LocalTable.client(), ses, event));
  }

  private Invocation.Result invoke(DynamoDbClient dynamo, SesV2Client client, JsonNode event) {
    var function =
        new SendMail(
            TestSurroundings.of(table)
                .variable("SITE_URL", "https://leernetwerken.example.org/")
                .variable("MAIL_FROM", "aanmelden@example.org")
                .variable("CONFIGURATION_SET", "leernetwerk-test")
                .variable("SENDER_NAME", "Steunpunt Passend Onderwijs")
                .variable("SENDER_ADDRESS", "Postbus 1, 3500 AA Utrecht")
                .variable("PRIVACY_OFFICER", "privacy@example.org")
                .variable("LEGAL_BASIS", "Dit is een taak van algemeen belang.")
                .client(dynamo)
                .clock(clock)
                .ses(client)
                .random(new Random(1))
                .get());
    var result = Invocation.invoke(function, event);
    synchronized (log) {
      log.addAll(result.log());
    }
    return result;
  }

  private static List<String> failures(Invocation.Result result) {
    return StreamSupport.stream(result.answer().get("batchItemFailures").spliterator(), false)
        .map(failure -> failure.get("itemIdentifier").asText())
        .toList();
  }

  /** The sample event with a message for each of these mails: message-0, message-1, … */
  private static JsonNode batch(Mail... mails) {
    var event = Invocation.event("send-mail");
    var records = (ArrayNode) event.get("Records");
    var sample = (ObjectNode) records.remove(0);
    for (int i = 0; i < mails.length; i++) {
      var message = sample.deepCopy();
      message
          .put("messageId", "message-" + i)
          .put("body", body("MAIL#2024-2025#0", "MailQueued#" + mails[i].text()));
      records.add(message);
    }
    return event;
  }

  private static String body(String key, String sort) {
    var sample = Invocation.event("send-mail").at("/Records/0/body").asText();
    var body = (ObjectNode) Invocation.parse(sample);
    body.put("detail-type", sort).putObject("detail").put("key", key).put("sort", sort);
    return body.toString();
  }

  private void assertSent(Mail mail) {
    assertEquals(new Mails.Claim.Sent(), storage.mails().claim(mail, clock.instant()));
    assertFalse(waits(mail));
  }

  private boolean waits(Mail mail) {
    return storage.outbox().waitingSince(clock.instant().plusSeconds(1)).contains(mail.queued());
  }

  private long perhapsTwice() {
    return count("MailPerhapsTwice");
  }

  private long count(String event) {
    return log.stream()
        .filter(line -> Invocation.parse(line).path("event").asText().equals(event))
        .count();
  }

  /** Ends the process where it hands a mail to SES: before SES has the mail, or right after. */
  private final class Dying implements SesV2Client {
    private final boolean afterwards;

    Dying(boolean afterwards) {
      this.afterwards = afterwards;
    }

    @Override
    public SendEmailResponse sendEmail(SendEmailRequest request) {
      if (afterwards) {
        ses.sendEmail(request);
      }
      throw new CutOff.Killed();
    }

    @Override
    public String serviceName() {
      return ses.serviceName();
    }

    @Override
    public void close() {
      // The test closes the client that this one stands for.
    }
  }
}
