package nl.leernetwerk.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.workplace.ContactMoment;
import nl.leernetwerk.workplace.ContactMoment.How;
import nl.leernetwerk.workplace.ContactMoment.NextStep;
import nl.leernetwerk.workplace.ContactMoment.With;
import nl.leernetwerk.workplace.Contacts;
import nl.leernetwerk.workplace.Contacts.Written;
import org.junit.jupiter.api.Test;

/** What a store must do with contact with initiatives. */
interface ContactsContract extends StorageFixture {

  @Test
  default void contact_is_written_once_and_read_in_order_of_time() {
    var about = registered(1, "99AA00");
    var contacts = IntStream.range(0, 7).mapToObj(it -> contact(about, it)).toList();
    contacts.reversed().forEach(it -> assertEquals(Written.DONE, write(about, it)));
    assertEquals(Written.DONE, write(about, contacts.getFirst()));
    assertEquals(contacts, storage().contacts().of(about.reference()));
    assertEquals(contacts, storage().contacts().ofRound(ROUND.id()));
    assertEquals(List.of(), storage().contacts().ofRound("2025-2026"));
  }

  @Test
  default void contact_with_one_initiative_is_not_that_with_another() {
    var about = registered(1, "99AA00");
    var other = registered(2, "99AB00");
    write(about, contact(about, 1));
    write(other, contact(other, 2));
    assertEquals(List.of(contact(other, 2)), storage().contacts().of(other.reference()));
    assertEquals(2, storage().contacts().ofRound(ROUND.id()).size());
  }

  @Test
  default void contact_is_not_written_with_a_version_that_is_no_longer_the_last() {
    var about = registered(1, "99AA00");
    var older = about.amended(about.revision().next(), about.arrival(), about.submission());
    assertEquals(Written.OVERTAKEN, write(older, contact(about, 1)));
    assertEquals(List.of(), storage().contacts().of(about.reference()));
    write(about, contact(about, 1));
    assertEquals(Written.DONE, write(older, contact(about, 1)), "the same request once more");
  }

  @Test
  default void the_words_of_contact_can_be_erased_with_a_line_and_the_contact_stays() {
    var about = registered(1, "99AA00");
    var contact = contact(about, 1);
    write(about, contact);
    write(about, contact(about, 2));
    assertTrue(erase(about, contact.id(), "request-a"));
    assertTrue(erase(about, contact.id(), "request-b"), "they are gone already");
    assertFalse(erase(about, "another", "request-c"));
    assertEquals(
        List.of("request-a"),
        storage().acts().of(ROUND.id()).stream().map(OrganiserAct::id).toList());
    write(about, contact);
    var left = storage().contacts().of(about.reference());
    assertEquals(Optional.empty(), left.getFirst().note());
    assertEquals(
        Optional.of(new NextStep(Optional.empty(), LocalDate.parse("2024-10-14"))),
        left.getFirst().next());
    assertEquals(contact(about, 2), left.getLast());
    storage().contacts().forgetWords(about.reference());
    assertEquals(Optional.empty(), storage().contacts().of(about.reference()).getLast().note());
  }

  private Registration registered(int number, String code) {
    var registration = Sample.form().number(number).codes(code).register();
    submit(registration, "key-" + number, "content");
    return registration;
  }

  private Written write(Registration about, ContactMoment contact) {
    return storage().contacts().write(ROUND.retention(), about, contact);
  }

  private boolean erase(Registration about, String contact, String request) {
    return storage()
        .contacts()
        .eraseWords(
            ROUND.retention(),
            about.reference(),
            contact,
            new OrganiserAct(
                request,
                NOW,
                ORGANISER,
                Contacts.WORDS_ERASED.name(),
                about.reference().text(),
                Optional.empty()));
  }

  private static ContactMoment contact(Registration about, int number) {
    return new ContactMoment(
        about.reference(),
        "request-" + number,
        NOW.plusMillis(number),
        new Actor.Facilitator("sanne"),
        LocalDate.parse("2024-10-07"),
        How.VISIT,
        With.BOTH,
        false,
        Optional.of("Niemand thuis."),
        Optional.of(new NextStep(Optional.of("Bellen"), LocalDate.parse("2024-10-14"))));
  }
}
