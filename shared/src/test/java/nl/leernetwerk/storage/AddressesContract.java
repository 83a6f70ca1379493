package nl.leernetwerk.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressState;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.MailProgress;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.seats.SeatMails;
import org.junit.jupiter.api.Test;

/** What a store must do with addresses that mail does not reach. */
interface AddressesContract extends StorageFixture {

  @Test
  default void nothing_is_known_about_an_address_without_a_report() {
    assertEquals(AddressState.FINE, storage().addresses().find(ADDRESS));
    assertEquals(Map.of(), storage().addresses().all());
    assertEquals(List.of(), storage().addresses().release(ADDRESS, NOW));
  }

  @Test
  default void a_permanent_bounce_suppresses_its_address_and_marks_its_mail_as_undelivered() {
    var mail = queued();
    assertTrue(report("message-1", mail, DeliveryReport.Kind.PERMANENT_BOUNCE, NOW));
    var state =
        new AddressState(suppression(AddressState.Reason.BOUNCED), Optional.empty(), Set.of(mail));
    assertEquals(state, storage().addresses().find(ADDRESS));
    assertEquals(Map.of(ADDRESS, state), storage().addresses().all());
  }

  @Test
  default void a_complaint_counts_above_a_bounce_in_any_order() {
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
  default void a_rejected_mail_is_undelivered_and_does_not_suppress_its_address() {
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
  default void the_same_report_many_times_at_once_counts_once() {
    var mail = queued();
    var told =
        AtOnce.atOnce(
            IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(
                    _ -> () -> report("message-1", mail, DeliveryReport.Kind.COMPLAINT, NOW))
                .toList());
    assertEquals(1, told.stream().filter(it -> it).count());
  }

  @Test
  default void a_withheld_mail_does_not_wait_to_be_sent_and_counts_as_undelivered() {
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
  default void a_mail_that_was_deleted_is_not_queued_again() {
    var gone = new Mail("2019-2020", "organiser-1", SeatMails.TOTALS, 1);
    report("message-1", gone, DeliveryReport.Kind.PERMANENT_BOUNCE, NOW);
    assertEquals(List.of(), storage().addresses().release(ADDRESS, LATER));
    assertEquals(AddressState.FINE, storage().addresses().find(ADDRESS));
  }

  @Test
  default void a_mail_is_missed_from_when_its_failure_was_written_down_until_it_is_queued_again() {
    var mail = queued();
    assertEquals(List.of(), storage().addresses().missed());
    report("message-1", mail, DeliveryReport.Kind.PERMANENT_BOUNCE, LATER);
    report("message-2", mail, DeliveryReport.Kind.REJECTION, LATER);
    assertEquals(
        List.of(new Addresses.Missed(mail, storage().table().clock().instant())),
        storage().addresses().missed());
    storage().addresses().release(ADDRESS, LATER);
    assertEquals(List.of(), storage().addresses().missed());
    report("message-3", mail, DeliveryReport.Kind.TRANSIENT_BOUNCE, LATER);
    report("message-4", mail, DeliveryReport.Kind.COMPLAINT, LATER);
    assertEquals(List.of(), storage().addresses().missed(), "these arrived, or may still do");
  }
}
