package nl.leernetwerk.registration.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.AmendmentAction;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.SchoolChange;
import nl.leernetwerk.registration.SubmissionField;
import nl.leernetwerk.registration.SubmittedBy;
import nl.leernetwerk.seats.letters.Letters;
import org.junit.jupiter.api.Test;

/** The mails about what somebody changed of a registration. */
public class AmendmentLetterTest {
  private static final Letters LETTERS =
      new Letters(URI.create("https://example.org/leren"), Sample.LINKS);
  private static final Registration REGISTRATION = Sample.form().register();

  /** One of each kind. */
  public static final List<AmendmentAction> ACTIONS =
      List.of(
          new AmendmentAction.Changed(
              Set.of(SubmissionField.SCHOOLS, SubmissionField.QUESTIONS),
              Optional.of(Instant.EPOCH),
              SchoolChange.NONE,
              Optional.empty()),
          new AmendmentAction.Changed(
              Set.of(SubmissionField.LEADER_EMAIL),
              Optional.empty(),
              SchoolChange.NONE,
              Optional.empty()),
          new AmendmentAction.Withdrawn(),
          new AmendmentAction.Restored(),
          new AmendmentAction.HandedOver(PairRole.LEADER, Optional.empty()),
          new AmendmentAction.HandedOver(
              PairRole.PRACTITIONER, Optional.of(SubmittedBy.PRACTITIONER)));

  private static final String STANDING = "Zo staat het er nu voor";
  private static final AmendmentAction OWN_ADDRESS =
      new AmendmentAction.Changed(
          Set.of(SubmissionField.PRACTITIONER_EMAIL),
          Optional.empty(),
          SchoolChange.NONE,
          Optional.empty());

  /** By the practitioner, on the last day. */
  public static Amendment amendment(Reference reference, AmendmentAction action) {
    return new Amendment(
        reference,
        2,
        Instant.parse("2024-10-01T10:00:00Z"),
        new Actor.Participant(reference, PairRole.PRACTITIONER),
        action,
        Optional.of("Geheim"));
  }

  @Test
  void both_people_are_told_who_changed_what_and_when_but_not_why() {
    for (var to : List.of(Addressee.PRACTITIONER, Addressee.LEADER)) {
      var text = text(to, ACTIONS.getFirst());
      assertTrue(
          text.contains(
              "De docent of leerlingbegeleider heeft op 1 oktober 2024 om 12.00 uur jullie"
                  + " aanmelding gewijzigd."),
          text);
      assertTrue(text.contains("-   De scholen\n-   De leervragen\n"), text);
      assertTrue(text.contains("Nieuw moment van ontvangst: 12 september 2024"), text);
      assertFalse(text.contains("Geheim"));
    }
  }

  @Test
  void a_person_whom_another_put_in_the_pair_is_told_by_name_where_their_data_came_from() {
    var provenance = " heeft jouw naam, e-mailadres en functie aan ons doorgegeven.";
    var changed = ACTIONS.get(1);
    var practitioner = REGISTRATION.submission().pair().practitioner().name();
    assertTrue(text(Addressee.LEADER, changed).contains(practitioner + provenance));
    assertFalse(text(Addressee.PRACTITIONER, changed).contains(provenance));
    var handedOver =
        LETTERS
            .handedOver(
                Sample.round(),
                REGISTRATION,
                Addressee.LEADER,
                amendment(REGISTRATION.reference(), ACTIONS.get(4)),
                "Jo de Vries")
            .text();
    assertTrue(handedOver.contains("Jo de Vries was bij "), handedOver);
    assertTrue(handedOver.contains("Jo de Vries" + provenance), handedOver);
    assertFalse(handedOver.contains("emand anders"), handedOver);
    // Of a giver whose data was removed the mail no longer knows the name.
    assertTrue(text(Addressee.LEADER, ACTIONS.get(4)).contains("Een collega" + provenance));
  }

