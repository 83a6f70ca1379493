package nl.leernetwerk.functions.digest.makedigests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.digest.Digest;
import nl.leernetwerk.digest.DigestMails;
import nl.leernetwerk.digest.Happening;
import nl.leernetwerk.digest.table.TableDigests;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.CutOff;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Spoiled;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.QueuedMail;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.seats.AllocatedRound;
import nl.leernetwerk.seats.RosterCommand;
import nl.leernetwerk.seats.SeatMails;
import nl.leernetwerk.storage.AtOnce;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What organisers are told each working day, and what is told only once. */
class MakeDigestsTest {
  private static final AddressId ADDRESS = new AddressId("0123456789abcdef".repeat(2));

  private final MovingClock clock = new MovingClock(Instant.parse("2024-09-12T05:00:00Z"));
  private Table table = LocalTable.create(clock);

  /** The registrations of the sample came on Thursday the twelfth, a minute after each other. */
  @Nested
  class DuringTheEnrolment {
    private final List<Registration> came = Sample.registrations(Sector.PO, 3);
    private final Round round =
        Sample.withOrganisers(Sample.round(), Sample.ORGANISER, Sample.FACILITATOR);

    DuringTheEnrolment() {
      storage().open(round);
    }

    @Test
    void when_nothing_happened_there_is_no_mail_and_nothing_is_written() {
      var before = LocalTable.items(table);
      run("2024-09-12T05:00:00Z");
      run("2024-09-13T05:00:00Z");
      assertEquals(before, LocalTable.items(table));
    }

    @Test
    void what_was_received_is_told_each_organiser_the_next_morning_and_never_again() {
      LocalTable.store(table, came);
      assertEquals(registered(0, 1, 2), run("2024-09-13T05:00:00Z"));
      assertEquals(
          Set.of("2024-2025/organiser-1.digest.1", "2024-2025/organiser-2.digest.1"),
          digestMails());
      assertEquals(List.of(), run("2024-09-16T05:00:00Z"));
      assertEquals(2, digestMails().size());
    }

    @Test
    void what_came_while_mornings_were_missed_is_told_by_the_next_one() {
      LocalTable.store(table, came.subList(0, 1));
      run("2024-09-13T05:00:00Z");
      LocalTable.store(table, List.of(at(came.get(1), "2024-09-15T20:00:00Z")));
      LocalTable.store(table, List.of(at(came.get(2), "2024-09-18T20:00:00Z")));
      assertEquals(registered(1, 2), run("2024-09-19T05:00:00Z"));
      assertEquals(2, last().number());
    }

    @Test
    void what_came_in_the_last_minutes_is_left_to_the_next_one_since_more_of_then_may_come() {
      var end = Instant.parse("2024-09-13T05:00:00Z").minus(Digest.SETTLED);
      LocalTable.store(table, List.of(at(came.get(0), end.minusMillis(1).toString())));
      LocalTable.store(table, List.of(at(came.get(1), end.toString())));
      assertEquals(registered(0), run("2024-09-13T05:00:00Z"));
      // Written late, received before the first digest was made.
      LocalTable.store(table, List.of(at(came.get(2), "2024-09-13T04:59:00Z")));
      assertEquals(registered(1, 2), run("2024-09-16T05:00:00Z"));
    }

    @Test
    void a_second_run_on_one_day_writes_nothing_whatever_happened_since() {
      LocalTable.store(table, came.subList(0, 1));
      run("2024-09-13T05:00:00Z");
      LocalTable.store(table, List.of(at(came.get(1), "2024-09-13T07:00:00Z")));
      var before = LocalTable.items(table);
      run("2024-09-13T09:00:00Z");
      assertEquals(before, LocalTable.items(table));
      assertEquals(registered(1), run("2024-09-16T05:00:00Z"));
    }

    @Test
    void many_runs_at_once_make_one_digest() {
      LocalTable.store(table, came);
      clock.set(Instant.parse("2024-09-13T05:00:00Z"));
      AtOnce.atOnce(
          IntStream.range(0, 6)
              .<Callable<Invocation.Result>>mapToObj(_ -> () -> invoke(LocalTable.client()))
              .toList());
      assertEquals(registered(0, 1, 2), told(last()));
      assertEquals(1, last().number());
      assertEquals(2, digestMails().size());
    }

