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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.allocation.Allocation;
import nl.leernetwerk.allocation.Allocations;
import nl.leernetwerk.allocation.Allocator;
import nl.leernetwerk.allocation.Entry;
import nl.leernetwerk.allocation.Outcome;
import nl.leernetwerk.enrolment.CapacityUnit;
import nl.leernetwerk.enrolment.Idempotency;
import nl.leernetwerk.enrolment.Participant;
import nl.leernetwerk.enrolment.Policy;
import nl.leernetwerk.enrolment.Receipt;
import nl.leernetwerk.enrolment.Reference;
import nl.leernetwerk.enrolment.Registration;
import nl.leernetwerk.enrolment.RegistrationState;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.enrolment.RoundProgress;
import nl.leernetwerk.enrolment.RunningRound;
import nl.leernetwerk.enrolment.School;
import nl.leernetwerk.enrolment.SchoolCode;
import nl.leernetwerk.enrolment.Sector;
import nl.leernetwerk.events.DomainEvent;
import nl.leernetwerk.mail.Addressee;
import nl.leernetwerk.mail.MailId;
import nl.leernetwerk.mail.Mails;
import nl.leernetwerk.mail.SendPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do. Each adapter runs this whole suite, so that they cannot disagree. */
public interface StorageContract {
  Instant NOW = Instant.parse("2024-09-12T12:00:00Z");
  Instant LATER = NOW.plusSeconds(1);
  Round ROUND = Sample.round();

  /** The store under test, the same one during a test and empty at its start. */
  Storage storage();

  @BeforeEach
  default void load_the_schools() {
    storage().schools().load(Sample.schools().values());
  }

  // ---- Rounds

  @Test
  default void a_round_is_read_as_it_was_opened() {
    assertTrue(storage().rounds().open(ROUND));
    assertEquals(
        List.of(new RunningRound(ROUND, new RoundProgress.Unclosed())), storage().rounds().all());
  }

  @Test
  default void a_second_round_of_the_same_id_is_refused_and_the_first_stands() {
    storage().rounds().open(ROUND);
    assertFalse(
        storage()
            .rounds()
            .open(Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO"))));
    assertEquals(ROUND, storage().rounds().all().getFirst().round());
  }

  @Test
  default void a_round_closes_once_and_the_first_closing_stands() {
    storage().rounds().open(ROUND);
    var first = new RoundProgress.Closed(NOW, Sample.SEED);
    assertTrue(storage().rounds().close(ROUND.id(), first));
    assertFalse(storage().rounds().close(ROUND.id(), new RoundProgress.Closed(LATER, Sample.SEED)));
    assertEquals(first, storage().rounds().all().getFirst().progress());
    assertEquals(
        List.of(new DomainEvent.EnrolmentClosed(ROUND.id())),
        storage().outbox().waitingSince(NOW.plusSeconds(60)));
  }

  @Test
  default void a_round_that_does_not_exist_cannot_be_closed() {
    assertFalse(storage().rounds().close("2019-2020", new RoundProgress.Closed(NOW, Sample.SEED)));
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
    var next =
        new Round(
            "2025-2026",
            ROUND.name(),
            ROUND.opens().plusYears(1),
            ROUND.deadline().plusYears(1),
            ROUND.policy(),
            ROUND.capacityUnit(),
            ROUND.contact(),
            ROUND.organisers(),
            ROUND.networks(),
            ROUND.meetings(),
            ROUND.retentionUntil().plusYears(1));
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
          new RegistrationState.Decided(one.outcome()),
          storage().registrations().find(one.outcome().reference()).orElseThrow().state());
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
    storage().allocations().apply(ROUND, List.of(new Allocations.Applied(first, List.of())));
    storage()
        .allocations()
        .apply(
            ROUND,
            List.of(
                new Allocations.Applied(new Outcome.Waiting(reference, 1, 1, 1, 0), List.of())));
    assertEquals(
        new RegistrationState.Decided(first),
        storage().registrations().find(reference).orElseThrow().state());
  }

  @Test
  default void finishing_marks_the_round_and_publishes_once() {
    storage().rounds().open(ROUND);
    var closed = new RoundProgress.Closed(NOW, Sample.SEED);
    storage().rounds().close(ROUND.id(), closed);
    storage().allocations().finish(ROUND, LATER);
    storage().allocations().finish(ROUND, LATER.plusSeconds(1));
    assertEquals(
        new RoundProgress.Allocated(closed, LATER), storage().rounds().all().getFirst().progress());
    assertEquals(
        Set.of(
            new DomainEvent.EnrolmentClosed(ROUND.id()),
            new DomainEvent.SeatsAllocated(ROUND.id())),
        Set.copyOf(storage().outbox().waitingSince(NOW.plusSeconds(60))));
  }

  // ---- Mails and the outbox

  @Test
  default void a_mail_is_claimed_by_one_and_sent_once() {
    var mail = queued();
    assertEquals(new Mails.Claim.Yours(0), storage().mails().claim(mail, NOW));
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
    assertEquals(new Mails.Claim.Yours(0), storage().mails().claim(mail, LATER));
    assertEquals(Set.of(mail), waitingMails());
  }

  @Test
  default void a_mail_whose_sender_died_is_given_out_again_and_counted_until_it_is_set_aside() {
    var mail = queued();
    var now = NOW;
    assertEquals(new Mails.Claim.Yours(0), storage().mails().claim(mail, now));
    now = now.plus(SendPolicy.LEASE);
    assertEquals(
        new Mails.Claim.Busy(), storage().mails().claim(mail, now.minus(Duration.ofMillis(1))));
    for (int unknown = 1; unknown < SendPolicy.MAX_UNKNOWN; unknown++) {
      assertEquals(new Mails.Claim.Yours(unknown), storage().mails().claim(mail, now));
      now = now.plus(SendPolicy.LEASE);
    }
    assertEquals(new Mails.Claim.SetAside(), storage().mails().claim(mail, now));
    assertEquals(Set.of(mail), waitingMails());
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
        new Mails.Claim.Unknown(),
        storage().mails().claim(new MailId.Totals(ROUND.id(), 1, 1), NOW));
  }

