package nl.leernetwerk.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.MailProgress;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.QueuedMail;
import nl.leernetwerk.mailing.SendPolicy;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.rounds.RoundEvents;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.seats.SeatEvents;
import nl.leernetwerk.seats.SeatMails;
import org.junit.jupiter.api.Test;

/** What a store must do with mails and the outbox. */
interface MailsContract extends StorageFixture {

  @Test
  default void one_sender_claims_a_mail_and_sends_it_once() {
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
  default void one_of_many_claims_at_once_gets_the_mail() {
    var mail = queued();
    var claims =
        AtOnce.atOnce(
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
  default void an_event_waits_until_it_is_done_and_only_old_events_are_listed() {
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
  default void marking_an_unknown_event_as_done_does_no_harm() {
    storage().outbox().done(SeatEvents.SEATS_ALLOCATED.of(ROUND.id()));
    assertEquals(List.of(), storage().outbox().waitingSince(LATER));
  }
}
