package nl.leernetwerk.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.Mail;
import org.junit.jupiter.api.Test;

/** To whom the mails about a registration go, and the word for them in a mail's id. */
class AddresseeTest {
  private static final Pair PAIR = Sample.form().submission().pair();
  private static final Pair SHARED = Sample.form().sharedAddress().submission().pair();
  private static final Reference REFERENCE = new Reference("2024-2025", "P0000001");

  @Test
  void each_of_a_pair_gets_a_mail_or_both_get_one_at_the_address_that_they_share() {
    assertEquals(List.of(Addressee.PRACTITIONER, Addressee.LEADER), Addressee.of(PAIR));
    assertEquals(List.of(Addressee.PAIR), Addressee.of(SHARED));
    assertEquals(PAIR.practitioner().email(), Addressee.PRACTITIONER.address(PAIR));
    assertEquals(PAIR.leader().email(), Addressee.LEADER.address(PAIR));
    assertEquals(SHARED.leader().email(), Addressee.PAIR.address(SHARED));
  }

  @Test
  void nobody_mails_a_person_whose_data_was_removed() {
    var leaderLeft = SHARED.with(PairRole.PRACTITIONER, Person.ERASED);
    assertEquals(List.of(Addressee.LEADER), Addressee.of(leaderLeft));
    assertTrue(Addressee.PRACTITIONER.isErased(leaderLeft));
    assertFalse(Addressee.PAIR.isErased(leaderLeft));
    assertEquals(SHARED.leader().email(), Addressee.PAIR.address(leaderLeft));
    var nobodyLeft = leaderLeft.with(PairRole.LEADER, Person.ERASED);
    assertEquals(List.of(), Addressee.of(nobodyLeft), "not even as two who share an address");
    assertTrue(Addressee.PAIR.isErased(nobodyLeft));
    assertEquals(Person.ERASED.email(), Addressee.PAIR.address(nobodyLeft));
  }

  @Test
  void an_addressee_is_read_back_from_its_word_in_the_id_of_a_mail() {
    for (var addressee : Addressee.values()) {
      assertEquals(addressee, Addressee.of(addressee.word()));
    }
    for (var role : PairRole.values()) {
      assertEquals(List.of(role), Addressee.of(role).roles());
      assertEquals(
          role, RegistrationMails.formerRole(RegistrationMails.farewell(REFERENCE, role, 2)));
    }
  }

  @Test
  void a_mail_with_links_is_about_an_address_and_numbered_by_the_day_in_the_netherlands() {
    var address = new AddressId("0123456789abcdef0123456789abcdef");
    var lateEvening = Instant.parse("2024-09-30T22:00:00Z");
    var mail = RegistrationMails.links(address, lateEvening, 2);
    assertEquals(new Mail("address-" + address.value(), "owner", "links", 202_410_012), mail);
    assertEquals(address, RegistrationMails.address(mail));
    assertThrows(IllegalArgumentException.class, () -> RegistrationMails.registration(mail));
    assertEquals(
        REFERENCE,
        RegistrationMails.registration(RegistrationMails.confirmation(REFERENCE, Addressee.PAIR)));
  }
}