    @Test
    void the_next_run_makes_up_for_one_that_died_anywhere() {
      LocalTable.store(table, came);
      clock.set(Instant.parse("2024-09-13T05:00:00Z"));
      var whole = table;
      boolean died = true;
      for (int call = 1; died; call++) {
        table = LocalTable.copy(whole);
        var cut = CutOff.at(call, CutOff.Moment.AFTER);
        died = dies(cut) || cut.happened();
        assertTrue(died || call > 30, "only " + call + " calls");
        invoke(LocalTable.client());
        assertEquals(registered(0, 1, 2), told(last()), "call " + call);
        assertEquals(2, digestMails().size());
      }
    }

    private boolean dies(CutOff cut) {
      try {
        invoke(LocalTable.client(cut));
        return false;
      } catch (CutOff.Killed _) {
        return true;
      }
    }

    @Test
    void who_is_received_anew_because_a_school_came_is_told_as_new_only_once() {
      LocalTable.store(table, came.subList(0, 1));
      run("2024-09-13T05:00:00Z");
      var wanted =
          came.getFirst()
              .submission()
              .named(
                  "Anders",
                  Stream.concat(
                          came.getFirst().submission().schools().stream(),
                          Stream.of(new Participant.Unlisted("Erbij", "Ede")))
                      .toList());
      amending().change(running(), came.getFirst(), wanted, asked(0, "2024-09-13T12:00:00Z"));
      assertEquals(
          Instant.parse("2024-09-13T12:00:00Z"),
          storage().registrations().find(came.getFirst().reference()).orElseThrow().arrival().at());
      assertEquals(List.of(), run("2024-09-16T05:00:00Z"));
    }

    @Test
    void a_withdrawal_is_told_once_and_so_is_that_it_was_undone() {
      LocalTable.store(table, came.subList(0, 1));
      run("2024-09-13T05:00:00Z");
      amending().withdraw(running(), came.getFirst(), asked(0, "2024-09-13T12:00:00Z"));
      var who = came.getFirst().reference();
      assertEquals(List.of(new Happening.Withdrawn(who)), run("2024-09-16T05:00:00Z"));
      amending()
          .restore(
              running(),
              storage().registrations().find(who).orElseThrow(),
              asked(0, "2024-09-16T12:00:00Z"));
      assertEquals(List.of(new Happening.Restored(who)), run("2024-09-17T05:00:00Z"));
      assertEquals(List.of(), run("2024-09-18T05:00:00Z"));
    }

    @Test
    void a_mail_that_did_not_arrive_is_told_once_and_again_when_it_fails_after_a_release() {
      var mail = RegistrationMails.confirmation(came.getFirst().reference(), Addressee.LEADER);
      storage().mails().queue(round.retention(), List.of(mail));
      bounces(mail, "message-1", "2024-09-12T12:00:00Z");
      assertEquals(List.of(new Happening.Undelivered(mail)), run("2024-09-13T05:00:00Z"));
      assertEquals(List.of(), run("2024-09-16T05:00:00Z"));
      storage().addresses().release(ADDRESS, clock.instant());
      assertEquals(List.of(), run("2024-09-17T05:00:00Z"));
      bounces(mail, "message-2", "2024-09-17T12:00:00Z");
      assertEquals(List.of(new Happening.Undelivered(mail)), run("2024-09-18T05:00:00Z"));
    }

    @Test
    void a_mail_that_was_withheld_is_told_as_one_that_did_not_arrive() {
      bounces(SeatMails.totals(round, 1), "message-1", "2024-09-12T12:00:00Z");
      run("2024-09-13T05:00:00Z");
      var mail = RegistrationMails.confirmation(came.getFirst().reference(), Addressee.LEADER);
      storage().mails().queue(round.retention(), List.of(mail));
      clock.set(Instant.parse("2024-09-13T12:00:00Z"));
      storage().mails().claim(mail, clock.instant());
      storage().addresses().withhold(mail, ADDRESS);
      assertEquals(List.of(new Happening.Undelivered(mail)), run("2024-09-16T05:00:00Z"));
    }

    @Test
    void a_digest_that_does_not_arrive_brings_no_other_digest() {
      LocalTable.store(table, came);
      run("2024-09-13T05:00:00Z");
      bounces(DigestMails.of(round, 1).getFirst(), "message-1", "2024-09-13T05:01:00Z");
      assertEquals(List.of(), run("2024-09-16T05:00:00Z"));
    }

    @Test
    void another_rounds_mails_and_registrations_are_not_told() {
      storage().open(Sample.later(round, "2025-2026", 1));
      bounces(new Mail("2025-2026", "organiser-1", "totals", 1), "m", "2024-09-12T12:00:00Z");
      run("2024-09-13T05:00:00Z");
      assertEquals(Optional.empty(), new TableDigests(table).last(round.id()));
      assertEquals(
          Set.of("2025-2026/organiser-1.digest.1", "2025-2026/organiser-2.digest.1"),
          digestMails("2025-2026"));
    }

