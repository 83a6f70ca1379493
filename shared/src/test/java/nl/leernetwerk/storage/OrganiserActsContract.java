package nl.leernetwerk.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nl.leernetwerk.journal.ActKind;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.MailProgress;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.SendPolicy;
import nl.leernetwerk.seats.SeatMails;
import org.junit.jupiter.api.Test;

/** What a store must do with what organisers did. */
interface OrganiserActsContract extends StorageFixture {

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
  default void the_reason_of_an_act_can_be_erased_and_the_act_stays() {
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
    var now = setAside(mail);
    assertTrue(storage().acts().sendAgain(ROUND.retention(), mail, sentAgain(mail, now)));
    assertEquals(new Mails.Claim.Yours(0, ROUND.id()), storage().mails().claim(mail, now));
    // Sending starts again from zero: the earlier deaths do not count.
    assertEquals(
        new Mails.Claim.Yours(1, ROUND.id()),
        storage().mails().claim(mail, now.plus(SendPolicy.LEASE)));
  }

  @Test
  default void a_mail_that_somebody_gives_up_waits_no_longer_and_no_sender_gets_it() {
    var mail = queued();
    var now = setAside(mail);
    var act = givenUp(mail, now);
    assertTrue(storage().acts().giveUp(ROUND.retention(), mail, act));
    assertEquals(Set.of(), waitingMails());
    assertEquals(Map.of(mail, MailProgress.GIVEN_UP), progress(now));
    assertEquals(new Mails.Claim.GivenUp(), storage().mails().claim(mail, now));
    // Also when the last sender was not dead, and gives the mail back.
    storage().mails().release(mail);
    assertEquals(new Mails.Claim.GivenUp(), storage().mails().claim(mail, now));
    assertEquals(List.of(act), storage().acts().of(ROUND.id()));
    assertFalse(
        storage()
            .acts()
            .giveUp(ROUND.retention(), mail, givenUp(mail, now.plus(SendPolicy.LEASE))));
    assertEquals(List.of(act), storage().acts().of(ROUND.id()));
  }

  @Test
  default void a_mail_that_was_given_up_can_be_sent_after_all() {
    var mail = queued();
    var now = setAside(mail);
    assertTrue(storage().acts().giveUp(ROUND.retention(), mail, givenUp(mail, now)));
    storage().mails().release(mail);
    assertTrue(storage().acts().sendAgain(ROUND.retention(), mail, sentAgain(mail, now)));
    assertEquals(Set.of(mail), waitingMails());
    assertEquals(new Mails.Claim.Yours(0, ROUND.id()), storage().mails().claim(mail, now));
  }

  @Test
  default void only_a_mail_that_is_set_aside_can_be_given_up() {
    var mail = queued();
    assertFalse(storage().acts().giveUp(ROUND.retention(), mail, givenUp(mail, NOW)));
    storage().mails().claim(mail, NOW);
    assertFalse(storage().acts().giveUp(ROUND.retention(), mail, givenUp(mail, LATER)));
    storage().mails().sent(mail, "message-1", NOW);
    assertFalse(storage().acts().giveUp(ROUND.retention(), mail, givenUp(mail, LATER)));
    var never = SeatMails.totals(ROUND, 9);
    assertFalse(storage().acts().giveUp(ROUND.retention(), never, givenUp(never, NOW)));
    assertEquals(List.of(), storage().acts().of(ROUND.id()));
  }

  @Test
  default void a_mail_that_was_sent_after_all_cannot_be_given_up() {
    var mail = queued();
    var now = setAside(mail);
    storage().mails().sent(mail, "message-1", now);
    assertFalse(storage().acts().giveUp(ROUND.retention(), mail, givenUp(mail, now)));
    assertEquals(Map.of(mail, MailProgress.SENT), progress(now));
  }

  /** Lets every sender of the mail die; tells when it is set aside. */
  private Instant setAside(Mail mail) {
    var now = NOW;
    for (int death = 0; death < SendPolicy.MAX_UNKNOWN; death++) {
      storage().mails().claim(mail, now);
      now = now.plus(SendPolicy.LEASE);
    }
    return now;
  }

  private static OrganiserAct sentAgain(Mail mail, Instant at) {
    return new OrganiserAct(
        "request-again",
        at,
        ORGANISER,
        ActKind.MAIL_SENT_AGAIN.name(),
        mail.text(),
        Optional.empty());
  }

  private static OrganiserAct givenUp(Mail mail, Instant at) {
    return new OrganiserAct(
        "request-up", at, ORGANISER, ActKind.MAIL_GIVEN_UP.name(), mail.text(), Optional.empty());
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
}
