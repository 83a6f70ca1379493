package nl.leernetwerk.functions.privacy.handlepersonaldata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.journal.ActKind;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.CutOff;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Spoiled;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.privacy.Erasure;
import nl.leernetwerk.privacy.table.TableErasures;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.AmendmentAction;
import nl.leernetwerk.registration.Amendments;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.SchoolChange;
import nl.leernetwerk.registration.SubmissionField;
import nl.leernetwerk.registry.StoredKinds;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.storage.Storage;
import nl.leernetwerk.workplace.ContactMoment;
import nl.leernetwerk.workplace.table.TableContacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class HandlePersonalDataTest {
  private static final Instant NOW = Instant.parse("2024-09-20T12:00:00Z");
  private static final Registration REGISTRATION =
      Sample.form().expectations("Yasmine Oudkerk wil graag leren.").register();
  private static final Person PRACTITIONER = REGISTRATION.submission().pair().practitioner();
  private static final Person LEADER = REGISTRATION.submission().pair().leader();

  private final MovingClock clock = new MovingClock(NOW);
  private final Table table = LocalTable.create(clock);
  private final Table erasures = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);

  @BeforeEach
  void a_registration_with_its_mails() {
    new TableAddressIds(table).findOrMake(new Random(1));
    storage.schools().load(Sample.schools().values());
    storage.open(Sample.round());
    var mails =
        List.<Mail>of(
            RegistrationMails.confirmation(REGISTRATION.reference(), Addressee.PRACTITIONER),
            RegistrationMails.confirmation(REGISTRATION.reference(), Addressee.LEADER));
    storage
        .registrations()
        .submit(Sample.round(), REGISTRATION, Idempotency.of("key", "content"), mails);
    storage.mails().claim(mails.getFirst(), NOW);
    storage.mails().sent(mails.getFirst(), "message-1", NOW);
  }

  @Test
  void the_sample_event_exports_everything_about_one_person_and_nothing_about_the_other() {
    var json = handle(Invocation.event("handle-personal-data"));
    var entry = json.at("/registrations/0");
    assertEquals(1, json.path("registrations").size());
    assertEquals(REGISTRATION.reference().text(), entry.path("reference").asText());
    assertEquals("Yasmine Oudkerk", entry.at("/practitioner/name").asText());
    assertEquals("06-12 34 56 78", entry.at("/practitioner/phone").asText());
    assertEquals("leerlingbegeleider", entry.at("/practitioner/role").asText());
    assertEquals(REGISTRATION.submission().expectations(), entry.path("expectations").asText());
    assertEquals(2, entry.path("learningQuestions").size());
    assertEquals("De Nieuwe Brug", entry.at("/schools/2/name").asText());
    assertEquals(1, entry.path("mails").size());
    assertEquals("practitioner.confirmation.1", entry.at("/mails/0/mail").asText());
    assertEquals(NOW.toString(), entry.at("/mails/0/sentAt").asText());
    assertFalse(json.toString().contains(LEADER.name()));
    assertFalse(json.toString().contains(LEADER.email().value()));
  }

  @Test
  void an_export_tells_a_persons_other_roles_and_whether_mail_reaches_them() {
    assertEquals(
        Invocation.parse(
            "{\"email\": \"noor.vanvliet@example.org\", \"registrations\": [], \"roles\":"
                + " [{\"round\": \"2024-2025\", \"as\": \"organiser\"}]}"),
        export("noor.vanvliet@example.org"));
    assertEquals("facilitator", export("sanne.hoekstra@example.org").at("/roles/1/as").asText());
    bounce();
    var json = export(PRACTITIONER.email().value());
    assertEquals("bounced", json.at("/noMailSince/reason").asText());
  }

  @Test
  void who_handed_over_their_place_is_exported_and_erased_from_the_mail_that_names_them() {
    var mail = handOver();
    var named = export(PRACTITIONER.email().value());
    assertEquals(0, named.path("registrations").size());
    assertEquals(
        Invocation.parse(
            "[{\"reference\": \"%s\", \"name\": \"Yasmine Oudkerk\"}]"
                .formatted(REGISTRATION.reference().text())),
        named.path("handedOver"));
    assertFalse(export(LEADER.email().value()).has("handedOver"));

    erase(LEADER.email().value());
    assertEquals(Optional.of(PRACTITIONER.name()), storage.mails().giver(mail));
    var answer = erase("Y.Oudkerk@example.org");
    assertEquals(
        REGISTRATION.reference().text(), answer.at("/erased/0/reference").asText(), "" + answer);
    assertEquals(Optional.empty(), storage.mails().giver(mail));
    assertFalse(export(PRACTITIONER.email().value()).has("handedOver"));
  }

  @Test
  void who_hands_over_a_place_after_an_erasure_is_another_and_stays() {
    var ids = new TableAddressIds(table).findOrMake(new Random(1));
    var mail = handOver();
    var before = Map.of(ids.of(PRACTITIONER.email()), NOW.minusSeconds(1));
    StoredKinds.personalData(table).erase(new Erasure(ids, before));
    assertEquals(Optional.of(PRACTITIONER.name()), storage.mails().giver(mail));
  }

  /** The practitioner gives their place to Bo; the mail to Bo says so. */
  private Mail handOver() {
    var bo = new Person("Bo", new EmailAddress("bo@example.org"), "ib", Optional.empty());
    new Amending(storage.amendments(), storage.schools())
        .handOver(
            storage.rounds().find(Sample.round().id()).orElseThrow(),
            stored(),
            PairRole.PRACTITIONER,
            bo,
            Amending.Asked.by(
                new Actor.Participant(REGISTRATION.reference(), PairRole.PRACTITIONER),
                new Arrival(NOW, "request-2")));
    return RegistrationMails.amended(REGISTRATION.reference(), Addressee.PRACTITIONER, 2);
  }

  @Test
  void who_registered_for_a_round_that_cannot_be_read_is_exported_and_erased_all_the_same() {
    new TableContacts(table)
        .write(
            Sample.round().retention(),
            stored(),
            new ContactMoment(
                REGISTRATION.reference(),
                "request",
                NOW,
                new Actor.Facilitator("sanne"),
                LocalDate.parse("2024-10-07"),
                ContactMoment.How.PHONE,
                ContactMoment.With.PRACTITIONER,
                true,
                Optional.of("Belt terug."),
                Optional.empty()));
    var round = Spoiled.all(table, "ROUNDS/");
    var json = export(PRACTITIONER.email().value());
    assertEquals("Belt terug.", json.at("/contacts/0/note").asText());
    assertEquals(REGISTRATION.reference().text(), json.at("/registrations/0/reference").asText());
    assertEquals("2024-2025", json.at("/unreadable/0").asText());
    var told = erase(PRACTITIONER.email().value()).path("todo").toString();
    assertTrue(told.contains("Ronde 2024-2025 is niet te lezen"), told);
    round.mend();
    assertTrue(stored().submission().pair().practitioner().isErased());
  }

  @ParameterizedTest
  @CsvSource({"export, ADDRESS-KEY", "export, ADDRESSES", "erase, ADDRESS-KEY"})
  void what_needs_an_item_that_cannot_be_read_is_refused_with_its_name_until_it_is_mended(
      String action, String kind) {
    bounce();
    var spoiled = Spoiled.all(table, kind + "/");
    var before = LocalTable.items(table);
    var refused = handle(asked(action, PRACTITIONER.email().value()));
    var item = refused.at("/unreadable/0").asText();
    assertTrue(item.startsWith(kind + "/"), refused.toString());
    assertTrue(refused.path("detail").asText().contains(item), refused.toString());
    assertEquals(before, LocalTable.items(table), "and nobody is said to have got anything");
    spoiled.mend();
    assertFalse(handle(asked(action, PRACTITIONER.email().value())).has("unreadable"));
  }

  @Test
  void an_erasure_leaves_the_initiative_and_the_other_person() {
    bounce();
    var answer = erase("Y.Oudkerk@example.org");
    assertEquals("practitioner", answer.at("/erased/0/places/0").asText());
    assertTrue(
        answer.path("todo").toString().contains("staat de naam of het adres nog"),
        answer.toString());
    var pair = stored().submission().pair();
    assertTrue(pair.practitioner().isErased());
    assertEquals(LEADER, pair.leader());
    assertEquals(
        REGISTRATION.submission().learningQuestions(), stored().submission().learningQuestions());
    assertEquals(Map.of(), storage.addresses().all());
    var all = LocalTable.items(table).toString();
    assertFalse(all.contains(PRACTITIONER.email().value()));
    assertFalse(all.contains(PRACTITIONER.phone().orElseThrow()));
    assertEquals(
        List.of(Addressee.LEADER), Addressee.of(pair), "and nobody else is mailed from now on");
    assertFalse(LocalTable.items(erasures).toString().contains("oudkerk"));
  }

  @Test
  void acts_for_a_person_are_in_the_journal_and_an_erasure_removes_every_reason() {
    var organiser = new Actor.Organiser("noor");
    var after =
        REGISTRATION.amended(
            REGISTRATION.revision().next(), REGISTRATION.arrival(), REGISTRATION.submission());
    storage
        .amendments()
        .write(
            Sample.round(),
            new Amendments.Next(
                REGISTRATION,
                after,
                new Amendment(
                    after.reference(),
                    2,
                    NOW,
                    organiser,
                    new AmendmentAction.Changed(
                        Set.of(SubmissionField.LEADER_NAME),
                        Optional.empty(),
                        SchoolChange.NONE,
                        Optional.of("Yasmine en de klas")),
                    Optional.of("Yasmine belde.")),
                List.of(),
                Map.of()));
    storage
        .acts()
        .write(
            Sample.round().retention(),
            new OrganiserAct(
                "request-0",
                NOW.minusSeconds(1),
                organiser,
                ActKind.MAIL_SENT_AGAIN.name(),
                RegistrationMails.confirmation(REGISTRATION.reference(), Addressee.LEADER).text(),
                Optional.of("Yasmine mailde.")));
    var change =
        new RosterChange(
            1,
            NOW,
            organiser,
            Optional.of("Yasmine wil niet meer."),
            List.of(new RosterEvent.Withdrawn(REGISTRATION.reference(), Optional.empty())));
    storage.journal().append(Sample.round(), Sector.PO, change, it -> it);
    export(PRACTITIONER.email().value());
    assertTrue(LocalTable.items(table).toString().contains("Yasmine mailde."));
    clock.set(NOW.plusSeconds(1));
    erase(PRACTITIONER.email().value());
    assertEquals(
        List.of("mail", "export", "erase"),
        storage.acts().of("2024-2025").stream().map(OrganiserAct::kind).toList());
    assertEquals(
        List.of(Actor.Organiser.COMMAND_LINE),
        storage.acts().of("2024-2025").stream().map(OrganiserAct::by).skip(2).toList());
    assertEquals(1, storage.amendments().of(REGISTRATION.reference()).size());
    assertEquals(1, storage.journal().of("2024-2025", Sector.PO).size());
    for (var reason : List.of("belde.", "mailde.", "wil niet meer.", "en de klas")) {
      assertFalse(LocalTable.items(table).toString().contains("Yasmine " + reason), reason);
    }
  }

  @Test
  void what_was_noted_of_a_conversation_is_exported_to_who_was_spoken_to_and_erased_with_them() {
    var contacts = new TableContacts(table);
    for (var with : ContactMoment.With.values()) {
      contacts.write(
          Sample.round().retention(),
          stored(),
          new ContactMoment(
              REGISTRATION.reference(),
              "request-" + with,
              NOW,
              new Actor.Facilitator("sanne"),
              LocalDate.parse("2024-09-20"),
              ContactMoment.How.PHONE,
              with,
              true,
              Optional.of("Gesproken met " + with),
              Optional.of(
                  new ContactMoment.NextStep(
                      Optional.of("Terugbellen van " + with), LocalDate.parse("2024-09-24")))));
    }
    var exported = export(PRACTITIONER.email().value()).path("contacts");
    assertEquals(
        List.of("Gesproken met BOTH", "Gesproken met PRACTITIONER"),
        exported.findValuesAsText("note").stream().sorted().toList());
    clock.set(NOW.plusSeconds(1));
    erase(PRACTITIONER.email().value());
    assertEquals(4, contacts.of(REGISTRATION.reference()).size());
    for (var words : List.of("Gesproken", "Terugbellen")) {
      assertFalse(LocalTable.items(table).toString().contains(words), words);
    }
  }

  @Test
  void erasing_both_people_removes_the_texts_and_the_school_keeps_its_place() {
    erase(PRACTITIONER.email().value());
    var answer = erase(LEADER.email().value());
    assertTrue(answer.path("todo").toString().contains("niemand meer over"), answer.toString());
    var submission = stored().submission();
    assertEquals(List.of("Verwijderd op verzoek"), submission.learningQuestions());
    assertEquals("Verwijderd op verzoek", submission.expectations());
    assertEquals(Map.of(), submission.texts());
    assertEquals(REGISTRATION.submission().schools(), submission.schools());
    assertEquals(List.of(), Addressee.of(submission.pair()));
  }

  @Test
  void after_the_allocation_an_erasure_says_which_facilitators_have_the_list() {
    storage
        .allocations()
        .apply(
            Sample.round(),
            List.of(
                new Allocations.Applied(
                    new Outcome.Seated(REGISTRATION.reference(), 1, 3, "PO", 12),
                    "trace",
                    List.of())));
    var answer = erase(PRACTITIONER.email().value());
    assertTrue(
        answer.path("todo").toString().contains("De procesbegeleiders van leernetwerk PO"),
        answer.toString());
  }

  @Test
  void an_organiser_is_told_to_hand_over_their_role_first() {
    var answer = erase("noor.vanvliet@example.org");
    assertEquals("Er is geen aanmelding met dit adres.", answer.path("detail").asText());
    assertTrue(
        answer.path("todo").toString().contains("nog organisator van ronde 2024-2025"),
        answer.toString());
  }

  @Test
  void a_person_who_registers_again_after_an_erasure_keeps_that_registration() {
    erase(PRACTITIONER.email().value());
    var later =
        Registration.accepted(
            Sample.form().number(2).register().reference(),
            new Arrival(NOW.plus(Duration.ofDays(1)), "request-2"),
            Sample.form().codes("99AA00").submission());
    storage
        .registrations()
        .submit(Sample.round(), later, Idempotency.of("other", "content"), List.of());
    var ids = new TableAddressIds(table).find().orElseThrow();
    var asked = new TableErasures(erasures).all();
    assertEquals(Set.of(ids.of(PRACTITIONER.email())), asked.keySet());
    // As the nightly purge does it.
    StoredKinds.personalData(table).erase(new Erasure(ids, asked));
    assertEquals(later, storage.registrations().find(later.reference()).orElseThrow());
  }

  @Test
  void what_is_no_address_or_no_action_is_refused_with_what_to_do() {
    assertTrue(export("iemand").path("detail").asText().contains("Schrijf het als"));
    var answer = handle(Invocation.parse("{\"email\": \"a@example.org\", \"action\": \"sell\"}"));
    assertEquals("Kies een action: export of erase.", answer.path("detail").asText());
  }

  @ParameterizedTest
  @EnumSource
  void an_erasure_that_is_cut_off_at_any_call_is_finished_by_the_next(CutOff.Moment moment) {
    boolean cut = true;
    for (int call = 1; cut; call += 3) {
      var copy = LocalTable.copy(table);
      var end = CutOff.at(call, moment);
      try {
        handle(copy, LocalTable.client(end), asked("erase", PRACTITIONER.email().value()));
      } catch (CutOff.Killed _) {
        // The result of a run that is not cut off.
      }
      cut = end.happened();
      handle(copy, LocalTable.client(), asked("erase", PRACTITIONER.email().value()));
      assertFalse(LocalTable.items(copy).toString().contains(PRACTITIONER.email().value()));
    }
  }

  private Registration stored() {
    return storage.registrations().find(REGISTRATION.reference()).orElseThrow();
  }

  private void bounce() {
    var ids = new TableAddressIds(table).find().orElseThrow();
    storage
        .addresses()
        .report(
            new DeliveryReport(
                RegistrationMails.confirmation(REGISTRATION.reference(), Addressee.PRACTITIONER),
                ids.of(PRACTITIONER.email()),
                "message-1",
                DeliveryReport.Kind.PERMANENT_BOUNCE,
                NOW));
  }

  private JsonNode export(String email) {
    return handle(asked("export", email));
  }

  private JsonNode erase(String email) {
    return handle(asked("erase", email));
  }

  private static JsonNode asked(String action, String email) {
    return Invocation.parse("{\"action\": \"%s\", \"email\": \"%s\"}".formatted(action, email));
  }

  private JsonNode handle(JsonNode event) {
    return handle(table, LocalTable.client(), event);
  }

  private JsonNode handle(Table where, DynamoDbClient client, JsonNode event) {
    var result =
        Invocation.invoke(
            new HandlePersonalData(
                TestSurroundings.of(where)
                    .variable("ERASURES_TABLE_NAME", erasures.name())
                    .client(client)
                    .clock(clock)
                    .get()),
            event);
    assertFalse(String.join("\n", result.log()).contains("@"), "ids, not addresses");
    return result.answer();
  }
}
