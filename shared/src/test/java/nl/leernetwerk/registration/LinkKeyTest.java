package nl.leernetwerk.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.PairRole;
import org.junit.jupiter.api.Test;

class LinkKeyTest {
  private static final Registration REGISTERED = Sample.form().register();

  @Test
  void a_link_opens_the_registration_and_the_place_that_it_was_made_for_and_no_other() {
    for (var role : PairRole.values()) {
      var link = Sample.LINKS.of(REGISTERED, role);
      assertTrue(Sample.LINKS.opens(link, REGISTERED));
      var other = Sample.form().number(2).register();
      assertFalse(Sample.LINKS.opens(link, other));
      var rewritten = new PersonalLink(other.reference(), role, link.token());
      assertFalse(Sample.LINKS.opens(rewritten, other));
      assertFalse(Sample.LINKS.opens(rewritten, REGISTERED));
    }
    var practitioner = Sample.LINKS.of(REGISTERED, PairRole.PRACTITIONER);
    assertFalse(
        Sample.LINKS.opens(
            new PersonalLink(REGISTERED.reference(), PairRole.LEADER, practitioner.token()),
            REGISTERED));
  }

  @Test
  void a_link_does_not_open_a_place_that_somebody_else_has_now() {
    var link = Sample.LINKS.of(REGISTERED, PairRole.LEADER);
    var since = REGISTERED.arrival().at();
    var next = REGISTERED.revision().next().with(PairRole.LEADER, new Membership(since, 2));
    var handedOver = REGISTERED.amended(next, REGISTERED.arrival(), REGISTERED.submission());
    assertFalse(Sample.LINKS.opens(link, handedOver));
    assertTrue(Sample.LINKS.opens(Sample.LINKS.of(handedOver, PairRole.LEADER), handedOver));
  }

  @Test
  void no_link_opens_the_place_of_a_person_whose_data_was_removed() {
    var erased = Sample.form().leader(Person.ERASED).register();
    assertFalse(Sample.LINKS.opens(Sample.LINKS.of(erased, PairRole.LEADER), erased));
  }

  @Test
  void a_link_is_read_back_from_the_mail_and_printed_without_its_token() {
    var link = Sample.LINKS.of(REGISTERED, PairRole.LEADER);
    assertEquals(Optional.of(link), PersonalLink.parse(link.text()));
    assertEquals(Optional.empty(), PersonalLink.parse(link.text() + "A"));
    assertFalse(link.toString().contains(link.token()));
    assertEquals("2024-2025-P000-0001.leader", link.toString());
    assertEquals("the key of the links", Sample.LINKS.toString());
  }
}