  @Test
  void who_reads_at_a_new_address_is_told_where_the_registration_stands_now() {
    assertEquals(
        List.of(
            "aangemeld; de plekken worden verdeeld op 2 oktober 2024",
            "een plek in leernetwerk PO",
            "een plek in leernetwerk PO",
            "op de wachtlijst",
            "een plek aangeboden in leernetwerk PO; antwoord uiterlijk op 11 november 2024",
            "de aangeboden plek is afgeslagen",
            "het aanbod van een plek is verlopen",
            "ingetrokken"),
        Stream.of(
                new RegistrationState.Submitted(),
                new RegistrationState.Seated("PO"),
                new RegistrationState.Accepted("PO"),
                new RegistrationState.Waiting(),
                new RegistrationState.Offered("PO", Instant.parse("2024-11-11T23:00:00Z")),
                new RegistrationState.Declined(),
                new RegistrationState.Expired(),
                new RegistrationState.Withdrawn())
            .map(state -> standing(state).replace(" met je eigen link", ""))
            .toList());
    assertTrue(text(Addressee.LEADER, ACTIONS.get(4)).contains(STANDING));
    // Also who corrected their own address, at which nothing arrived.
    assertTrue(text(Addressee.PRACTITIONER, OWN_ADDRESS).contains(STANDING));
    assertFalse(text(Addressee.PRACTITIONER, ACTIONS.get(1)).contains(STANDING));
    assertFalse(text(Addressee.PRACTITIONER, ACTIONS.get(4)).contains(STANDING));
    assertFalse(text(Addressee.LEADER, ACTIONS.getFirst()).contains(STANDING));
  }

  private static String standing(RegistrationState state) {
    var registration = REGISTRATION.in(state);
    var amendment = amendment(registration.reference(), ACTIONS.get(1));
    var text =
        LETTERS
            .amended(Sample.round(), registration, Addressee.LEADER, amendment)
            .text()
            .replaceAll("\\s+", " ");
    return text.replaceFirst(".*" + STANDING + ": ", "").replaceFirst(" (?=[A-Z][a-z]).*", "");
  }

  @Test
  void after_a_hand_over_the_other_person_is_told_who_the_new_colleague_is() {
    var text =
        text(
            Addressee.PRACTITIONER,
            new AmendmentAction.HandedOver(PairRole.LEADER, Optional.empty()));
    assertTrue(text.contains("overgedragen aan Pieter-Jan de Graaf."), text);
  }

  @Test
  void an_address_that_left_a_registration_is_told_nothing_about_the_people_in_it() {
    for (var action : List.of(ACTIONS.get(1), ACTIONS.get(4))) {
      var text = farewell(action);
      var pair = REGISTRATION.submission().pair();
      for (var person : List.of(pair.leader(), pair.practitioner())) {
        assertFalse(text.contains(person.name()));
        assertFalse(text.contains(person.email().value()));
      }
      assertTrue(text.contains(REGISTRATION.reference().text()));
      assertFalse(text.contains("mijn-aanmelding"));
    }
  }

  @Test
  void a_person_who_handed_over_is_told_so_and_that_their_link_no_longer_works() {
    var text = farewell(new AmendmentAction.HandedOver(PairRole.LEADER, Optional.empty()));
    assertTrue(text.contains("om 12.00 uur aan iemand anders overgedragen."), text);
    assertTrue(text.contains("De link die je van ons kreeg, werkt niet meer."), text);
    // Who changes their own address keeps their link.
    assertFalse(farewell(ACTIONS.get(1)).contains("werkt niet meer"));
  }

  private static String farewell(AmendmentAction action) {
    return LETTERS
        .farewell(
            Sample.round(),
            REGISTRATION,
            PairRole.LEADER,
            amendment(REGISTRATION.reference(), action))
        .text();
  }

  private static String text(Addressee to, AmendmentAction action) {
    return LETTERS
        .amended(Sample.round(), REGISTRATION, to, amendment(REGISTRATION.reference(), action))
        .text();
  }
}
