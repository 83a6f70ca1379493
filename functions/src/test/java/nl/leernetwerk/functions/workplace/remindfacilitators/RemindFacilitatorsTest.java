package nl.leernetwerk.functions.workplace.remindfacilitators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.QueuedMail;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.seats.AllocatedRound;
import nl.leernetwerk.workplace.ContactMails;
import nl.leernetwerk.workplace.ContactMoment;
import nl.leernetwerk.workplace.table.TableContacts;
import org.junit.jupiter.api.Test;

/** Of three initiatives, the first two have a seat and the third waits. */
class RemindFacilitatorsTest {
  /** Ten school days after the allocation, with the autumn holidays of every region left out. */
  private static final Instant DUE = Instant.parse("2024-11-30T07:15:00Z");

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
  void before_the_school_days_are_over_the_sample_event_reminds_nobody() {
    clock.set(Instant.parse("2024-10-09T07:15:00Z"));
    assertEquals(List.of(), reminders());
  }

  @Test
  void each_facilitator_is_reminded_once_of_all_who_were_not_reached() {
    contact(0, false);
    clock.set(DUE);
    var mails =
        ContactMails.notReached(
            round.running().round(), round.running().round().networks().getFirst());
    assertEquals(2, mails.size());
    assertEquals(mails, reminders());
    clock.set(DUE.plusSeconds(86_400));
    assertEquals(mails, reminders());
  }

  @Test
  void nobody_is_reminded_once_all_with_a_seat_were_reached() {
    contact(0, true);
    contact(1, true);
    clock.set(DUE);
    assertEquals(List.of(), reminders());
  }

  private void contact(int number, boolean reached) {
    new TableContacts(round.table())
        .write(
            round.running().round().retention(),
            new ContactMoment(
                round.reference(number),
                "request-" + number,
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
        .sorted(java.util.Comparator.comparing(Mail::text))
        .toList();
  }
}