    @Test
    void of_many_the_first_hundred_are_named_and_all_are_counted() {
      LocalTable.store(table, Sample.registrations(Sector.PO, 130));
      run("2024-09-13T05:00:00Z");
      var part = last().parts().getFirst();
      assertEquals(130, part.total());
      assertEquals(Digest.NAMED, part.named().size());
    }

    @Test
    void after_the_day_of_deletion_nobody_is_told_anything() {
      LocalTable.store(table, came);
      var before = LocalTable.items(table);
      run(round.purgedAt().toString());
      assertEquals(before, LocalTable.items(table));
    }

    @Test
    void a_registration_that_cannot_be_read_holds_the_digest_of_its_round_and_no_other() {
      LocalTable.store(table, came);
      var next = Sample.later(round, "2025-2026", 1);
      storage().open(next);
      bounces(SeatMails.totals(next, 1), "message-1", "2024-09-12T12:00:00Z");
      var spoiled = Spoiled.all(table, "REGISTRATIONS#2024-2025");
      clock.set(Instant.parse("2024-09-13T05:00:00Z"));
      var log = invoke(LocalTable.client()).log();
      assertTrue(log.stream().anyMatch(it -> it.contains("NeedsAPerson")), log.toString());
      assertEquals(Set.of(), digestMails());
      assertEquals(2, digestMails("2025-2026").size());
      spoiled.mend();
      assertEquals(registered(0, 1, 2), run("2024-09-16T05:00:00Z"));
    }

    @Test
    void an_amendment_that_cannot_be_read_holds_the_digest_until_it_is_mended() {
      LocalTable.store(table, came.subList(0, 1));
      run("2024-09-13T05:00:00Z");
      amending().withdraw(running(), came.getFirst(), asked(0, "2024-09-13T12:00:00Z"));
      var spoiled = Spoiled.all(table, "AMENDMENTS#2024-2025");
      assertEquals(List.of(), run("2024-09-16T05:00:00Z"));
      spoiled.mend();
      assertEquals(
          List.of(new Happening.Withdrawn(came.getFirst().reference())),
          run("2024-09-17T05:00:00Z"));
    }

    @Test
    void an_idle_morning_takes_the_same_few_reads_however_many_registrations_there_are() {
      LocalTable.store(table, came);
      run("2024-09-13T05:00:00Z");
      int few = reads("2024-09-16T05:00:00Z");
      LocalTable.store(table, Sample.registrations(Sector.VO, 60));
      run("2024-09-17T05:00:00Z");
      assertEquals(few, reads("2024-09-18T05:00:00Z"));
      assertEquals(2 + 1 + 32, few, "rounds, addresses; the last digest, registrations, changes");
    }

    private int reads(String moment) {
      var calls = new AtomicInteger();
      var counting =
          new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(
                Context.BeforeTransmission context, ExecutionAttributes attributes) {
              calls.incrementAndGet();
            }
          };
      clock.set(Instant.parse(moment));
      invoke(LocalTable.client(counting));
      return calls.get();
    }

    private List<Happening> registered(int... who) {
      return IntStream.of(who)
          .<Happening>mapToObj(it -> new Happening.Registered(came.get(it).reference()))
          .toList();
    }

    private Registration at(Registration registration, String moment) {
      return Registration.accepted(
          registration.reference(),
          new Arrival(Instant.parse(moment), registration.arrival().request()),
          registration.submission());
    }

    private RunningRound running() {
      return new RunningRound(round, new RoundProgress.Unclosed());
    }

    private Amending amending() {
      return new Amending(storage().amendments(), storage().schools());
    }

