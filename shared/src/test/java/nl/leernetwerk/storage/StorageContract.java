package nl.leernetwerk.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.journal.ActKind;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressState;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.MailProgress;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.QueuedMail;
import nl.leernetwerk.mailing.SendPolicy;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.AmendmentAction;
import nl.leernetwerk.registration.Amendments;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Membership;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.SchoolChange;
import nl.leernetwerk.registration.SubmissionField;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundChange;
import nl.leernetwerk.rounds.RoundEdit;
import nl.leernetwerk.rounds.RoundEvents;
import nl.leernetwerk.rounds.RoundField;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.seats.Allocation;
import nl.leernetwerk.seats.AllocationEntry;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.seats.Allocator;
import nl.leernetwerk.seats.Ballot;
import nl.leernetwerk.seats.DrawList;
import nl.leernetwerk.seats.Notice;
import nl.leernetwerk.seats.PublishedList;
import nl.leernetwerk.seats.Roster;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.seats.RosterJournal;
import nl.leernetwerk.seats.SeatEvents;
import nl.leernetwerk.seats.SeatMails;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do. Each adapter runs this whole suite, so that they cannot disagree. */
public interface StorageContract {
  Instant NOW = Instant.parse("2024-09-12T12:00:00Z");
  Instant LATER = NOW.plusSeconds(1);
  Round ROUND = Sample.round();
  AddressId ADDRESS = new AddressId("0123456789abcdef".repeat(2));

  Reference SOMEBODY = new Reference(ROUND.id(), "P0000001");
  Actor.Organiser ORGANISER = new Actor.Organiser("93f4a822-5051");

  /** The store under test, the same one during a test and empty at its start. */
  Storage storage();

  @BeforeEach
  default void load_the_schools() {
    storage().schools().load(Sample.schools().values());
  }

  // ---- Rounds

  @Test
  default void a_round_is_read_as_it_was_opened() {
    assertTrue(storage().open(ROUND));
    assertEquals(
        List.of(new RunningRound(ROUND, new RoundProgress.Unclosed())), storage().rounds().all());
  }

