package nl.leernetwerk.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.AmendmentAction;
import nl.leernetwerk.registration.Amendments;
import nl.leernetwerk.registration.Membership;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.SchoolChange;
import nl.leernetwerk.registration.SubmissionField;
import nl.leernetwerk.registration.SubmittedBy;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.seats.Allocations;
import org.junit.jupiter.api.Test;

/** What a store must do with amendments. */
interface AmendmentsContract extends StorageFixture {

  @Test
  default void an_amendment_is_found_with_the_registration_as_it_made_it_and_its_mails() {
    var before = stored(Sample.form().codes("99AA00"));
    var after = next(before, Sample.form().onlyRequired().codes("99AB00"));
    assertEquals(new Amendments.Written.Done(), amend(before, after, Optional.of("Verhuisd")));
    assertEquals(Optional.of(after), storage().registrations().find(before.reference()));
    var written = storage().amendments().of(before.reference());
    assertEquals(List.of(amendment(after, Optional.of("Verhuisd"))), written);
    assertEquals(written, storage().amendments().ofRound(ROUND.id()));
    assertEquals(
        Optional.of(written.getFirst()), storage().amendments().find(before.reference(), 2));
    assertEquals(Optional.empty(), storage().amendments().find(before.reference(), 3));
    assertTrue(
        waitingMails()
            .contains(RegistrationMails.amended(before.reference(), Addressee.LEADER, 2)));
  }

  @Test
  default void each_kind_of_action_is_read_as_it_was_written() {
    var registration = stored(Sample.form().codes("99AA00"));
    var actions =
        List.of(
            new AmendmentAction.Withdrawn(),
            new AmendmentAction.Restored(),
            new AmendmentAction.HandedOver(PairRole.LEADER, Optional.of(SubmittedBy.LEADER)),
            new AmendmentAction.HandedOver(PairRole.LEADER, Optional.empty()),
            new AmendmentAction.Changed(
                Set.of(SubmissionField.SCHOOLS, SubmissionField.LEADER_PHONE),
                Optional.of(NOW.minusSeconds(60)),
                new SchoolChange(
                    List.of(new Participant.Unlisted("De Brug", "Ede")),
                    List.of(new Participant.Listed(new SchoolCode("99AB00")))),
                Optional.of("Zo heette het eerst")));
    for (var action : actions) {
      var after =
          next(registration, Sample.form().codes("99AA00"))
              .in(
                  action instanceof AmendmentAction.Withdrawn
                      ? new RegistrationState.Withdrawn()
                      : new RegistrationState.Submitted());
      var line =
          new Amendment(
              after.reference(),
              after.revision().version(),
              NOW,
              new Actor.Organiser("noor"),
              action,
              Optional.empty());
      assertEquals(
          new Amendments.Written.Done(),
          storage()
              .amendments()
              .write(ROUND, new Amendments.Next(registration, after, line, List.of(), Map.of())));
      registration = storage().registrations().find(after.reference()).orElseThrow();
      assertEquals(after, registration);
    }
    assertEquals(
        actions,
        storage().amendments().of(registration.reference()).stream()
            .map(Amendment::action)
            .toList());
  }

  @Test
  default void an_amendment_of_a_version_that_has_changed_since_is_refused() {
    var before = stored(Sample.form().codes("99AA00"));
    var first = next(before, Sample.form().codes("99AA00").expectations("Van de een."));
    var second = next(before, Sample.form().codes("99AB00"));
    amend(before, first, Optional.empty());
    assertEquals(new Amendments.Written.Overtaken(), amend(before, second, Optional.empty()));
    assertEquals(Optional.of(first), storage().registrations().find(before.reference()));
    assertInstanceOf(
        Receipt.Accepted.class,
        submit(Sample.form().number(2).codes("99AB00").register(), "two", "content"));
  }