    private Amending.Asked asked(int who, String moment) {
      return Amending.Asked.by(
          new Actor.Participant(came.get(who).reference(), PairRole.LEADER),
          new Arrival(Instant.parse(moment), "request-" + moment));
    }
  }

  /** Four initiatives of one school; PO has one seat, so three wait. */
  @Nested
  class AfterTheAllocation {
    private final AllocatedRound round =
        AllocatedRound.create(
            table,
            Sample.round(
                Policy.ARRIVAL, CapacityUnit.SCHOOLS, Sample.network("PO", 1, Sample.FACILITATOR)),
            4);

    AfterTheAllocation() {
      run("2024-10-02T05:00:00Z");
    }

    @Test
    void a_withdrawal_and_an_offer_that_expires_are_told_by_what_happened_to_the_seats() {
      round.change(
          new RosterCommand.Withdraw(round.reference(0)), Instant.parse("2024-11-04T12:00:00Z"));
      assertEquals(
          List.of(new Happening.Withdrawn(round.reference(0))), run("2024-11-05T06:00:00Z"));
      round.change(new RosterCommand.PassTime(), AllocatedRound.UNTIL.plus(Round.GRACE));
      assertEquals(
          List.of(new Happening.OfferExpired(round.reference(1), "PO")),
          run("2024-11-12T06:00:00Z"));
      assertEquals(List.of(), run("2024-11-13T06:00:00Z"));
    }

    @Test
    void seats_that_nobody_waits_for_are_told_when_they_become_so_and_not_every_day() {
      withdraw(3, 2, 1);
      assertEquals(3, run("2024-11-05T06:00:00Z").size(), "three left the list; no seat is free");
      withdraw(0);
      assertEquals(
          List.of(new Happening.Withdrawn(round.reference(0)), new Happening.SeatsFree("PO", 1)),
          run("2024-11-06T06:00:00Z"));
      withdraw();
      assertEquals(List.of(), run("2024-11-07T06:00:00Z"));
      round.change(new RosterCommand.RaiseCapacity("PO", 3), clock.instant());
      assertEquals(List.of(new Happening.SeatsFree("PO", 3)), run("2024-11-08T06:00:00Z"));
    }

    @Test
    void a_change_that_cannot_be_read_holds_the_digest() {
      withdraw(3);
      var spoiled = Spoiled.all(table, "ROSTER-JOURNAL#2024-2025");
      assertEquals(List.of(), run("2024-11-05T06:00:00Z"));
      spoiled.mend();
      assertEquals(
          List.of(new Happening.Withdrawn(round.reference(3))), run("2024-11-06T06:00:00Z"));
    }

    @Test
    void a_digest_that_cannot_be_read_holds_the_next_one() {
      withdraw(3);
      var spoiled = Spoiled.all(table, "DIGESTS#2024-2025");
      assertEquals(1, digestMails().size());
      run("2024-11-05T06:00:00Z", false);
      assertEquals(1, digestMails().size());
      spoiled.mend();
      assertEquals(
          List.of(new Happening.Withdrawn(round.reference(3))), run("2024-11-06T06:00:00Z"));
    }

    private void withdraw(int... who) {
      for (int one : who) {
        clock.set(clock.instant().plus(Duration.ofHours(1)));
        round.change(new RosterCommand.Withdraw(round.reference(one)), clock.instant());
      }
    }
  }

  private void bounces(Mail mail, String message, String moment) {
    clock.set(Instant.parse(moment));
    storage()
        .addresses()
        .report(
            new DeliveryReport(
                mail,
                ADDRESS,
                message,
                DeliveryReport.Kind.PERMANENT_BOUNCE,
                // SES's own moment decides nothing: its report may come hours later.
                clock.instant().minus(Duration.ofDays(3))));
  }

  /** Runs, and tells what the digest that it made says; nothing when it made none. */
  private List<Happening> run(String moment) {
    return run(moment, true);
  }

  private List<Happening> run(String moment, boolean look) {
    int before = look ? number() : 0;
    clock.set(Instant.parse(moment));
    invoke(LocalTable.client());
    return look && number() > before ? told(last()) : List.of();
  }

  private int number() {
    return new TableDigests(table).last(Sample.round().id()).map(Digest::number).orElse(0);
  }

  private Invocation.Result invoke(DynamoDbClient client) {
    return Invocation.invoke(
        new MakeDigests(TestSurroundings.of(table).client(client).clock(clock).get()),
        Invocation.event("make-digests"));
  }

  private Digest last() {
    return new TableDigests(table).last(Sample.round().id()).orElseThrow();
  }

  private static List<Happening> told(Digest digest) {
    var all = new ArrayList<Happening>();
    digest.parts().forEach(part -> all.addAll(part.named()));
    return all;
  }

  private Storage storage() {
    return LocalTable.storage(table);
  }

  private Set<String> digestMails() {
    return digestMails(Sample.round().id());
  }

  private Set<String> digestMails(String round) {
    return storage().mails().ofRound(round, clock.instant()).stream()
        .map(QueuedMail::mail)
        .filter(it -> it.kind().equals(DigestMails.DIGEST))
        .map(Mail::text)
        .collect(java.util.stream.Collectors.toSet());
  }
}
