package nl.leernetwerk.functions.privacy.purgepersonaldata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.CutOff;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Spoiled;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.kernel.table.TableBackup;
import nl.leernetwerk.mailing.AddressState;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.privacy.table.TableErasures;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.PersonActs;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundChange;
import nl.leernetwerk.rounds.RoundEdit;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableStaff;
import nl.leernetwerk.seats.AllocationEntry;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.seats.Allocator;
import nl.leernetwerk.seats.SeatMails;
import nl.leernetwerk.storage.Storage;
import nl.leernetwerk.workplace.ContactMoment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class PurgePersonalDataTest {
  private static final Round ROUND = Sample.round();
  private static final Round NEXT = Sample.later(ROUND, "2025-2026", 1);

  /** Midnight in Amsterdam, at the start of 1 October 2026. */
  private static final Instant DATE = Instant.parse("2026-09-30T22:00:00Z");

  private static final Instant BEFORE = Instant.parse("2024-09-12T12:00:00Z");

  private final MovingClock clock = new MovingClock(BEFORE);
  private final Table table = LocalTable.create(clock);
  private final Table erasures = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final List<Registration> registered = new ArrayList<>();

  @BeforeEach
  void a_round_that_was_played_and_one_that_is_under_way() {
    storage.schools().load(Sample.schools().values());
    storage.open(ROUND);
    storage.open(NEXT);
    registered.add(Sample.form().register());
    registered.addAll(Sample.registrations(Sector.VO, 12));
    registered.forEach(registration -> submit(ROUND, registration));
    storage.rounds().close(ROUND.id(), new RoundProgress.Closed(BEFORE, Sample.SEED));
    var allocation =
        Allocator.allocate(
            ROUND, registered.stream().map(AllocationEntry::of).toList(), Sample.SEED);
    storage.allocations().commit(ROUND, allocation);
    storage
        .allocations()
        .apply(
            ROUND,
            allocation.outcomes().stream()
                .map(
                    it ->
                        new Allocations.Applied(
                            it,
                            "trace",
                            List.of(SeatMails.decision(it.reference(), Addressee.LEADER))))
                .toList());
    storage.allocations().finish(ROUND, BEFORE);
    new TableAddressIds(table).findOrMake(new Random(1));
    new TableStaff(table)
        .remember(
            ROUND,
            new Caller.Organiser(
                new Actor.Organiser("n.vanvliet"), new EmailAddress("noor.vanvliet@example.org")));
    storage
        .acts()
        .write(
            ROUND.retention(),
            new OrganiserAct(
                "request",
                BEFORE,
                new Actor.Organiser("n.vanvliet"),
                PersonActs.EXPORT.name(),
                "leader " + registered.getFirst().reference().text(),
                Optional.of("Joep van Dam belde.")));
    var about = storage.registrations().find(registered.getFirst().reference()).orElseThrow();
    storage
        .contacts()
        .write(
            ROUND.retention(),
            about,
            new ContactMoment(
                about.reference(),
                "request",
                BEFORE,
                new Actor.Facilitator("sanne"),
                LocalDate.parse("2024-10-07"),
                ContactMoment.How.PHONE,
                ContactMoment.With.BOTH,
                true,
                Optional.of("Joep van Dam nam op."),
                Optional.of(
                    new ContactMoment.NextStep(
                        Optional.of("Joep van Dam mailen"), LocalDate.parse("2024-10-14")))));
    var form = Sample.form().codes("99AA00").register();
    submit(
        NEXT,
        Registration.accepted(
            new Reference(NEXT.id(), "P0000001"), form.arrival(), form.submission()));
  }

  @Test
  void until_its_date_of_deletion_a_round_keeps_everything() {
    var before = LocalTable.items(table);
    clock.set(DATE.minusMillis(1));
    assertEquals(List.of(), purge().log());
    assertEquals(before, LocalTable.items(table));
  }

  @Test
  void on_the_date_everything_that_people_typed_in_that_round_is_deleted() {
    var secrets = secrets();
    assertTrue(secrets.stream().allMatch(it -> everything(table).contains(it)), "it was there");
    // The other round has a registration of the same two people; that registration is not checked
    // here.
    storage.registrations().of(NEXT.id()).forEach(this::remove);
    clock.set(DATE);
    purge();
    var left = everything(table);
    for (var secret : secrets) {
      assertFalse(left.contains(secret), secret);
    }
  }

  @Test
  void an_earlier_date_of_deletion_also_holds_for_items_stored_before_it_changed() {
    var earlier = Sample.endingOn(ROUND, LocalDate.of(2024, 9, 1)).retentionUntil();
    var secrets = secrets();
    storage
        .roundJournal()
        .edit(
            ROUND,
            Sample.keptUntil(ROUND, earlier),
            new RoundChange(
                1,
                BEFORE,
                new Actor.Organiser("n.vanvliet"),
                Optional.empty(),
                RoundEdit.between(ROUND, Sample.keptUntil(ROUND, earlier))));
    storage.registrations().of(NEXT.id()).forEach(this::remove);
    clock.set(earlier.atStartOfDay(Amsterdam.ZONE).toInstant());
    purge();
    var left = everything(table);
    for (var secret : secrets) {
      assertFalse(left.contains(secret), secret);
    }
    for (var gone : List.of("MAIL#", "STAFF#", "ACTS#", "CONTACTS#")) {
      assertTrue(
          LocalTable.keys(table).stream().noneMatch(key -> key.contains(gone + ROUND.id())), gone);
    }
  }

  @Test
  void the_purge_keeps_other_rounds_and_the_figures_of_its_own_round() {
    var next = storage.registrations().of(NEXT.id());
    clock.set(DATE);
    var log = purge().log();
    assertEquals(1, log.size(), log.toString());
    assertTrue(log.getFirst().contains("\"event\":\"PersonalDataPurged\""), log.toString());
    assertEquals(next, storage.registrations().of(NEXT.id()));
    assertEquals(List.of(), storage.registrations().of(ROUND.id()));
    var rounds = storage.rounds().all().stream().map(it -> it.round()).toList();
    assertEquals(List.of(ROUND.withoutPeople(), NEXT), rounds);
    var figures =
        LocalTable.items(table).stream()
            .filter(item -> item.get("sk").s().equals(ROUND.id()))
            .findFirst()
            .orElseThrow()
            .get("registered")
            .m();
    assertEquals("1", figures.get("PO").n());
    assertEquals("12", figures.get("VO").n());
  }

  @Test
  void a_second_run_changes_nothing() {
    clock.set(DATE);
    purge();
    var before = LocalTable.items(table);
    assertEquals(List.of(), purge().log());
    assertEquals(before, LocalTable.items(table));
  }

  @Test
  void data_that_a_backup_brought_back_is_purged_again() {
    var backup = LocalTable.copy(table);
    clock.set(DATE);
    purge();
    var purged = LocalTable.items(table);
    int gone = LocalTable.keys(backup).size() - purged.size();
    assertTrue(gone > 50, "" + gone);
    assertEquals(gone, new TableBackup(backup).bringBack(table, _ -> {}));
    assertEquals(0, new TableBackup(backup).bringBack(table, _ -> {}), "again is harmless");
    var person = registered.getFirst().submission().pair().leader();
    assertTrue(everything(table).contains(person.email().value()));
    assertTrue(purge().log().getFirst().contains("PersonalDataPurged"));
    assertEquals(purged, LocalTable.items(table));
  }

  @Test
  void a_person_who_was_erased_does_not_come_back_with_a_backup() {
    var person = registered.getFirst().submission().pair().practitioner();
    var ids = new TableAddressIds(table).findOrMake(new Random(1));
    clock.set(BEFORE.plus(Duration.ofDays(30)));
    new TableErasures(erasures).add(ids.of(person.email()), clock.instant());
    assertTrue(everything(table).contains(person.phone().orElseThrow()));
    var result = purge();
    assertTrue(result.log().getFirst().contains("\"event\":\"ErasedAgain\""), "" + result.log());
    var left = everything(table);
    assertFalse(left.contains(person.name()) || left.contains(person.email().value()));
    var pair = storage.registrations().find(registered.getFirst().reference()).orElseThrow();
    assertTrue(pair.submission().pair().practitioner().isErased());
    assertEquals(
        registered.getFirst().submission().pair().leader(), pair.submission().pair().leader());
    assertEquals(List.of(), purge().log(), "again there is nothing to do");
  }

  @Test
  void what_is_known_about_an_address_is_deleted_when_no_round_has_it_any_more() {
    var ids = new TableAddressIds(table).findOrMake(new Random(1));
    var mail = new Mail(ROUND.id(), "organiser-1", "totals", 1);
    var vo = registered.getLast().submission().pair().leader().email();
    var stays = Sample.form().register().submission().pair().leader().email();
    for (var address : List.of(vo, stays)) {
      storage
          .addresses()
          .report(
              new DeliveryReport(
                  mail, ids.of(address), "m", DeliveryReport.Kind.COMPLAINT, BEFORE));
    }
    purge();
    assertEquals(2, storage.addresses().all().size());
    clock.set(DATE);
    purge();
    assertEquals(AddressState.FINE, storage.addresses().find(ids.of(vo)));
    assertTrue(storage.addresses().find(ids.of(stays)).suppression().isPresent());
  }

  @Test
  void a_person_who_handed_over_is_forgotten_after_two_weeks_even_if_the_farewell_was_never_sent() {
    var registration = storage.registrations().of(NEXT.id()).getFirst();
    new Amending(storage.amendments(), storage.schools())
        .handOver(
            storage.rounds().find(NEXT.id()).orElseThrow(),
            registration,
            PairRole.LEADER,
            registered.getLast().submission().pair().leader(),
            Amending.Asked.by(
                new Actor.Participant(registration.reference(), PairRole.LEADER),
                registration.arrival()));
    var before = LocalTable.items(table);
    var farewell = RegistrationMails.farewell(registration.reference(), PairRole.LEADER, 2);
    clock.set(BEFORE.plus(Duration.ofDays(14)));
    purge();
    assertEquals(before, LocalTable.items(table));
    clock.pass(Duration.ofMillis(1));
    purge();
    assertEquals(Optional.empty(), storage.mails().formerAddress(farewell));
    assertEquals(before.size(), LocalTable.items(table).size(), "the mail itself stays");
  }

  @ParameterizedTest
  @EnumSource
  void a_purge_that_is_cut_off_at_any_call_is_finished_by_the_next(CutOff.Moment moment) {
    clock.set(DATE);
    var undisturbed = LocalTable.copy(table);
    purge(undisturbed, LocalTable.client());
    boolean cut = true;
    // Only every third call: most calls only read, and copying the table takes time.
    for (int call = 1; cut; call += 3) {
      var copy = LocalTable.copy(table);
      var end = CutOff.at(call, moment);
      try {
        purge(copy, LocalTable.client(end));
      } catch (CutOff.Killed _) {
        // The result of a run that is not cut off.
      }
      cut = end.happened();
      purge(copy, LocalTable.client());
      assertEquals(LocalTable.items(undisturbed), LocalTable.items(copy));
    }
  }

  @Test
  void what_cannot_be_read_is_told_every_night_and_keeps_nothing_else_from_being_deleted() {
    Spoiled.all(table, "ROUNDS/" + NEXT.id());
    Spoiled.all(table, "REGISTRATIONS#" + ROUND.id());
    clock.set(DATE.minusMillis(1));
    var told = String.join("\n", purge().log());
    for (var item : List.of("ROUNDS/" + NEXT.id(), "REGISTRATIONS#" + ROUND.id())) {
      assertTrue(told.contains(item), told);
    }
    assertTrue(told.lines().allMatch(line -> line.contains("NeedsAPerson")), told);
    clock.set(DATE);
    purge();
    assertTrue(
        LocalTable.keys(table).stream()
            .noneMatch(key -> key.startsWith("REGISTRATIONS#" + ROUND.id())),
        "its key says to which round it belongs");
    assertEquals(
        List.of(ROUND.withoutPeople()),
        storage.rounds().all().stream().map(RunningRound::round).toList());
  }

  private void submit(Round round, Registration registration) {
    var receipt =
        storage
            .registrations()
            .submit(
                round,
                registration,
                Idempotency.of(registration.reference().text(), "content"),
                List.of(
                    RegistrationMails.confirmation(registration.reference(), Addressee.LEADER)));
    assertEquals(new Receipt.Accepted(registration.reference()), receipt);
  }

  private void remove(Registration registration) {
    LocalTable.items(table).stream()
        .filter(
            item ->
                item.get("pk").s().startsWith("REGISTRATIONS#" + NEXT.id())
                    && item.get("sk").s().equals(registration.reference().serial()))
        .forEach(
            item ->
                table
                    .client()
                    .deleteItem(
                        delete ->
                            delete
                                .tableName(table.name())
                                .key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))));
  }

  /** Everything that people typed in the round, and the references of their registrations. */
  private List<String> secrets() {
    return Stream.concat(
            Stream.of("Joep van Dam belde.", "Joep van Dam nam op.", "Joep van Dam mailen"),
            registered.stream()
                .flatMap(
                    registration -> {
                      var submission = registration.submission();
                      return Stream.of(
                              Stream.of(PairRole.values())
                                  .map(submission.pair()::person)
                                  .flatMap(PurgePersonalDataTest::of),
                              submission.learningQuestions().stream(),
                              Stream.of(
                                  submission.initiative(),
                                  submission.expectations(),
                                  registration.reference().text()),
                              submission.texts().values().stream())
                          .flatMap(it -> it);
                    }))
        .distinct()
        .toList();
  }

  private static Stream<String> of(Person person) {
    return Stream.concat(Stream.of(person.name(), person.email().value()), person.phone().stream());
  }

  private static String everything(Table table) {
    return LocalTable.items(table).toString();
  }

  private Invocation.Result purge() {
    return purge(table, LocalTable.client());
  }

  private Invocation.Result purge(Table where, DynamoDbClient client) {
    return Invocation.invoke(
        new PurgePersonalData(
            TestSurroundings.of(where)
                .variable("ERASURES_TABLE_NAME", erasures.name())
                .client(client)
                .clock(clock)
                .get()),
        Invocation.event("purge-personal-data"));
  }
}