  @Test
  default void an_amendment_read_before_the_allocation_is_refused_after_it() {
    var before = stored(Sample.form().codes("99AA00"));
    var outcome = new Outcome.Seated(before.reference(), 1, 1, "PO", 12);
    storage()
        .allocations()
        .apply(ROUND, List.of(new Allocations.Applied(outcome, "request-1", List.of())));
    var late = next(before, Sample.form().codes("99AB00"));
    assertEquals(new Amendments.Written.Overtaken(), amend(before, late, Optional.empty()));
    var seated = storage().registrations().find(before.reference()).orElseThrow();
    assertEquals(before.decided(outcome), seated);
    var after = next(seated, Sample.form().codes("99AA00").initiative("Anders"));
    assertEquals(new Amendments.Written.Done(), amend(seated, after, Optional.empty()));
    assertEquals(Optional.of(after), storage().registrations().find(before.reference()));
  }

  @Test
  default void an_amendment_keeps_the_state_that_the_roster_wrote_meanwhile() {
    var submitted = stored(Sample.form().codes("99AA00"));
    var outcome = new Outcome.Waiting(submitted.reference(), 1, 1, 1, 0);
    storage()
        .allocations()
        .apply(ROUND, List.of(new Allocations.Applied(outcome, "request-1", List.of())));
    var before = storage().registrations().find(submitted.reference()).orElseThrow();
    var offered = new RegistrationState.Offered("PO", LATER);
    storage().journal().apply(ROUND, 2, moved(List.of(before), offered, 2));
    var after = next(before, Sample.form().codes("99AA00").initiative("Anders"));
    assertEquals(new Amendments.Written.Done(), amend(before, after, Optional.empty()));
    assertEquals(
        Optional.of(after.in(offered)), storage().registrations().find(submitted.reference()));
  }

  @Test
  default void a_school_of_another_registration_is_refused_and_a_refusal_writes_nothing() {
    var before = stored(Sample.form().codes("99AA00"));
    submit(Sample.form().number(2).codes("99AB00").register(), "two", "content");
    var after = next(before, Sample.form().codes("99AC00", "99AB00"));
    assertEquals(
        new Amendments.Written.Taken(List.of(new Participant.Listed(new SchoolCode("99AB00")))),
        amend(before, after, Optional.of("Samen")));
    assertEquals(Optional.of(before), storage().registrations().find(before.reference()));
    assertEquals(List.of(), storage().amendments().of(before.reference()));
    assertInstanceOf(
        Receipt.Accepted.class,
        submit(Sample.form().number(3).codes("99AC00").register(), "three", "content"));
  }

  @Test
  default void a_withdrawal_frees_the_schools_and_undoing_it_claims_them_again() {
    var before = stored(Sample.form().codes("99AA00"));
    var gone = next(before, Sample.form().codes("99AA00")).in(new RegistrationState.Withdrawn());
    amend(before, gone, Optional.empty());
    var back = next(gone, Sample.form().codes("99AA00")).in(new RegistrationState.Submitted());
    amend(gone, back, Optional.empty());
    assertEquals(Optional.of(back), storage().registrations().find(before.reference()));
    assertInstanceOf(
        Receipt.Taken.class,
        submit(Sample.form().number(2).codes("99AA00").register(), "two", "content"));
    var again = next(back, Sample.form().codes("99AA00")).in(new RegistrationState.Withdrawn());
    amend(back, again, Optional.empty());
    assertInstanceOf(
        Receipt.Accepted.class,
        submit(Sample.form().number(3).codes("99AA00").register(), "three", "content"));
    var late = next(again, Sample.form().codes("99AA00")).in(new RegistrationState.Submitted());
    assertInstanceOf(Amendments.Written.Taken.class, amend(again, late, Optional.empty()));
  }

  @Test
  default void one_of_many_amendments_at_once_is_written() {
    var before = stored(Sample.form().codes("99AA00"));
    var written =
        AtOnce.atOnce(
            IntStream.range(0, 8)
                .<Callable<Amendments.Written>>mapToObj(
                    i ->
                        () ->
                            amend(
                                before,
                                next(before, Sample.form().codes("99AA00").initiative("I" + i)),
                                Optional.empty()))
                .toList());
    assertEquals(1, written.stream().filter(Amendments.Written.Done.class::isInstance).count());
    assertEquals(1, storage().amendments().of(before.reference()).size());
  }

