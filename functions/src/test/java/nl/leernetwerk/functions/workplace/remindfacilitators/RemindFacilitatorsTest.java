package nl.leernetwerk.functions.workplace.remindfacilitators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.QueuedMail;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.schools.SchoolCalendar;
import nl.leernetwerk.seats.AllocatedRound;
import nl.leernetwerk.seats.RosterCommand;
import nl.leernetwerk.seats.RosterJournal;
import nl.leernetwerk.seats.table.TableRosters;
import nl.leernetwerk.workplace.ContactMails;
import nl.leernetwerk.workplace.ContactMoment;
import nl.leernetwerk.workplace.NotReached;
import nl.leernetwerk.workplace.table.TableContacts;
import org.junit.jupiter.api.Test;

/**
 * Of three initiatives, the first two got a seat on 2 October, and the third waits. No school has a
 * holiday in the ten school days after that, of which 16 October is the last.
 */
class RemindFacilitatorsTest {
  private static final Instant LAST_DAY = Instant.parse("2024-10-16T06:15:00Z");
  private static final Instant DUE = Instant.parse("2024-10-17T06:15:00Z");

  /** Ten school days after 17 October, without the autumn holidays of every region: 14 November. */
  private static final Instant LATER_LAST_DAY = Instant.parse("2024-11-14T07:15:00Z");

  private static final Instant LATER_DUE = Instant.parse("2024-11-15T07:15:00Z");

  private final MovingClock clock = new MovingClock(Instant.parse("2024-10-02T07:15:00Z"));
  private final AllocatedRound round =
      AllocatedRound.create(
          LocalTable.create(clock),
          Sample.round(
              Policy.ARRIVAL,
              CapacityUnit.SCHOOLS,
              Sample.network("PO", 2, Sample.FACILITATOR, Sample.ORGANISER)),
          3);

  @Test
  void on_the_last_of_the_school_days_nobody_is_reminded_yet() {
    clock.set(LAST_DAY);
    assertEquals(List.of(), reminders());
  }

  @Test
  void on_the_day_after_each_facilitator_is_reminded_once_of_all_who_were_not_reached() {
    contact(0, false);
    clock.set(DUE);
    var mails = mails(0);
    assertEquals(2, mails.size());
    assertEquals(mails, reminders());
    assertEquals(List.of(round.reference(0), round.reference(1)), missing());
    clock.set(DUE.plusSeconds(86_400));
    assertEquals(mails, reminders());
    contact(0, true);
    assertEquals(List.of(round.reference(1)), missing(), "when the mail is written");
  }

  /** The initiatives that are in the mail. */
  private List<Reference> missing() {
    var running = round.running();
    return new NotReached(TableRosters.readOnly(round.table()), SchoolCalendar.published())
            .in(
                running,
                running.round().networks().getFirst(),
                round.storage().registrations().of(running.round().id()),
                round.storage().contacts().ofRound(running.round().id()),
                clock.instant())
            .stream()
            .flatMap(due -> due.initiatives().stream())
            .map(Registration::reference)
            .toList();
  }

  @Test
  void nobody_is_reminded_once_all_with_a_seat_were_reached() {
    contact(0, true);
    contact(1, true);
    clock.set(DUE);
    assertEquals(List.of(), reminders());
  }

  @Test
  void who_gets_a_seat_later_has_all_the_school_days_from_then() {
    contact(0, true);
    contact(1, true);
    seatTheThird();
    clock.set(LATER_LAST_DAY);
    assertEquals(List.of(), reminders());
    clock.set(LATER_DUE);
    assertEquals(mails(round.roster().version()), reminders());
  }

  @Test
  void who_got_a_seat_later_comes_in_a_reminder_of_its_own() {
    seatTheThird();
    clock.set(DUE);
    assertEquals(mails(0), reminders());
    clock.set(LATER_DUE);
    assertEquals(
        Stream.concat(mails(0).stream(), mails(round.roster().version()).stream())
            .sorted(Comparator.comparing(Mail::text))
            .toList(),
        reminders());
  }

  /** The facilitators open the network for one more, and the third accepts, on 17 October. */
  private void seatTheThird() {
    var at = Instant.parse("2024-10-17T10:00:00Z");
    round.change(new RosterCommand.RaiseCapacity("PO", 3), at);
    round.change(new RosterCommand.PassTime(), at);
    round.change(new RosterCommand.Accept(round.reference(2)), at);
    var accepted = new RegistrationState.Accepted("PO");
    assertEquals(accepted, round.state(2));
    var applied = new RosterJournal.Applied(round.reference(2), accepted, "trace", List.of());
    round
        .storage()
        .journal()
        .apply(round.running().round(), round.roster().version(), List.of(applied));
  }

  private List<Mail> mails(int seating) {
    var now = round.running().round();
    return ContactMails.notReached(now, now.networks().getFirst(), seating);
  }

  private void contact(int number, boolean reached) {
    new TableContacts(round.table())
        .write(
            round.running().round().retention(),
            round.storage().registrations().find(round.reference(number)).orElseThrow(),
            new ContactMoment(
                round.reference(number),
                "request-%d-%s".formatted(number, reached),
                clock.instant(),
                new Actor.Facilitator("sanne"),
                LocalDate.parse("2024-10-07"),
                ContactMoment.How.PHONE,
                ContactMoment.With.LEADER,
                reached,
                Optional.empty(),
                Optional.empty()));
  }

  private List<Mail> reminders() {
    Invocation.invoke(
        new RemindFacilitators(TestSurroundings.of(round.table()).clock(clock).get()),
        Invocation.event("remind-facilitators"));
    return LocalTable.storage(round.table())
        .mails()
        .ofRound(Sample.round().id(), clock.instant())
        .stream()
        .map(QueuedMail::mail)
        .filter(it -> it.kind().equals(ContactMails.NOT_REACHED))
        .sorted(Comparator.comparing(Mail::text))
        .toList();
  }
}
