package nl.leernetwerk.functions.seats.announcechanges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.CutOff;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.AllocatedRound;
import nl.leernetwerk.seats.Notice;
import nl.leernetwerk.seats.Roster;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterCommand;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.seats.SeatEvents;
import nl.leernetwerk.seats.SeatMails;
import nl.leernetwerk.storage.AtOnce;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class AnnounceChangesTest {
  private static final Instant NOW = Instant.parse("2024-11-04T12:00:00Z");

  private final AllocatedRound round =
      AllocatedRound.create(
          LocalTable.create(new MovingClock(NOW)),
          Sample.round(
              Policy.ARRIVAL,
              CapacityUnit.SCHOOLS,
              Sample.network("PO", 1, Sample.FACILITATOR, Sample.ORGANISER)),
          4);

  @Test
  void the_sample_event_puts_each_in_its_state_and_tells_pair_and_facilitators() {
    withdraw();
    invoke();
    assertEquals(new RegistrationState.Withdrawn(), stored(round, 0));
    assertEquals(new RegistrationState.Offered("PO", AllocatedRound.UNTIL), stored(round, 1));
    assertEquals(new RegistrationState.Waiting(), stored(round, 2));
    assertEquals(everyMail(), waitingMails(round));
    assertTrue(events(round).noneMatch(SeatEvents.ROSTER_CHANGED::is));
  }

  @Test
  void the_event_delivered_many_times_at_once_and_once_more_tells_each_once() {
    withdraw();
    AtOnce.atOnce(
        IntStream.range(0, 4).<Callable<Invocation.Result>>mapToObj(_ -> this::invoke).toList());
    var before = LocalTable.items(round.table());
    invoke();
    assertEquals(before, LocalTable.items(round.table()));
    assertEquals(everyMail(), waitingMails(round));
  }

  @Test
  void the_next_run_finishes_a_run_that_died_anywhere() {
    withdraw();
    boolean died = true;
    for (int call = 1; died; call++) {
      var cut = CutOff.at(call, CutOff.Moment.AFTER);
      var copy = new AllocatedRound(LocalTable.copy(round.table()), round.registrations());
      died = dies(copy, LocalTable.client(cut)) || cut.happened();
      assertTrue(died || call > 5, "only " + call + " calls");
      invoke(copy, LocalTable.client());
      assertEquals(everyMail(), waitingMails(copy), "call " + call);
      assertEquals(new RegistrationState.Offered("PO", AllocatedRound.UNTIL), stored(copy, 1));
    }
  }

  private static boolean dies(AllocatedRound round, DynamoDbClient client) {
    try {
      invoke(round, client);
      return false;
    } catch (CutOff.Killed _) {
      return true;
    }
  }

  @Test
  void an_extra_network_tells_everybody_who_sits_in_it_and_its_new_facilitator_once() {
    round.change(new RosterCommand.OpenNetwork("PO-2", 2, List.of(Sample.FACILITATOR)), NOW);
    invoke();
    var expected = new HashSet<>(pair(1, Notice.SEATED));
    expected.addAll(pair(2, Notice.SEATED));
    expected.add(new Mail("2024-2025.PO-2", "facilitator-1", "news", 1));
    assertEquals(expected, waitingMails(round));
    assertEquals(new RegistrationState.Seated("PO-2"), stored(round, 2));
  }

  @Test
  void an_offer_that_expired_is_told_to_its_pair_and_the_facilitators() {
    withdraw();
    invoke();
    var before = waitingMails(round);
    round.change(new RosterCommand.PassTime(), AllocatedRound.UNTIL.plus(Round.GRACE));
    invoke(2);
    var expected = new HashSet<>(before);
    for (var to : List.of(Addressee.PRACTITIONER, Addressee.LEADER)) {
      expected.add(SeatMails.notice(round.reference(1), to, Notice.EXPIRED, 2));
      expected.add(SeatMails.notice(round.reference(2), to, Notice.OFFERED, 2));
    }
    expected.add(new Mail("2024-2025.PO", "facilitator-1", "news", 2));
    expected.add(new Mail("2024-2025.PO", "facilitator-2", "news", 2));
    assertEquals(expected, waitingMails(round));
  }

  private void invoke(int version) {
    Invocation.invoke(
        new AnnounceChanges(TestSurroundings.of(round.table()).get()),
        Invocation.parse(
            Invocation.event("announce-changes").toString().replace("PO.1", "PO." + version)));
  }

  @Test
  void when_the_list_closes_everybody_who_waits_is_told_and_no_facilitator() {
    round.change(new RosterCommand.PassTime(), Instant.parse("2025-02-02T12:00:00Z"));
    invoke();
    var expected = new HashSet<Mail>();
    IntStream.rangeClosed(1, 3).forEach(who -> expected.addAll(pair(who, Notice.CLOSED)));
    assertEquals(expected, waitingMails(round));
  }

  @Test
  void an_offer_until_a_day_of_which_no_holidays_are_known_is_a_warning() {
    var offers =
        List.<RosterEvent>of(
            new RosterEvent.ListOpened(List.of(new Roster.Room("PO", 2)), LocalDate.of(2028, 1, 1)),
            new RosterEvent.SeatOffered(
                round.reference(1), "PO", Instant.parse("2027-09-05T22:00:00.001Z")));
    var change = new RosterChange(1, NOW, new Actor.Automatic(), Optional.empty(), offers);
    round.storage().journal().append(round.running().round(), Sector.PO, change, it -> it);
    var lines = invoke().log();
    assertTrue(lines.stream().anyMatch(it -> it.contains("CalendarEnds")), lines.toString());
  }

  @Test
  void an_event_of_another_kind_is_refused() {
    var function = new AnnounceChanges(TestSurroundings.of(round.table()).get());
    var event = Invocation.event("email-facilitators");
    assertThrows(RuntimeException.class, () -> Invocation.invoke(function, event));
  }

  private void withdraw() {
    round.change(new RosterCommand.Withdraw(round.reference(0)), NOW);
  }

  private Set<Mail> everyMail() {
    var mails = new HashSet<>(pair(0, Notice.WITHDRAWN));
    mails.addAll(pair(1, Notice.OFFERED));
    mails.add(new Mail("2024-2025.PO", "facilitator-1", "news", 1));
    mails.add(new Mail("2024-2025.PO", "facilitator-2", "news", 1));
    return mails;
  }

  private Set<Mail> pair(int who, Notice notice) {
    return Set.of(
        SeatMails.notice(round.reference(who), Addressee.PRACTITIONER, notice, 1),
        SeatMails.notice(round.reference(who), Addressee.LEADER, notice, 1));
  }

  private static Set<Mail> waitingMails(AllocatedRound round) {
    return events(round).filter(Mail.QUEUED::is).map(Mail::of).collect(Collectors.toSet());
  }

  private static Stream<Event> events(AllocatedRound round) {
    return round.storage().outbox().waitingSince(NOW.plusSeconds(60)).stream();
  }

  private static RegistrationState stored(AllocatedRound round, int who) {
    return round.storage().registrations().find(round.reference(who)).orElseThrow().state();
  }

  private Invocation.Result invoke() {
    return invoke(round, LocalTable.client());
  }

  private static Invocation.Result invoke(AllocatedRound round, DynamoDbClient client) {
    return Invocation.invoke(
        new AnnounceChanges(TestSurroundings.of(round.table()).client(client).get()),
        Invocation.event("announce-changes"));
  }
}