  @Test
  default void queueing_a_mail_again_leaves_it_as_it_is() {
    var mail = queued();
    storage().mails().claim(mail, NOW);
    storage().mails().sent(mail, "message-1", LATER);
    storage().mails().queue(ROUND, List.of(mail));
    assertEquals(new Mails.Claim.Sent(), storage().mails().claim(mail, LATER));
    assertEquals(Set.of(), waitingMails());
  }

  @Test
  default void an_event_waits_until_it_is_done_and_only_old_ones_are_told() {
    storage().rounds().open(ROUND);
    storage().rounds().close(ROUND.id(), new RoundProgress.Closed(NOW, Sample.SEED));
    var event = new DomainEvent.EnrolmentClosed(ROUND.id());
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
    storage().rounds().open(ROUND);
    storage().rounds().close(ROUND.id(), new RoundProgress.Closed(NOW, Sample.SEED));
    assertEquals(List.of(), storage().outbox().waitingSince(NOW));
    assertEquals(1, storage().outbox().waitingSince(NOW.plusMillis(1)).size());
  }

  @Test
  default void an_event_that_never_was_can_be_done_without_harm() {
    storage().outbox().done(new DomainEvent.SeatsAllocated(ROUND.id()));
    assertEquals(List.of(), storage().outbox().waitingSince(LATER));
  }

  // ---- What the tests above share

  private Receipt submit(Registration registration, String key, String content) {
    return storage()
        .registrations()
        .submit(
            ROUND, registration, Idempotency.of(key, content), List.copyOf(mails(registration)));
  }

  private static Set<MailId> mails(Registration registration) {
    return Addressee.of(registration.submission().pair()).stream()
        .map(to -> new MailId.Confirmation(registration.reference(), to, 1))
        .collect(Collectors.toSet());
  }

  private MailId queued() {
    var mail = new MailId.NetworkList(ROUND.id(), "PO", 1, 1);
    storage().mails().queue(ROUND, List.of(mail));
    return mail;
  }

  private Set<MailId> waitingMails() {
    return storage().outbox().waitingSince(LATER).stream()
        .filter(DomainEvent.MailQueued.class::isInstance)
        .map(event -> ((DomainEvent.MailQueued) event).mail())
        .collect(Collectors.toSet());
  }

  private static Allocation allocation(List<Registration> registrations) {
    return Allocator.allocate(ROUND, registrations.stream().map(Entry::of).toList(), Sample.SEED);
  }

  private static List<Allocations.Applied> applied(List<Registration> registrations) {
    return allocation(registrations).outcomes().stream()
        .map(
            outcome ->
                new Allocations.Applied(
                    outcome,
                    List.of(
                        new MailId.Decision(outcome.reference(), Addressee.PRACTITIONER, 1),
                        new MailId.Decision(outcome.reference(), Addressee.LEADER, 1))))
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