  @Test
  default void a_second_round_of_the_same_id_is_refused_and_the_first_stands() {
    storage().open(ROUND);
    assertFalse(
        storage().open(Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO"))));
    assertEquals(ROUND, storage().rounds().all().getFirst().round());
  }

  @Test
  default void a_round_closes_once_and_the_first_closing_stands() {
    storage().open(ROUND);
    var first = new RoundProgress.Closed(NOW, Sample.SEED);
    assertTrue(storage().rounds().close(ROUND.id(), first));
    assertFalse(storage().rounds().close(ROUND.id(), new RoundProgress.Closed(LATER, Sample.SEED)));
    assertEquals(first, storage().rounds().all().getFirst().progress());
    assertEquals(
        List.of(RoundEvents.ENROLMENT_CLOSED.of(ROUND.id())),
        storage().outbox().waitingSince(NOW.plusSeconds(60)));
  }

  @Test
  default void a_round_that_does_not_exist_cannot_be_closed() {
    assertFalse(storage().rounds().close("2019-2020", new RoundProgress.Closed(NOW, Sample.SEED)));
  }

  // ---- Draws

  Round DRAWN =
      Sample.withBeacon(
          Sample.round(
              Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO"), Sample.network("VO", 3)),
          new Beacon(BeaconSource.DRAND.address(), BeaconSource.DRAND.chain(), 11_686_612));

  private static DrawList list(int ballots) {
    return DrawList.of(
        DRAWN,
        IntStream.range(0, ballots)
            .mapToObj(
                it ->
                    new Ballot(
                        new Reference(DRAWN.id(), "%08d".formatted(it)),
                        it % 2 == 0 ? Sector.PO : Sector.VO,
                        1 + it % 3))
            .toList());
  }

  private static Pulse pulse(int number) {
    return new Pulse(11_686_612, "%096x".formatted(number));
  }

  private void awaitsItsBeacon() {
    storage().open(DRAWN);
    storage().rounds().close(DRAWN.id(), RoundProgress.Closed.awaitingBeacon(NOW));
  }

  private RoundProgress progress() {
    return storage().rounds().find(DRAWN.id()).orElseThrow().progress();
  }

  private long revealed() {
    return storage().outbox().waitingSince(NOW.plusSeconds(60)).stream()
        .filter(SeatEvents.SEED_REVEALED.of(DRAWN.id())::equals)
        .count();
  }

  @Test
  default void a_list_of_whatever_length_is_read_as_it_was_published() {
    assertEquals(Optional.empty(), storage().draws().find(DRAWN.id()));
    // More than one item holds.
    var published = new PublishedList(list(30_000), NOW);
    assertEquals(published, storage().draws().publish(DRAWN, published.list(), NOW));
    assertEquals(Optional.of(published), storage().draws().find(DRAWN.id()));
    assertEquals(Optional.empty(), storage().draws().find("2019-2020"));
  }

  @Test
  default void a_list_is_published_once_and_the_first_stands_with_its_moment() {
    var first = storage().draws().publish(DRAWN, list(3), NOW);
    assertEquals(first, storage().draws().publish(DRAWN, list(4), LATER));
    assertEquals(first, storage().draws().publish(DRAWN, list(3), LATER));
    assertEquals(Optional.of(first), storage().draws().find(DRAWN.id()));
  }

  @Test
  default void all_who_publish_a_list_at_once_go_by_the_same() {
    var published =
        atOnce(
            IntStream.range(0, 8)
                .<Callable<PublishedList>>mapToObj(
                    it -> () -> storage().draws().publish(DRAWN, list(it), NOW.plusSeconds(it)))
                .toList());
    assertEquals(1, Set.copyOf(published).size(), published::toString);
    assertEquals(Optional.of(published.getFirst()), storage().draws().find(DRAWN.id()));
  }

  @Test
  default void what_decides_a_closed_round_is_recorded_once_together_with_its_event() {
    awaitsItsBeacon();
    assertTrue(storage().draws().reveal(DRAWN.id(), pulse(1), Sample.SEED));
    assertFalse(storage().draws().reveal(DRAWN.id(), pulse(2), new Seed("f".repeat(64))));
    assertEquals(
        new RoundProgress.Closed(NOW, Optional.of(Sample.SEED), Optional.of(pulse(1))), progress());
    assertEquals(1, revealed());
  }

  @Test
  default void of_many_who_reveal_at_once_one_does_and_its_seed_and_pulse_belong_together() {
    awaitsItsBeacon();
    var revealed =
        atOnce(
            IntStream.range(1, 9)
                .<Callable<Boolean>>mapToObj(
                    it ->
                        () ->
                            storage()
                                .draws()
                                .reveal(DRAWN.id(), pulse(it), new Seed("%064x".formatted(it))))
                .toList());
    assertEquals(1, revealed.stream().filter(it -> it).count());
    int one = 1 + revealed.indexOf(true);
    assertEquals(
        new RoundProgress.Closed(
            NOW, Optional.of(new Seed("%064x".formatted(one))), Optional.of(pulse(one))),
        progress());
    assertEquals(1, revealed());
  }

  @Test
  default void nothing_is_revealed_of_a_round_that_is_open_has_a_seed_or_does_not_exist() {
    assertFalse(storage().draws().reveal(DRAWN.id(), pulse(1), Sample.SEED));
    storage().open(DRAWN);
    assertFalse(storage().draws().reveal(DRAWN.id(), pulse(1), Sample.SEED));
    assertEquals(new RoundProgress.Unclosed(), progress());
    var drawn = new RoundProgress.Closed(NOW, new Seed("f".repeat(64)));
    storage().rounds().close(DRAWN.id(), drawn);
    assertFalse(storage().draws().reveal(DRAWN.id(), pulse(1), Sample.SEED));
    assertEquals(drawn, progress());
    assertEquals(0, revealed());
  }

  // ---- The journal of a round

  RoundChange OPENED =
      new RoundChange(
          1,
          NOW,
          new Actor.Organiser("n.vanvliet"),
          Optional.of("De subsidie is toegekend."),
          List.of(new RoundEdit.Opened()));

  private static RoundChange edited(int version) {
    return new RoundChange(
        version,
        LATER,
        new Actor.Organiser("n.vanvliet"),
        Optional.empty(),
        List.of(
            new RoundEdit.Changed(RoundField.DEADLINE, "2024-10-01", "2024-10-08"),
            new RoundEdit.FacilitatorsChanged("PO", List.of(1, 3)),
            new RoundEdit.ContactChanged()));
  }

  private static Round extended(int days) {
    return Sample.withDeadline(ROUND, ROUND.deadline().plusDays(days));
  }

  @Test
  default void a_round_is_opened_and_edited_together_with_its_journal_and_an_event() {
    assertTrue(storage().roundJournal().open(ROUND, OPENED));
    assertEquals(ROUND, storage().rounds().find(ROUND.id()).orElseThrow().round());
    assertTrue(storage().roundJournal().edit(ROUND, extended(7), edited(2)));
    assertEquals(extended(7), storage().rounds().find(ROUND.id()).orElseThrow().round());
    assertEquals(List.of(OPENED, edited(2)), storage().roundJournal().of(ROUND.id()));
    assertEquals(Optional.of(edited(2)), storage().roundJournal().find(ROUND.id(), 2));
    assertEquals(Optional.empty(), storage().roundJournal().find(ROUND.id(), 3));
    assertEquals(List.of(), storage().roundJournal().of("2019-2020"));
    assertEquals(
        List.of(new RoundEvents.Changed(ROUND.id(), 2).event()),
        storage().outbox().waitingSince(NOW.plusSeconds(60)));
  }

  @Test
  default void a_round_is_opened_once_and_a_refused_opening_writes_nothing() {
    storage().roundJournal().open(ROUND, OPENED);
    assertFalse(storage().roundJournal().open(extended(7), OPENED));
    assertEquals(ROUND, storage().rounds().find(ROUND.id()).orElseThrow().round());
    assertEquals(List.of(OPENED), storage().roundJournal().of(ROUND.id()));
  }

  @Test
  default void what_is_edited_must_be_as_it_was_seen() {
    storage().roundJournal().open(ROUND, OPENED);
    assertFalse(storage().roundJournal().edit(extended(1), extended(7), edited(2)));
    assertFalse(storage().roundJournal().edit(ROUND, extended(7), edited(1)));
    assertEquals(ROUND, storage().rounds().find(ROUND.id()).orElseThrow().round());
    assertEquals(List.of(OPENED), storage().roundJournal().of(ROUND.id()));
    assertEquals(List.of(), storage().outbox().waitingSince(NOW.plusSeconds(60)));
  }

  @Test
  default void of_many_who_edit_a_round_at_once_one_does() {
    storage().roundJournal().open(ROUND, OPENED);
    var edits =
        atOnce(
            IntStream.range(1, 9)
                .<Callable<Boolean>>mapToObj(
                    days -> () -> storage().roundJournal().edit(ROUND, extended(days), edited(2)))
                .toList());
    assertEquals(1, edits.stream().filter(it -> it).count());
    assertEquals(2, storage().roundJournal().of(ROUND.id()).size());
  }

  @Test
  default void an_edited_round_closes_as_any_other_and_keeps_how_far_it_has_come() {
    storage().roundJournal().open(ROUND, OPENED);
    storage().rounds().close(ROUND.id(), new RoundProgress.Closed(NOW, Sample.SEED));
    assertTrue(storage().roundJournal().edit(ROUND, extended(7), edited(2)));
    assertEquals(
        new RunningRound(extended(7), new RoundProgress.Closed(NOW, Sample.SEED)),
        storage().rounds().find(ROUND.id()).orElseThrow());
  }

  @Test
  default void why_a_round_was_changed_can_be_erased_and_the_rest_stays() {
    storage().roundJournal().open(ROUND, OPENED);
    storage().roundJournal().edit(ROUND, extended(7), edited(2));
    storage().roundJournal().forgetReason(ROUND.id(), 1);
    var opened = new RoundChange(1, OPENED.at(), OPENED.by(), Optional.empty(), OPENED.edits());
    assertEquals(List.of(opened, edited(2)), storage().roundJournal().of(ROUND.id()));
  }

  // ---- Registrations

  @Test
  default void an_accepted_registration_is_found_as_it_was_sent_with_its_mails_waiting() {
    var registration = Sample.form().register();
    assertEquals(
        new Receipt.Accepted(registration.reference()), submit(registration, "key", "content"));
    assertEquals(
        Optional.of(registration), storage().registrations().find(registration.reference()));
    assertEquals(List.of(registration), storage().registrations().of(ROUND.id()));
    assertEquals(mails(registration), waitingMails());
  }

  @Test
  default void a_registration_without_anything_optional_is_found_as_it_was_sent() {
    var registration = Sample.form().onlyRequired().register();
    submit(registration, "key", "content");
    assertEquals(
        Optional.of(registration), storage().registrations().find(registration.reference()));
  }

  @Test
  default void the_same_key_and_content_is_the_same_registration() {
    var registration = Sample.form().register();
    submit(registration, "key", "content");
    var again = submit(Sample.form().number(2).register(), "key", "content");
    assertEquals(new Receipt.Repeated(registration.reference()), again);
    assertEquals(1, storage().registrations().of(ROUND.id()).size());
    assertEquals(
        Optional.of(new Receipt.Repeated(registration.reference())),
        storage().registrations().seen(Idempotency.of("key", "content")));
  }

  @Test
  default void the_same_key_with_other_content_is_refused() {
    submit(Sample.form().register(), "key", "content");
    assertEquals(
        new Receipt.KeyReused(),
        submit(Sample.form().number(2).codes("99AA00").register(), "key", "other"));
    assertEquals(
        Optional.of(new Receipt.KeyReused()),
        storage().registrations().seen(Idempotency.of("key", "other")));
  }

  @Test
  default void a_key_never_used_was_not_seen() {
    assertEquals(
        Optional.empty(), storage().registrations().seen(Idempotency.of("key", "content")));
  }

  @Test
  default void a_school_registers_once_in_a_round_and_a_refusal_stores_nothing() {
    submit(Sample.form().codes("99AA00", "99AB00").register(), "one", "content");
    var second = Sample.form().number(2).codes("99AC00", "99AB00").register();
    assertEquals(
        new Receipt.Taken(List.of(new Participant.Listed(new SchoolCode("99AB00")))),
        submit(second, "two", "content"));
    assertEquals(Optional.empty(), storage().registrations().find(second.reference()));
    assertEquals(
        Optional.empty(), storage().registrations().seen(Idempotency.of("two", "content")));
    assertInstanceOf(
        Receipt.Accepted.class,
        submit(Sample.form().number(3).codes("99AC00").register(), "three", "content"));
  }

  @Test
  default void an_unlisted_school_registers_once_however_its_name_is_spelled() {
    submit(
        Sample.form().schools(new Participant.Unlisted("De Nieuwe Brug", "Almere")).register(),
        "one",
        "content");
    var spelled = new Participant.Unlisted("de  nieuwe-brúg", "ALMERE");
    assertEquals(
        new Receipt.Taken(List.of(spelled)),
        submit(Sample.form().number(2).schools(spelled).register(), "two", "content"));
  }

  @Test
  default void the_same_school_may_register_in_another_round() {
    submit(Sample.form().codes("99AA00").register(), "one", "content");
    var next = Sample.later(ROUND, "2025-2026", 1);
    var form = Sample.form().codes("99AA00").register();
    var registration =
        Registration.accepted(
            new Reference(next.id(), "P0000001"), form.arrival(), form.submission());
    assertInstanceOf(
        Receipt.Accepted.class,
        storage()
            .registrations()
            .submit(next, registration, Idempotency.of("two", "content"), List.of()));
    assertEquals(List.of(registration), storage().registrations().of(next.id()));
  }

  @Test
  default void unknown_codes_are_all_told() {
    assertEquals(
        new Receipt.UnknownSchools(List.of(new SchoolCode("00XX00"), new SchoolCode("00XX01"))),
        submit(Sample.form().codes("00XX00", "99AA00", "00XX01").register(), "key", "content"));
  }

  @Test
  default void regular_schools_of_one_sector_decide_the_network() {
    assertEquals(
        new Receipt.OtherSector(Sector.PO),
        submit(
            Sample.form().network(Sector.VO).codes("99AA00", "99AB00").register(),
            "key",
            "content"));
    assertEquals(
        new Receipt.OtherSector(Sector.VO),
        submit(Sample.form().network(Sector.PO).codes("99BA00").register(), "key", "content"));
  }

  @Test
  default void specialised_mixed_and_unlisted_schools_choose_their_network() {
    var forms =
        List.of(
            Sample.form().network(Sector.VO).codes("99CA00"),
            Sample.form().network(Sector.VO).codes("99AA00", "99BA00"),
            Sample.form()
                .network(Sector.VO)
                .schools(
                    new Participant.Listed(new SchoolCode("99AB00")),
                    new Participant.Unlisted("De Nieuwe Brug", "Almere")));
    for (int i = 0; i < forms.size(); i++) {
      assertInstanceOf(
          Receipt.Accepted.class, submit(forms.get(i).number(i).register(), "key" + i, "content"));
    }
    var withSpecialised = Sample.form().network(Sector.VO).codes("99AC00", "99CA00");
    assertEquals(
        new Receipt.Taken(List.of(new Participant.Listed(new SchoolCode("99CA00")))),
        submit(withSpecialised.number(9).register(), "key9", "content"));
  }

  @Test
  default void a_reference_in_use_is_answered_with_busy_and_overwrites_nothing() {
    var first = Sample.form().codes("99AA00").register();
    submit(first, "one", "content");
    assertEquals(
        new Receipt.Busy(), submit(Sample.form().codes("99AB00").register(), "two", "content"));
    assertEquals(Optional.of(first), storage().registrations().find(first.reference()));
  }

  @Test
  default void of_many_at_once_for_one_school_one_is_accepted_and_the_rest_are_told() {
    var receipts =
        atOnce(
            IntStream.range(0, 16)
                .<Callable<Receipt>>mapToObj(
                    i ->
                        () ->
                            submit(
                                Sample.form().number(i).codes("99AA00").register(),
                                "key" + i,
                                "content"))
                .toList());
    assertEquals(1, receipts.stream().filter(Receipt.Accepted.class::isInstance).count());
    assertEquals(15, receipts.stream().filter(Receipt.Taken.class::isInstance).count());
    assertEquals(1, storage().registrations().of(ROUND.id()).size());
  }

  @Test
  default void the_same_post_many_times_at_once_is_one_registration() {
    var receipts =
        atOnce(
            IntStream.range(0, 16)
                .<Callable<Receipt>>mapToObj(
                    i ->
                        () ->
                            submit(
                                Sample.form().number(i).codes("99AA00").register(),
                                "key",
                                "content"))
                .toList());
    assertEquals(1, receipts.stream().filter(Receipt.Accepted.class::isInstance).count());
    assertEquals(15, receipts.stream().filter(Receipt.Repeated.class::isInstance).count());
    assertEquals(1, storage().registrations().of(ROUND.id()).size());
  }

  // ---- Amendments

  @Test
  default void an_amendment_is_found_with_the_registration_as_it_made_it_and_its_mails() {
    var before = stored(Sample.form().codes("99AA00"));
    var after = next(before, Sample.form().onlyRequired().codes("99AB00"));
    assertEquals(new Amendments.Written.Done(), amend(before, after, Optional.of("Verhuisd")));
    assertEquals(Optional.of(after), storage().registrations().find(before.reference()));
    var written = storage().amendments().of(before.reference());
    assertEquals(List.of(amendment(after, Optional.of("Verhuisd"))), written);
    assertEquals(written, storage().amendments().ofRound(ROUND.id()));
    assertEquals(
        Optional.of(written.getFirst()), storage().amendments().find(before.reference(), 2));
    assertEquals(Optional.empty(), storage().amendments().find(before.reference(), 3));
    assertTrue(
        waitingMails()
            .contains(RegistrationMails.amended(before.reference(), Addressee.LEADER, 2)));
  }

  @Test
  default void each_kind_of_deed_is_read_as_it_was_written() {
    var registration = stored(Sample.form().codes("99AA00"));
    var deeds =
        List.of(
            new AmendmentAction.Withdrawn(),
            new AmendmentAction.Restored(),
            new AmendmentAction.HandedOver(PairRole.LEADER),
            new AmendmentAction.Changed(
                Set.of(SubmissionField.SCHOOLS, SubmissionField.LEADER_PHONE),
                Optional.of(NOW.minusSeconds(60)),
                new SchoolChange(
                    List.of(new Participant.Unlisted("De Brug", "Ede")),
                    List.of(new Participant.Listed(new SchoolCode("99AB00"))))));
    for (var deed : deeds) {
      var after =
          next(registration, Sample.form().codes("99AA00"))
              .in(
                  deed instanceof AmendmentAction.Withdrawn
                      ? new RegistrationState.Withdrawn()
                      : new RegistrationState.Submitted());
      var line =
          new Amendment(
              after.reference(),
              after.edition().version(),
              NOW,
              new Actor.Organiser("noor"),
              deed,
              Optional.empty());
      assertEquals(
          new Amendments.Written.Done(),
          storage()
              .amendments()
              .write(ROUND, new Amendments.Next(registration, after, line, List.of(), Map.of())));
      registration = storage().registrations().find(after.reference()).orElseThrow();
      assertEquals(after, registration);
    }
    assertEquals(
        deeds,
        storage().amendments().of(registration.reference()).stream()
            .map(Amendment::action)
            .toList());
  }

  @Test
  default void what_was_read_before_another_amendment_is_not_written_over_it() {
    var before = stored(Sample.form().codes("99AA00"));
    var first = next(before, Sample.form().codes("99AA00").expectations("Van de een."));
    var second = next(before, Sample.form().codes("99AB00"));
    amend(before, first, Optional.empty());
    assertEquals(new Amendments.Written.Overtaken(), amend(before, second, Optional.empty()));
    assertEquals(Optional.of(first), storage().registrations().find(before.reference()));
    assertInstanceOf(
        Receipt.Accepted.class,
        submit(Sample.form().number(2).codes("99AB00").register(), "two", "content"));
  }

  @Test
  default void what_was_read_before_the_allocation_is_not_written_after_it() {
    var before = stored(Sample.form().codes("99AA00"));
    var outcome = new Outcome.Seated(before.reference(), 1, 1, "PO", 12);
    storage()
        .allocations()
        .apply(ROUND, List.of(new Allocations.Applied(outcome, "request-1", List.of())));
    var late = next(before, Sample.form().codes("99AB00"));
    assertEquals(new Amendments.Written.Overtaken(), amend(before, late, Optional.empty()));
    var seated = storage().registrations().find(before.reference()).orElseThrow();
    assertEquals(before.decided(outcome), seated);
    var after = next(seated, Sample.form().codes("99AA00").initiative("Anders"));
    assertEquals(new Amendments.Written.Done(), amend(seated, after, Optional.empty()));
    assertEquals(Optional.of(after), storage().registrations().find(before.reference()));
  }

  @Test
  default void an_amendment_leaves_the_state_that_the_roster_gave_meanwhile() {
    var submitted = stored(Sample.form().codes("99AA00"));
    var outcome = new Outcome.Waiting(submitted.reference(), 1, 1, 1, 0);
    storage()
        .allocations()
        .apply(ROUND, List.of(new Allocations.Applied(outcome, "request-1", List.of())));
    var before = storage().registrations().find(submitted.reference()).orElseThrow();
    var offered = new RegistrationState.Offered("PO", LATER);
    storage().journal().apply(ROUND, 2, told(List.of(before), offered, 2));
    var after = next(before, Sample.form().codes("99AA00").initiative("Anders"));
    assertEquals(new Amendments.Written.Done(), amend(before, after, Optional.empty()));
    assertEquals(
        Optional.of(after.in(offered)), storage().registrations().find(submitted.reference()));
  }

  @Test
  default void a_school_of_another_is_not_taken_and_a_refusal_writes_nothing() {
    var before = stored(Sample.form().codes("99AA00"));
    submit(Sample.form().number(2).codes("99AB00").register(), "two", "content");
    var after = next(before, Sample.form().codes("99AC00", "99AB00"));
    assertEquals(
        new Amendments.Written.Taken(List.of(new Participant.Listed(new SchoolCode("99AB00")))),
        amend(before, after, Optional.of("Samen")));
    assertEquals(Optional.of(before), storage().registrations().find(before.reference()));
    assertEquals(List.of(), storage().amendments().of(before.reference()));
    assertInstanceOf(
        Receipt.Accepted.class,
        submit(Sample.form().number(3).codes("99AC00").register(), "three", "content"));
  }

  @Test
  default void who_withdraws_frees_its_schools_and_who_returns_takes_them_again() {
    var before = stored(Sample.form().codes("99AA00"));
    var gone = next(before, Sample.form().codes("99AA00")).in(new RegistrationState.Withdrawn());
    amend(before, gone, Optional.empty());
    var back = next(gone, Sample.form().codes("99AA00")).in(new RegistrationState.Submitted());
    amend(gone, back, Optional.empty());
    assertEquals(Optional.of(back), storage().registrations().find(before.reference()));
    assertInstanceOf(
        Receipt.Taken.class,
        submit(Sample.form().number(2).codes("99AA00").register(), "two", "content"));
    var again = next(back, Sample.form().codes("99AA00")).in(new RegistrationState.Withdrawn());
    amend(back, again, Optional.empty());
    assertInstanceOf(
        Receipt.Accepted.class,
        submit(Sample.form().number(3).codes("99AA00").register(), "three", "content"));
    var late = next(again, Sample.form().codes("99AA00")).in(new RegistrationState.Submitted());
    assertInstanceOf(Amendments.Written.Taken.class, amend(again, late, Optional.empty()));
  }

  @Test
  default void of_many_amendments_at_once_one_is_written() {
    var before = stored(Sample.form().codes("99AA00"));
    var written =
        atOnce(
            IntStream.range(0, 8)
                .<Callable<Amendments.Written>>mapToObj(
                    i ->
                        () ->
                            amend(
                                before,
                                next(before, Sample.form().codes("99AA00").initiative("I" + i)),
                                Optional.empty()))
                .toList());
    assertEquals(1, written.stream().filter(Amendments.Written.Done.class::isInstance).count());
    assertEquals(1, storage().amendments().of(before.reference()).size());
  }

  @Test
  default void why_an_amendment_was_made_can_be_forgotten_and_the_line_stays() {
    var before = stored(Sample.form().codes("99AA00"));
    var after = next(before, Sample.form().codes("99AB00"));
    amend(before, after, Optional.of("Gevraagd door iemand"));
    storage().amendments().forgetReason(before.reference(), 2);
    assertEquals(
        List.of(amendment(after, Optional.empty())), storage().amendments().of(before.reference()));
  }

  @Test
  default void the_address_of_a_farewell_is_known_until_it_was_sent() {
    var farewell = farewell();
    storage().mails().claim(farewell, NOW);
    storage().mails().sent(farewell, "message-1", NOW);
    assertEquals(Optional.empty(), storage().mails().formerAddress(farewell));
  }

  @Test
  default void the_address_of_a_farewell_can_be_forgotten_while_the_mail_waits() {
    var farewell = farewell();
    storage().mails().forgetFormerAddress(farewell);
    assertEquals(Optional.empty(), storage().mails().formerAddress(farewell));
    assertTrue(waitingMails().contains(farewell));
    var never =
        RegistrationMails.farewell(RegistrationMails.registration(farewell), PairRole.LEADER, 9);
    storage().mails().forgetFormerAddress(never);
    assertEquals(new Mails.Claim.Unknown(), storage().mails().claim(never, NOW));
  }

  private Mail farewell() {
    var before = stored(Sample.form().codes("99AA00"));
    var after = next(before, Sample.form().codes("99AA00"));
    var farewell = RegistrationMails.farewell(before.reference(), PairRole.LEADER, 2);
    var address = new EmailAddress("weg@example.org");
    storage()
        .amendments()
        .write(
            ROUND,
            new Amendments.Next(
                before,
                after,
                amendment(after, Optional.empty()),
                List.of(),
                Map.of(farewell, address)));
    assertEquals(Optional.of(address), storage().mails().formerAddress(farewell));
    return farewell;
  }

  @Test
  default void a_request_for_links_is_noted_once_and_a_mail_only_for_a_known_address() {
    var links = RegistrationMails.links(ADDRESS, NOW, 1);
    assertTrue(storage().mails().asked(links, false, "request-1"));
    assertFalse(storage().mails().asked(links, false, "request-2"));
    assertEquals(Set.of(), waitingMails());
    assertTrue(storage().mails().asked(links, true, "request-3"));
    assertFalse(storage().mails().asked(links, true, "request-4"));
    assertEquals(Set.of(links), waitingMails());
  }

  private Registration stored(Sample.Form form) {
    var registration = form.register();
    submit(registration, "key", "content");
    return registration;
  }

  private static Registration next(Registration before, Sample.Form form) {
    return before.amended(
        before.edition().next().with(PairRole.LEADER, new Membership(NOW, 2)),
        before.arrival(),
        form.submission());
  }

  private static Amendment amendment(Registration after, Optional<String> why) {
    return new Amendment(
        after.reference(),
        after.edition().version(),
        NOW,
        new Actor.Participant(after.reference(), PairRole.PRACTITIONER),
        new AmendmentAction.Changed(
            Set.of(SubmissionField.INITIATIVE), Optional.empty(), SchoolChange.NONE),
        why);
  }

  private Amendments.Written amend(Registration before, Registration after, Optional<String> why) {
    return storage()
        .amendments()
        .write(
            ROUND,
            new Amendments.Next(
                before,
                after,
                amendment(after, why),
                List.of(
                    RegistrationMails.amended(
                        after.reference(), Addressee.LEADER, after.edition().version())),
                Map.of()));
  }

  // ---- Schools

  @Test
  default void schools_are_found_by_code_and_listed_in_order_of_code() {
    var code = new SchoolCode("99AA00");
    assertEquals(
        Set.of(Sample.schools().get(code)),
        new HashSet<>(storage().schools().find(List.of(code, new SchoolCode("00XX00"))).values()));
    assertEquals(
        Sample.schools().values().stream().sorted(Comparator.comparing(School::code)).toList(),
        storage().schools().all());
  }

  @Test
  default void a_school_that_left_the_list_is_still_known_by_its_code() {
    var code = new SchoolCode("99AA00");
    storage()
        .schools()
        .load(
            Sample.schools().values().stream()
                .filter(school -> !school.code().equals(code))
                .toList());
    assertEquals(Sample.schools().size() - 1, storage().schools().all().size());
    assertTrue(storage().schools().find(List.of(code)).containsKey(code));
  }

  // ---- Allocations

  @Test
  default void the_first_allocation_that_is_committed_holds() {
    var first = allocation(Sample.registrations(Sector.PO, 3));
    var second = allocation(Sample.registrations(Sector.PO, 4));
    assertEquals(Optional.empty(), storage().allocations().find(ROUND.id()));
    assertEquals(first, storage().allocations().commit(ROUND, first));
    assertEquals(first, storage().allocations().commit(ROUND, second));
    assertEquals(Optional.of(first), storage().allocations().find(ROUND.id()));
  }

  @Test
  default void an_allocation_larger_than_an_item_is_committed_whole() {
    var large = allocation(Sample.registrations(Sector.PO, 6_000));
    storage().allocations().commit(ROUND, large);
    assertEquals(Optional.of(large), storage().allocations().find(ROUND.id()));
  }

  @Test
  default void applying_gives_each_registration_its_outcome_and_mails_once() {
    var registrations = Sample.registrations(Sector.PO, 35);
    for (var registration : registrations) {
      storage()
          .registrations()
          .submit(
              ROUND, registration, Idempotency.of(registration.reference().text(), ""), List.of());
    }
    var applied = applied(registrations);
    // A run that was cut off after seven, then a whole run, then one too many.
    storage().allocations().apply(ROUND, applied.subList(0, 7));
    storage().allocations().apply(ROUND, applied);
    storage().allocations().apply(ROUND, applied);
    for (var one : applied) {
      assertEquals(
          Optional.of(one.outcome()),
          storage().registrations().find(one.outcome().reference()).orElseThrow().outcome());
    }
    assertEquals(
        applied.stream().flatMap(one -> one.mails().stream()).collect(Collectors.toSet()),
        waitingMails());
  }

  @Test
  default void an_outcome_once_given_is_not_replaced() {
    var registration = Sample.form().codes("99AA00").register();
    submit(registration, "key", "content");
    var reference = registration.reference();
    var first = new Outcome.Seated(reference, 1, 1, "PO", 12);
    storage()
        .allocations()
        .apply(ROUND, List.of(new Allocations.Applied(first, "request-1", List.of())));
    storage()
        .allocations()
        .apply(
            ROUND,
            List.of(
                new Allocations.Applied(
                    new Outcome.Waiting(reference, 1, 1, 1, 0), "request-1", List.of())));
    assertEquals(
        Optional.of(first), storage().registrations().find(reference).orElseThrow().outcome());
  }

  @Test
  default void finishing_marks_the_round_and_publishes_once() {
    storage().open(ROUND);
    var closed = new RoundProgress.Closed(NOW, Sample.SEED);
    storage().rounds().close(ROUND.id(), closed);
    storage().allocations().finish(ROUND, LATER);
    storage().allocations().finish(ROUND, LATER.plusSeconds(1));
    assertEquals(
        new RoundProgress.Allocated(closed, LATER), storage().rounds().all().getFirst().progress());
    assertEquals(
        Set.of(
            RoundEvents.ENROLMENT_CLOSED.of(ROUND.id()), SeatEvents.SEATS_ALLOCATED.of(ROUND.id())),
        Set.copyOf(storage().outbox().waitingSince(NOW.plusSeconds(60))));
  }

  // ---- RosterJournal

  @Test
  default void a_journal_is_read_as_it_was_written_with_its_event_waiting() {
    storage().open(ROUND);
    var changes =
        List.of(
            change(1, everyEvent()),
            new RosterChange(
                2,
                LATER,
                new Actor.Participant(Sample.form().register().reference(), PairRole.LEADER),
                Optional.empty(),
                List.of(new RosterEvent.ListClosed())));
    changes.forEach(it -> assertTrue(append(it)));
    assertEquals(changes, storage().journal().of(ROUND.id(), Sector.PO));
    assertEquals(List.of(), storage().journal().of(ROUND.id(), Sector.VO));
    for (var change : changes) {
      assertEquals(
          Optional.of(change), storage().journal().find(ROUND.id(), Sector.PO, change.version()));
    }
    assertEquals(Optional.empty(), storage().journal().find(ROUND.id(), Sector.PO, 3));
    assertEquals(
        Set.of(
            new SeatEvents.RosterChanged(ROUND.id(), Sector.PO, 1).event(),
            new SeatEvents.RosterChanged(ROUND.id(), Sector.PO, 2).event()),
        new HashSet<>(storage().outbox().waitingSince(NOW.plusSeconds(60))));
  }

  @Test
  default void a_change_is_written_once_and_of_many_at_once_one_is() {
    storage().open(ROUND);
    var written =
        atOnce(
            IntStream.range(1, 9)
                .<Callable<Boolean>>mapToObj(
                    capacity ->
                        () ->
                            append(
                                change(1, List.of(new RosterEvent.CapacityRaised("PO", capacity)))))
                .toList());
    assertEquals(1, written.stream().filter(it -> it).count());
    assertEquals(1, storage().journal().of(ROUND.id(), Sector.PO).size());
  }

  @Test
  default void a_change_that_amends_the_round_does_so_together_or_not_at_all() {
    storage().open(ROUND);
    var more = new ArrayList<>(ROUND.networks());
    more.add(Sample.network("PO-2", 6, Sample.ORGANISER));
    var opened = change(1, List.of(new RosterEvent.NetworkOpened("PO-2", 6)));
    assertTrue(
        storage().journal().append(ROUND, Sector.PO, opened, round -> round.withNetworks(more)));
    assertEquals(more, storage().rounds().find(ROUND.id()).orElseThrow().round().networks());
    assertFalse(
        storage()
            .journal()
            .append(ROUND, Sector.PO, opened, round -> round.withNetworks(List.of())));
    assertEquals(more, storage().rounds().find(ROUND.id()).orElseThrow().round().networks());
  }

  @Test
  default void why_a_change_was_made_can_be_erased_and_the_rest_stays() {
    storage().open(ROUND);
    var change = change(1, everyEvent());
    append(change);
    storage().journal().forgetReason(ROUND.id(), Sector.PO, 1);
    var left = new RosterChange(1, change.at(), change.by(), Optional.empty(), change.events());
    assertEquals(List.of(left), storage().journal().of(ROUND.id(), Sector.PO));
    assertFalse(append(change));
  }

  @Test
  default void a_change_that_passes_over_thousands_is_written_whole() {
    storage().open(ROUND);
    var passed =
        IntStream.range(0, 6_000).mapToObj(n -> new Reference(ROUND.id(), "P%07d".formatted(n)));
    var change = change(1, List.of(new RosterEvent.PassedOver(1, passed.toList())));
    assertTrue(append(change));
    assertEquals(List.of(change), storage().journal().of(ROUND.id(), Sector.PO));
  }

  @Test
  default void telling_puts_each_in_its_state_and_queues_its_mails_once() {
    var registrations = Sample.registrations(Sector.PO, 35);
    for (var registration : registrations) {
      storage()
          .registrations()
          .submit(
              ROUND, registration, Idempotency.of(registration.reference().text(), ""), List.of());
    }
    var told = told(registrations, new RegistrationState.Offered("PO", LATER), 2);
    // A run that was cut off after seven, then a whole run, then one too many.
    storage().journal().apply(ROUND, 2, told.subList(0, 7));
    storage().journal().apply(ROUND, 2, told);
    storage().journal().apply(ROUND, 2, told);
    for (var registration : registrations) {
      assertEquals(
          Optional.of(registration.in(new RegistrationState.Offered("PO", LATER))),
          storage().registrations().find(registration.reference()));
    }
    assertEquals(
        told.stream().flatMap(it -> it.mails().stream()).collect(Collectors.toSet()),
        waitingMails());
  }

  @Test
  default void what_an_earlier_change_tells_too_late_is_mailed_and_changes_no_state() {
    var registration = Sample.form().codes("99AA00").register();
    submit(registration, "key", "content");
    var before = waitingMails().size();
    var withdrawn = told(List.of(registration), new RegistrationState.Withdrawn(), 3);
    var offered = told(List.of(registration), new RegistrationState.Offered("PO", LATER), 2);
    storage().journal().apply(ROUND, 3, withdrawn);
    storage().journal().apply(ROUND, 2, offered);
    assertEquals(
        new RegistrationState.Withdrawn(),
        storage().registrations().find(registration.reference()).orElseThrow().state());
    assertEquals(before + 2, waitingMails().size());
  }

  private boolean append(RosterChange change) {
    return storage().journal().append(ROUND, Sector.PO, change, round -> round);
  }

  private static RosterChange change(int version, List<RosterEvent> events) {
    return new RosterChange(
        version, NOW, new Actor.Organiser("someone-7"), Optional.of("Op verzoek."), events);
  }

  private static List<RosterJournal.Applied> told(
      List<Registration> registrations, RegistrationState state, int version) {
    return registrations.stream()
        .map(
            it ->
                new RosterJournal.Applied(
                    it.reference(),
                    state,
                    "trace",
                    List.of(
                        SeatMails.notice(
                            it.reference(), Addressee.LEADER, Notice.OFFERED, version))))
        .toList();
  }

  /** One of each kind, so that none is forgotten when it is written. */
  private static List<RosterEvent> everyEvent() {
    var one = new Reference(ROUND.id(), "P0000001");
    var other = new Reference(ROUND.id(), "P0000002");
    return List.of(
        new RosterEvent.ListOpened(
            List.of(new Roster.Room("PO", 12), new Roster.Room("PO-2", 3)),
            ROUND.offers().lastDay()),
        new RosterEvent.PassedOver(2, List.of(other, one)),
        new RosterEvent.SeatOffered(one, "PO", LATER),
        new RosterEvent.OfferAccepted(one, "PO"),
        new RosterEvent.OfferDeclined(one, "PO"),
        new RosterEvent.OfferExpired(one, "PO"),
        new RosterEvent.Withdrawn(one, Optional.of("PO")),
        new RosterEvent.Withdrawn(other, Optional.empty()),
        new RosterEvent.PutOnList(one, 9),
        new RosterEvent.CapacityRaised("PO", 13),
        new RosterEvent.NetworkOpened("PO-3", 6),
        new RosterEvent.Seated(one, "PO-3"),
        new RosterEvent.Moved(one, "PO", "PO-3"),
        new RosterEvent.NetworksMerged("PO-3", "PO"),
        new RosterEvent.ListClosed());
  }

  // ---- Mails and the outbox

  @Test
  default void a_mail_is_claimed_by_one_and_sent_once() {
    var mail = queued();
    assertEquals(new Mails.Claim.Yours(0, ROUND.id()), storage().mails().claim(mail, NOW));
    assertEquals(new Mails.Claim.Busy(), storage().mails().claim(mail, LATER));
    storage().mails().sent(mail, "message-1", LATER);
    assertEquals(new Mails.Claim.Sent(), storage().mails().claim(mail, NOW.plus(SendPolicy.LEASE)));
    assertEquals(Set.of(), waitingMails());
  }

  @Test
  default void a_mail_that_was_given_back_can_be_claimed_as_new() {
    var mail = queued();
    storage().mails().claim(mail, NOW);
    storage().mails().release(mail);
    assertEquals(new Mails.Claim.Yours(0, ROUND.id()), storage().mails().claim(mail, LATER));
    assertEquals(Set.of(mail), waitingMails());
  }

  @Test
  default void a_mail_whose_sender_died_is_given_out_again_and_counted_until_it_is_set_aside() {
    var mail = queued();
    var now = NOW;
    assertEquals(new Mails.Claim.Yours(0, ROUND.id()), storage().mails().claim(mail, now));
    now = now.plus(SendPolicy.LEASE);
    assertEquals(
        new Mails.Claim.Busy(), storage().mails().claim(mail, now.minus(Duration.ofMillis(1))));
    for (int unknown = 1; unknown < SendPolicy.MAX_UNKNOWN; unknown++) {
      assertEquals(new Mails.Claim.Yours(unknown, ROUND.id()), storage().mails().claim(mail, now));
      now = now.plus(SendPolicy.LEASE);
    }
    assertEquals(new Mails.Claim.SetAside(ROUND.id()), storage().mails().claim(mail, now));
    assertEquals(Set.of(mail), waitingMails());
  }

  @Test
  default void a_mail_is_seen_to_wait_to_be_sent_or_to_be_set_aside() {
    var mail = queued();
    Function<Instant, Map<Mail, MailProgress>> progress = this::progress;
    assertEquals(Map.of(mail, MailProgress.WAITING), progress.apply(NOW));
    var now = NOW;
    for (int death = 0; death < SendPolicy.MAX_UNKNOWN; death++) {
      storage().mails().claim(mail, now);
      assertEquals(Map.of(mail, MailProgress.WAITING), progress.apply(now));
      now = now.plus(SendPolicy.LEASE);
    }
    assertEquals(Map.of(mail, MailProgress.SET_ASIDE), progress.apply(now));
    storage().mails().sent(mail, "message-1", now);
    assertEquals(Map.of(mail, MailProgress.SENT), progress.apply(now));
  }

  @Test
  default void the_mails_about_a_registration_are_listed_in_the_order_in_which_they_were_queued() {
    var one = Sample.form().codes("99AA00").register();
    var other = Sample.form().number(2).codes("99AB00").register();
    submit(one, "key", "content");
    submit(other, "key-2", "content");
    var amended = RegistrationMails.amended(one.reference(), Addressee.LEADER, 2);
    storage().mails().queue(ROUND.retention(), List.of(amended));
    var listed = storage().mails().about(one.reference(), LATER);
    assertEquals(3, listed.size());
    assertTrue(listed.stream().allMatch(it -> it.mail().about().equals(one.reference().text())));
    var sorted = new ArrayList<>(listed);
    sorted.sort(QueuedMail.ORDER);
    assertEquals(sorted, listed);
    var all = progress(LATER).keySet();
    assertEquals(5, all.size());
    assertTrue(all.containsAll(listed.stream().map(QueuedMail::mail).toList()));
  }

  @Test
  default void of_many_who_claim_a_mail_at_once_one_gets_it() {
    var mail = queued();
    var claims =
        atOnce(
            IntStream.range(0, 16)
                .<Callable<Mails.Claim>>mapToObj(_ -> () -> storage().mails().claim(mail, NOW))
                .toList());
    assertEquals(1, claims.stream().filter(Mails.Claim.Yours.class::isInstance).count());
  }

  @Test
  default void a_mail_that_does_not_exist_cannot_be_claimed() {
    assertEquals(
        new Mails.Claim.Unknown(), storage().mails().claim(SeatMails.totals(ROUND, 1), NOW));
  }

  @Test
  default void queueing_a_mail_again_leaves_it_as_it_is() {
    var mail = queued();
    storage().mails().claim(mail, NOW);
    storage().mails().sent(mail, "message-1", LATER);
    storage().mails().queue(ROUND.retention(), List.of(mail));
    assertEquals(new Mails.Claim.Sent(), storage().mails().claim(mail, LATER));
    assertEquals(Set.of(), waitingMails());
  }

  @Test
  default void an_event_waits_until_it_is_done_and_only_old_ones_are_told() {
    storage().open(ROUND);
    storage().rounds().close(ROUND.id(), new RoundProgress.Closed(NOW, Sample.SEED));
    var event = RoundEvents.ENROLMENT_CLOSED.of(ROUND.id());
    assertEquals(List.of(), storage().outbox().waitingSince(NOW));
    assertEquals(List.of(event), storage().outbox().waitingSince(LATER));
    storage().outbox().publishAgain(event, LATER);
    storage().outbox().publishAgain(event, LATER);
    assertEquals(List.of(event), storage().outbox().waitingSince(LATER));
    storage().outbox().done(event);
    storage().outbox().done(event);
    assertEquals(List.of(), storage().outbox().waitingSince(LATER));
  }

  @Test
  default void an_event_is_old_from_the_very_next_millisecond() {
    storage().open(ROUND);
    storage().rounds().close(ROUND.id(), new RoundProgress.Closed(NOW, Sample.SEED));
    assertEquals(List.of(), storage().outbox().waitingSince(NOW));
    assertEquals(1, storage().outbox().waitingSince(NOW.plusMillis(1)).size());
  }

  @Test
  default void an_event_that_never_was_can_be_done_without_harm() {
    storage().outbox().done(SeatEvents.SEATS_ALLOCATED.of(ROUND.id()));
    assertEquals(List.of(), storage().outbox().waitingSince(LATER));
  }

  // ---- Addresses that mail does not reach

  @Test
  default void of_an_address_that_nothing_was_told_of_nothing_is_known() {
    assertEquals(AddressState.FINE, storage().addresses().find(ADDRESS));
    assertEquals(Map.of(), storage().addresses().all());
    assertEquals(List.of(), storage().addresses().release(ADDRESS, NOW));
  }

  @Test
  default void a_permanent_bounce_suppresses_and_its_mail_did_not_arrive() {
    var mail = queued();
    assertTrue(report("message-1", mail, DeliveryReport.Kind.PERMANENT_BOUNCE, NOW));
    var state =
        new AddressState(suppression(AddressState.Reason.BOUNCED), Optional.empty(), Set.of(mail));
    assertEquals(state, storage().addresses().find(ADDRESS));
    assertEquals(Map.of(ADDRESS, state), storage().addresses().all());
  }

  @Test
  default void a_complaint_suppresses_and_weighs_more_than_a_bounce_whichever_comes_first() {
    var mail = queued();
    var other = new AddressId("f".repeat(32));
    report("message-1", mail, DeliveryReport.Kind.PERMANENT_BOUNCE, NOW);
    report("message-2", mail, DeliveryReport.Kind.COMPLAINT, LATER);
    storage()
        .addresses()
        .report(new DeliveryReport(mail, other, "message-3", DeliveryReport.Kind.COMPLAINT, NOW));
    storage()
        .addresses()
        .report(
            new DeliveryReport(
                mail, other, "message-4", DeliveryReport.Kind.PERMANENT_BOUNCE, LATER));
    for (var address : List.of(ADDRESS, other)) {
      assertEquals(
          suppression(AddressState.Reason.COMPLAINED),
          storage().addresses().find(address).suppression());
    }
  }

  @Test
  default void a_transient_bounce_is_recorded_and_suppresses_nothing() {
    report("message-1", queued(), DeliveryReport.Kind.TRANSIENT_BOUNCE, NOW);
    assertEquals(
        new AddressState(Optional.empty(), Optional.of(NOW), Set.of()),
        storage().addresses().find(ADDRESS));
  }

  @Test
  default void a_rejected_mail_did_not_arrive_and_the_address_is_not_to_blame() {
    var mail = queued();
    report("message-1", mail, DeliveryReport.Kind.REJECTION, NOW);
    assertEquals(
        new AddressState(Optional.empty(), Optional.empty(), Set.of(mail)),
        storage().addresses().find(ADDRESS));
  }

  @Test
  default void a_report_that_comes_again_changes_nothing_also_after_a_release() {
    var mail = sent("message-1");
    assertTrue(report("message-1", mail, DeliveryReport.Kind.PERMANENT_BOUNCE, NOW));
    assertFalse(report("message-1", mail, DeliveryReport.Kind.PERMANENT_BOUNCE, LATER));
    storage().addresses().release(ADDRESS, LATER);
    assertFalse(report("message-1", mail, DeliveryReport.Kind.PERMANENT_BOUNCE, LATER));
    assertEquals(AddressState.FINE, storage().addresses().find(ADDRESS));
    assertTrue(report("message-2", mail, DeliveryReport.Kind.PERMANENT_BOUNCE, LATER));
    assertTrue(storage().addresses().find(ADDRESS).suppression().isPresent());
  }

  @Test
  default void of_the_same_report_many_times_at_once_one_counts() {
    var mail = queued();
    var told =
        atOnce(
            IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(
                    _ -> () -> report("message-1", mail, DeliveryReport.Kind.COMPLAINT, NOW))
                .toList());
    assertEquals(1, told.stream().filter(it -> it).count());
  }

  @Test
  default void a_withheld_mail_waits_for_nobody_and_is_counted_as_undelivered() {
    var bounced = queued();
    report("message-1", bounced, DeliveryReport.Kind.PERMANENT_BOUNCE, NOW);
    var mail = SeatMails.totals(ROUND, 1);
    storage().mails().queue(ROUND.retention(), List.of(mail));
    storage().mails().claim(mail, NOW);
    assertTrue(storage().addresses().withhold(mail, ADDRESS));
    assertEquals(Set.of(bounced), waitingMails());
    assertEquals(new Mails.Claim.Withheld(), storage().mails().claim(mail, LATER));
    assertEquals(MailProgress.WITHHELD, progress(LATER).get(mail));
    assertEquals(Set.of(bounced, mail), storage().addresses().find(ADDRESS).undelivered());
  }

  @Test
  default void nothing_is_withheld_from_an_address_that_is_not_suppressed() {
    var mail = queued();
    storage().mails().claim(mail, NOW);
    assertFalse(storage().addresses().withhold(mail, ADDRESS));
    assertEquals(Set.of(mail), waitingMails());
    report("message-1", mail, DeliveryReport.Kind.TRANSIENT_BOUNCE, NOW);
    assertFalse(storage().addresses().withhold(mail, ADDRESS));
  }

  @Test
  default void a_release_queues_again_what_bounced_and_what_was_withheld_once() {
    var bounced = sent("message-1");
    report("message-1", bounced, DeliveryReport.Kind.PERMANENT_BOUNCE, NOW);
    var withheld = SeatMails.totals(ROUND, 1);
    storage().mails().queue(ROUND.retention(), List.of(withheld));
    storage().mails().claim(withheld, NOW);
    storage().addresses().withhold(withheld, ADDRESS);
    assertEquals(List.of(bounced, withheld), storage().addresses().release(ADDRESS, LATER));
    assertEquals(AddressState.FINE, storage().addresses().find(ADDRESS));
    assertEquals(List.of(), storage().addresses().release(ADDRESS, LATER));
    for (var mail : List.of(bounced, withheld)) {
      assertEquals(new Mails.Claim.Yours(0, ROUND.id()), storage().mails().claim(mail, LATER));
    }
  }

  @Test
  default void an_address_may_be_released_and_suppressed_again_and_again() {
    var mail = queued();
    for (int time = 1; time <= 3; time++) {
      storage().mails().claim(mail, NOW);
      storage().mails().sent(mail, "message-" + time, NOW);
      report("message-" + time, mail, DeliveryReport.Kind.PERMANENT_BOUNCE, NOW);
      assertEquals(List.of(mail), storage().addresses().release(ADDRESS, NOW));
    }
  }

  @Test
  default void a_mail_that_is_gone_is_not_queued_again() {
    var gone = new Mail("2019-2020", "organiser-1", SeatMails.TOTALS, 1);
    report("message-1", gone, DeliveryReport.Kind.PERMANENT_BOUNCE, NOW);
    assertEquals(List.of(), storage().addresses().release(ADDRESS, LATER));
    assertEquals(AddressState.FINE, storage().addresses().find(ADDRESS));
  }

  // ---- What organisers did

  @Test
  default void an_act_is_written_once_and_read_in_order_of_time() {
    var acts =
        IntStream.range(0, 7)
            .mapToObj(number -> act(number, ActKind.REASON_ERASED, "PO/" + number))
            .toList();
    acts.reversed().forEach(it -> storage().acts().write(ROUND.retention(), it));
    storage().acts().write(ROUND.retention(), acts.getFirst());
    assertEquals(acts, storage().acts().of(ROUND.id()));
    assertEquals(List.of(), storage().acts().of("2025-2026"));
  }

  @Test
  default void why_an_act_was_done_can_be_erased_and_the_rest_stays() {
    var acts =
        List.of(act(1, ActKind.REASON_ERASED, "PO/3"), act(2, ActKind.REASON_ERASED, "PO/4"));
    acts.forEach(it -> storage().acts().write(ROUND.retention(), it));
    storage().acts().forgetReason(ROUND.id(), "request-1");
    assertEquals(
        List.of(Optional.empty(), acts.getLast().why()),
        storage().acts().of(ROUND.id()).stream().map(OrganiserAct::why).toList());
  }

  @Test
  default void a_mail_that_was_sent_can_be_sent_again_and_that_is_written_down() {
    var mail = sent("message-1");
    var act = act(1, ActKind.MAIL_SENT_AGAIN, mail.text());
    assertTrue(storage().acts().sendAgain(ROUND.retention(), mail, act));
    assertEquals(Set.of(mail), waitingMails());
    assertEquals(List.of(act), storage().acts().of(ROUND.id()));
    assertFalse(
        storage()
            .acts()
            .sendAgain(ROUND.retention(), mail, act(2, ActKind.MAIL_SENT_AGAIN, mail.text())));
    assertEquals(new Mails.Claim.Yours(0, ROUND.id()), storage().mails().claim(mail, LATER));
    assertEquals(List.of(act), storage().acts().of(ROUND.id()));
  }

  @Test
  default void a_mail_that_waits_is_withheld_or_does_not_exist_is_not_sent_again() {
    var mail = queued();
    var act = act(1, ActKind.MAIL_SENT_AGAIN, mail.text());
    assertFalse(storage().acts().sendAgain(ROUND.retention(), mail, act));
    report("message-1", mail, DeliveryReport.Kind.PERMANENT_BOUNCE, NOW);
    storage().mails().claim(mail, NOW);
    assertTrue(storage().addresses().withhold(mail, ADDRESS));
    assertFalse(storage().acts().sendAgain(ROUND.retention(), mail, act));
    assertFalse(storage().acts().sendAgain(ROUND.retention(), SeatMails.totals(ROUND, 9), act));
    assertEquals(List.of(), storage().acts().of(ROUND.id()));
  }

  @Test
  default void a_mail_that_was_set_aside_is_sent_again_when_somebody_decides_so() {
    var mail = queued();
    var now = NOW;
    for (int death = 0; death < SendPolicy.MAX_UNKNOWN; death++) {
      storage().mails().claim(mail, now);
      now = now.plus(SendPolicy.LEASE);
    }
    var act =
        new OrganiserAct(
            "request",
            now,
            ORGANISER,
            ActKind.MAIL_SENT_AGAIN.name(),
            mail.text(),
            Optional.empty());
    assertTrue(storage().acts().sendAgain(ROUND.retention(), mail, act));
    assertEquals(new Mails.Claim.Yours(0, ROUND.id()), storage().mails().claim(mail, now));
    // It begins anew: the deaths of before do not count.
    assertEquals(
        new Mails.Claim.Yours(1, ROUND.id()),
        storage().mails().claim(mail, now.plus(SendPolicy.LEASE)));
  }

  @Test
  default void a_mail_whose_sender_died_but_that_is_still_tried_is_not_sent_again() {
    var mail = queued();
    storage().mails().claim(mail, NOW);
    storage().mails().claim(mail, NOW.plus(SendPolicy.LEASE));
    var later = NOW.plus(SendPolicy.LEASE.multipliedBy(2));
    var act =
        new OrganiserAct(
            "request",
            later,
            ORGANISER,
            ActKind.MAIL_SENT_AGAIN.name(),
            mail.text(),
            Optional.empty());
    assertFalse(storage().acts().sendAgain(ROUND.retention(), mail, act));
    assertEquals(List.of(), storage().acts().of(ROUND.id()));
  }

  private static OrganiserAct act(int number, ActKind kind, String object) {
    return new OrganiserAct(
        "request-" + number,
        NOW.plusMillis(number),
        ORGANISER,
        kind.name(),
        object,
        Optional.of("Omdat."));
  }

  // ---- What the tests above share

  private Map<Mail, MailProgress> progress(Instant now) {
    return storage().mails().ofRound(ROUND.id(), now).stream()
        .collect(Collectors.toMap(QueuedMail::mail, QueuedMail::progress));
  }

  private boolean report(String message, Mail mail, DeliveryReport.Kind kind, Instant at) {
    return storage().addresses().report(new DeliveryReport(mail, ADDRESS, message, kind, at));
  }

  private static Optional<AddressState.Suppression> suppression(AddressState.Reason reason) {
    return Optional.of(new AddressState.Suppression(reason, NOW));
  }

  private Mail sent(String message) {
    var mail = queued();
    storage().mails().claim(mail, NOW);
    storage().mails().sent(mail, message, NOW);
    return mail;
  }

  private Receipt submit(Registration registration, String key, String content) {
    return storage()
        .registrations()
        .submit(
            ROUND, registration, Idempotency.of(key, content), List.copyOf(mails(registration)));
  }

  private static Set<Mail> mails(Registration registration) {
    return Addressee.of(registration.submission().pair()).stream()
        .map(to -> RegistrationMails.confirmation(registration.reference(), to))
        .collect(Collectors.toSet());
  }

  private Mail queued() {
    var mail = SeatMails.list(ROUND, ROUND.network("PO").orElseThrow(), 1, 1);
    storage().mails().queue(ROUND.retention(), List.of(mail));
    return mail;
  }

  private Set<Mail> waitingMails() {
    return storage().outbox().waitingSince(LATER).stream()
        .filter(Mail.QUEUED::is)
        .map(Mail::of)
        .collect(Collectors.toSet());
  }

  private static Allocation allocation(List<Registration> registrations) {
    return Allocator.allocate(
        ROUND, registrations.stream().map(AllocationEntry::of).toList(), Sample.SEED);
  }

  private static List<Allocations.Applied> applied(List<Registration> registrations) {
    return allocation(registrations).outcomes().stream()
        .map(
            outcome ->
                new Allocations.Applied(
                    outcome,
                    "request-1",
                    List.of(
                        SeatMails.decision(outcome.reference(), Addressee.PRACTITIONER),
                        SeatMails.decision(outcome.reference(), Addressee.LEADER))))
        .toList();
  }

  /** Does everything at the same moment, each in a thread of its own. */
  static <T> List<T> atOnce(List<Callable<T>> calls) {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results =
          calls.stream()
              .map(
                  call ->
                      threads.submit(
                          () -> {
                            start.await();
                            return call.call();
                          }))
              .toList();
      start.countDown();
      var all = new ArrayList<T>();
      for (var result : results) {
        all.add(result.get());
      }
      return all;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
