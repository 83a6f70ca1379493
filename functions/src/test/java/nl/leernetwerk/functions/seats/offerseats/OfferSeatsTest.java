package nl.leernetwerk.functions.seats.offerseats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Spoiled;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.QueuedMail;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.AllocatedRound;
import nl.leernetwerk.seats.OfferReminder;
import nl.leernetwerk.seats.RosterCommand;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.seats.SeatMails;
import nl.leernetwerk.storage.AtOnce;
import org.junit.jupiter.api.Test;

class OfferSeatsTest {
  private static final Instant NOW = Instant.parse("2024-11-04T12:00:00Z");

  private final MovingClock clock = new MovingClock(NOW);
  private final AllocatedRound round =
      AllocatedRound.create(
          LocalTable.create(clock),
          Sample.round(Policy.ARRIVAL, CapacityUnit.SCHOOLS, Sample.network("PO", 1)),
          3);

  @Test
  void when_nothing_is_due_the_sample_event_writes_nothing() {
    var before = LocalTable.items(round.table());
    invoke();
    assertEquals(before, LocalTable.items(round.table()));
  }

  @Test
  void an_offer_that_nobody_answered_goes_to_the_next_with_five_school_days() {
    round.change(new RosterCommand.Withdraw(round.reference(0)), NOW);
    clock.set(AllocatedRound.UNTIL.plus(Round.GRACE).minusMillis(1));
    invoke();
    assertInstanceOf(RegistrationState.Offered.class, round.state(1));
    clock.set(AllocatedRound.UNTIL.plus(Round.GRACE));
    invoke();
    assertEquals(new RegistrationState.Expired(), round.state(1));
    // Offered on Tuesday 12 November: Wednesday to Friday are three, Monday and Tuesday two.
    assertEquals(
        new RegistrationState.Offered("PO", Instant.parse("2024-11-19T23:00:00Z")), round.state(2));
  }

  @Test
  void whoever_has_an_offer_is_reminded_with_two_school_days_left_and_on_the_last_once_each() {
    round.change(new RosterCommand.Withdraw(round.reference(0)), NOW);
    // The last day is Monday 11 November, so Friday is the first of the last two school days.
    assertEquals(List.of(), reminders("2024-11-07T19:07:00Z", "2024-11-08T06:07:00Z"));
    var first = reminders(OfferReminder.TWO_DAYS_LEFT);
    assertEquals(first, reminders("2024-11-08T07:07:00Z"));
    assertEquals(first, reminders("2024-11-08T07:07:00Z", "2024-11-10T12:07:00Z"));
    var both = Stream.concat(first.stream(), reminders(OfferReminder.LAST_DAY).stream()).toList();
    assertEquals(both, reminders("2024-11-11T07:07:00Z", "2024-11-11T22:07:00Z"));
    assertEquals(both, reminders("2024-11-11T23:00:00Z", "2024-11-12T12:07:00Z"));
  }

  @Test
  void when_every_run_of_friday_was_missed_the_weekend_brings_the_reminder() {
    round.change(new RosterCommand.Withdraw(round.reference(0)), NOW);
    assertEquals(reminders(OfferReminder.TWO_DAYS_LEFT), reminders("2024-11-09T09:07:00Z"));
  }

  @Test
  void whoever_has_answered_is_not_reminded() {
    round.change(new RosterCommand.Withdraw(round.reference(0)), NOW);
    round.change(new RosterCommand.Accept(round.reference(1)), NOW.plusSeconds(60));
    assertEquals(List.of(), reminders("2024-11-08T07:07:00Z", "2024-11-11T07:07:00Z"));
  }

  private List<Mail> reminders(OfferReminder reminder) {
    return Stream.of(Addressee.LEADER, Addressee.PRACTITIONER)
        .map(to -> SeatMails.reminder(round.reference(1), to, reminder, 1))
        .toList();
  }

  /** The reminders that are queued after a run at each of these moments. */
  private List<Mail> reminders(String... moments) {
    for (var moment : moments) {
      clock.set(Instant.parse(moment));
      invoke();
    }
    return round.storage().mails().about(round.reference(1), clock.instant()).stream()
        .map(QueuedMail::mail)
        .filter(mail -> mail.kind().startsWith("offer-"))
        .sorted(Comparator.comparing(Mail::kind).reversed().thenComparing(Mail::to))
        .toList();
  }

  @Test
  void many_simultaneous_runs_have_the_effect_of_one() {
    round.change(new RosterCommand.Withdraw(round.reference(0)), NOW);
    clock.set(AllocatedRound.UNTIL.plus(Round.GRACE));
    AtOnce.atOnce(
        IntStream.range(0, 6).<Callable<Invocation.Result>>mapToObj(_ -> this::invoke).toList());
    assertEquals(2, round.storage().journal().of("2024-2025", Sector.PO).size());
  }

  @Test
  void the_day_after_the_last_offer_day_the_list_closes_once() {
    clock.set(Instant.parse("2025-02-01T22:59:59Z"));
    invoke();
    assertEquals(List.of(), round.storage().journal().of("2024-2025", Sector.PO));
    clock.set(Instant.parse("2025-02-01T23:00:00Z"));
    invoke();
    invoke();
    var changes = round.storage().journal().of("2024-2025", Sector.PO);
    assertEquals(1, changes.size());
    assertEquals(new RosterEvent.ListClosed(), changes.getFirst().events().getLast());
  }

  @Test
  void a_round_is_left_alone_after_its_data_is_deleted() {
    clock.set(Instant.parse("2026-09-30T22:00:00Z"));
    var before = LocalTable.items(round.table());
    invoke();
    assertEquals(before, LocalTable.items(round.table()));
  }

  @Test
  void the_log_holds_ids_only() {
    round.change(new RosterCommand.Withdraw(round.reference(0)), NOW);
    clock.set(AllocatedRound.UNTIL.plus(Round.GRACE));
    var lines = invoke().log();
    assertTrue(lines.getFirst().contains("\"event\":\"RosterChanged\""), lines.toString());
    assertTrue(lines.stream().noneMatch(line -> line.contains("@")), lines.toString());
  }

  @Test
  void a_change_that_cannot_be_read_holds_its_own_sector_and_no_other() {
    var both =
        AllocatedRound.create(
            LocalTable.create(clock),
            Sample.round(
                Policy.ARRIVAL,
                CapacityUnit.SCHOOLS,
                Sample.network("PO", 1),
                Sample.network("VO", 1)),
            3);
    both.change(new RosterCommand.Withdraw(both.reference(0)), NOW);
    var spoiled = Spoiled.all(both.table(), "ROSTER-JOURNAL#2024-2025#PO");
    clock.set(Instant.parse("2025-02-01T23:00:00Z"));
    var function = new OfferSeats(TestSurroundings.of(both.table()).clock(clock).get());
    var log = Invocation.invoke(function, Invocation.event("offer-seats")).log().toString();
    assertTrue(log.contains("NeedsAPerson") && log.contains("ROSTER-JOURNAL#2024-2025#PO"), log);
    assertEquals(1, both.storage().journal().of("2024-2025", Sector.VO).size());
    spoiled.mend();
    Invocation.invoke(function, Invocation.event("offer-seats"));
    assertTrue(both.roster().closed());
  }

  private Invocation.Result invoke() {
    return Invocation.invoke(
        new OfferSeats(TestSurroundings.of(round.table()).clock(clock).get()),
        Invocation.event("offer-seats"));
  }
}