  @Test
  default void the_reason_of_an_amendment_can_be_erased_and_the_line_stays() {
    var before = stored(Sample.form().codes("99AA00"));
    var after = next(before, Sample.form().codes("99AB00"));
    amend(before, after, Optional.of("Gevraagd door iemand"));
    storage().amendments().forgetReason(before.reference(), 2);
    assertEquals(
        List.of(amendment(after, Optional.empty())), storage().amendments().of(before.reference()));
  }

  @Test
  default void the_address_of_a_farewell_is_known_until_it_was_sent() {
    var farewell = farewell();
    storage().mails().claim(farewell, NOW);
    storage().mails().sent(farewell, "message-1", NOW);
    assertEquals(Optional.empty(), storage().mails().formerAddress(farewell));
  }

  @Test
  default void the_address_of_a_farewell_can_be_forgotten_while_the_mail_waits() {
    var farewell = farewell();
    storage().mails().forgetFormerAddress(farewell);
    assertEquals(Optional.empty(), storage().mails().formerAddress(farewell));
    assertTrue(waitingMails().contains(farewell));
    var never =
        RegistrationMails.farewell(RegistrationMails.registration(farewell), PairRole.LEADER, 9);
    storage().mails().forgetFormerAddress(never);
    assertEquals(new Mails.Claim.Unknown(), storage().mails().claim(never, NOW));
  }

  private Mail farewell() {
    var before = stored(Sample.form().codes("99AA00"));
    var after = next(before, Sample.form().codes("99AA00"));
    var farewell = RegistrationMails.farewell(before.reference(), PairRole.LEADER, 2);
    var address = new EmailAddress("weg@example.org");
    storage()
        .amendments()
        .write(
            ROUND,
            new Amendments.Next(
                before,
                after,
                amendment(after, Optional.empty()),
                List.of(),
                Map.of(farewell, address)));
    assertEquals(Optional.of(address), storage().mails().formerAddress(farewell));
    return farewell;
  }

  @Test
  default void a_request_for_links_is_noted_once_and_a_mail_only_for_a_known_address() {
    var links = RegistrationMails.links(ADDRESS, NOW, 1);
    assertTrue(storage().mails().asked(links, false, "request-1"));
    assertFalse(storage().mails().asked(links, false, "request-2"));
    assertEquals(Set.of(), waitingMails());
    assertTrue(storage().mails().asked(links, true, "request-3"));
    assertFalse(storage().mails().asked(links, true, "request-4"));
    assertEquals(Set.of(links), waitingMails());
  }

  private Registration stored(Sample.Form form) {
    var registration = form.register();
    submit(registration, "key", "content");
    return registration;
  }

  private static Registration next(Registration before, Sample.Form form) {
    return before.amended(
        before.revision().next().with(PairRole.LEADER, new Membership(NOW, 2)),
        before.arrival(),
        form.submission());
  }

  private static Amendment amendment(Registration after, Optional<String> why) {
    return new Amendment(
        after.reference(),
        after.revision().version(),
        NOW,
        new Actor.Participant(after.reference(), PairRole.PRACTITIONER),
        new AmendmentAction.Changed(
            Set.of(SubmissionField.INITIATIVE),
            Optional.empty(),
            SchoolChange.NONE,
            Optional.empty()),
        why);
  }

  private Amendments.Written amend(Registration before, Registration after, Optional<String> why) {
    return storage()
        .amendments()
        .write(
            ROUND,
            new Amendments.Next(
                before,
                after,
                amendment(after, why),
                List.of(
                    RegistrationMails.amended(
                        after.reference(), Addressee.LEADER, after.revision().version())),
                Map.of()));
  }
}
