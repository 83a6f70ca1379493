package nl.leernetwerk.functions.meetings.inviteguests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.mailing.QueuedMail;
import nl.leernetwerk.meetings.Appointment;
import nl.leernetwerk.meetings.Inviting;
import nl.leernetwerk.meetings.Meeting;
import nl.leernetwerk.meetings.MeetingMails;
import nl.leernetwerk.meetings.MeetingPlan;
import nl.leernetwerk.meetings.Place;
import nl.leernetwerk.meetings.table.TableInvitations;
import nl.leernetwerk.meetings.table.TableMeetings;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.AllocatedRound;
import org.junit.jupiter.api.Test;

/**
 * Of three initiatives, the first two have a seat and the third waits; there is one facilitator.
 */
class InviteGuestsTest {
  private static final Round ROUND =
      Sample.round(
          Policy.ARRIVAL, CapacityUnit.SCHOOLS, Sample.network("PO", 2, Sample.FACILITATOR));

  private final MovingClock clock = new MovingClock(Instant.parse("2024-10-14T09:00:00Z"));
  private final AllocatedRound round = AllocatedRound.create(LocalTable.create(clock), ROUND, 3);
  private final TableInvitations invitations = new TableInvitations(round.table());
  private final List<Meeting> meetings = new ArrayList<>(MeetingPlan.all(ROUND, Optional.empty()));

  @Test
  void the_sample_event_invites_everybody_with_a_seat_and_the_facilitator_once() {
    save(1, settled("2024-11-26"));
    invite();
    assertEquals(5, mails().size(), mails().toString());
    assertEquals(
        List.of("invitation"), mails().stream().map(InviteGuestsTest::kind).distinct().toList());
    invite();
    assertEquals(5, mails().size());
  }

  @Test
  void the_call_of_every_hour_invites_who_joined_and_tells_who_left() {
    save(1, settled("2024-11-26"));
    invite();
    var gone = round.registrations().getFirst();
    LocalTable.store(round.table(), List.of(stored(0).in(new RegistrationState.Withdrawn())));
    LocalTable.store(round.table(), List.of(stored(2).in(new RegistrationState.Accepted("PO"))));
    hourly();
    var serial = gone.reference().serial().toLowerCase(java.util.Locale.ROOT);
    assertEquals(
        List.of(
            serial + "-leader.meeting-cancelled.2", serial + "-practitioner.meeting-cancelled.2"),
        mails().stream().filter(it -> it.contains("cancelled")).toList());
    assertEquals(7, mails().stream().filter(it -> kind(it).equals("invitation")).count());
  }

  @Test
  void a_moved_meeting_replaces_what_was_told_and_a_cancelled_one_withdraws_it() {
    save(1, settled("2024-11-26"));
    invite();
    save(1, settled("2024-11-28"));
    invite();
    save(1, new Meeting.State.Cancelled());
    invite();
    var told = invitations.of(ROUND.id(), "PO");
    assertEquals(5, told.size());
    told.forEach(
        it -> assertEquals(List.of(2, true), List.of(it.sequence(), it.cancelled()), it.guest()));
    assertEquals(15, mails().size());
  }

  @Test
  void a_run_with_an_older_plan_tells_nobody() {
    save(1, settled("2024-11-26"));
    var plan = new TableMeetings(round.table()).find(ROUND.id(), "PO").orElseThrow();
    var step =
        Inviting.steps(
                ROUND.contact(),
                List.of(),
                plan.meetings(),
                List.of(new nl.leernetwerk.meetings.Guest("x-leader", "Jo", ROUND.contact())),
                clock.instant())
            .getFirst();
    save(1, new Meeting.State.Cancelled());
    assertEquals(false, invitations.write(ROUND, "PO", plan.version(), step));
    assertEquals(List.of(), mails());
    assertEquals(true, invitations.write(ROUND, "PO", plan.version() + 1, step));
  }

  @Test
  void a_meeting_that_is_over_is_told_to_nobody_who_joins_later() {
    save(1, settled("2024-11-26"));
    invite();
    clock.set(Instant.parse("2024-11-27T09:17:00Z"));
    LocalTable.store(round.table(), List.of(stored(2).in(new RegistrationState.Accepted("PO"))));
    hourly();
    assertEquals(5, mails().size());
  }

  private nl.leernetwerk.registration.Registration stored(int who) {
    return LocalTable.storage(round.table())
        .registrations()
        .find(round.reference(who))
        .orElseThrow();
  }

  private void save(int number, Meeting.State state) {
    meetings.set(number - 1, meetings.get(number - 1).in(state));
    var store = new TableMeetings(round.table());
    int version = store.find(ROUND.id(), "PO").map(MeetingPlan::version).orElse(0) + 1;
    store.save(
        ROUND,
        "PO",
        new MeetingPlan(version, new Actor.Facilitator("sanne"), clock.instant(), meetings),
        new Arrival(clock.instant(), "r-" + version));
  }

  private static Meeting.State settled(String day) {
    return new Meeting.State.Settled(
        new Appointment(
            LocalDate.parse(day),
            Appointment.USUAL_START,
            Appointment.LATEST_END,
            new Place("Het Vergaderhuis", "Stationsplein 1, Utrecht", Optional.empty())));
  }

  private void invite() {
    Invocation.invoke(function(), Invocation.event("invite-guests"));
  }

  private void hourly() {
    Invocation.invoke(function(), (ObjectNode) Invocation.parse("{}"));
  }

  private InviteGuests function() {
    return new InviteGuests(TestSurroundings.of(round.table()).clock(clock).get());
  }

  private static String kind(String mail) {
    return mail.split("\\.", 3)[1];
  }

  private List<String> mails() {
    var all = new TreeSet<String>();
    LocalTable.storage(round.table()).mails().ofRound(ROUND.id(), clock.instant()).stream()
        .map(QueuedMail::mail)
        .filter(it -> MeetingMails.About.of(it).isPresent())
        .forEach(it -> all.add(it.purpose()));
    return List.copyOf(all);
  }
}
