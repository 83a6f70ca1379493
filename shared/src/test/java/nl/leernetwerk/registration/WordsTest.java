package nl.leernetwerk.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.schools.SchoolCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  @Test
  void a_reference_is_read_back_from_its_text() {
    var random = new Random(7);
    var all = new HashSet<Reference>();
    for (int i = 0; i < 10_000; i++) {
      var reference = Reference.random("2024-2025", random);
      assertEquals(Optional.of(reference), Reference.parse(reference.text()));
      all.add(reference);
    }
    assertEquals(10_000, all.size());
    assertEquals("2024-2025-7K3F-9QXM", new Reference("2024-2025", "7K3F9QXM").text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "7K3F-9QXM", "2024-2025-7K3F-9QXL", "2024-2025-7k3f-9qxm", "2024-7K3F9QXM"})
  void a_text_that_is_no_reference_is_not_read_as_one(String text) {
    assertEquals(Optional.empty(), Reference.parse(text));
  }

  @Test
  void a_school_code_is_trimmed_and_upper_cased() {
    assertEquals(Optional.of(new SchoolCode("16XY00")), SchoolCode.parse(" 16xy00\t"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "16XY", "16XY0", "16XY000", "1XXY00", "16 XY00", "16ß00", "１６XY00"})
  void a_text_that_is_no_school_code_is_not_read_as_one(String text) {
    assertEquals(Optional.empty(), SchoolCode.parse(text));
  }

  @Test
  void addresses_are_the_same_whatever_their_case() {
    assertEquals(new EmailAddress("A.B@School.nl"), new EmailAddress("a.b@school.NL"));
    assertEquals(
        new EmailAddress("A.B@School.nl").hashCode(), new EmailAddress("a.b@school.NL").hashCode());
    assertNotEquals(new EmailAddress("ab@school.nl"), new EmailAddress("a.b@school.nl"));
    assertEquals("A.B@School.nl", EmailAddress.parse(" A.B@School.nl ").orElseThrow().value());
  }

  @Test
  void a_pair_with_one_address_gets_one_mail() {
    assertEquals(
        List.of(Addressee.PAIR), Addressee.of(Sample.form().sharedAddress().submission().pair()));
    assertEquals(
        List.of(Addressee.PRACTITIONER, Addressee.LEADER),
        Addressee.of(Sample.form().submission().pair()));
  }

  @Test
  void an_unlisted_school_is_the_same_whatever_accents_case_and_punctuation() {
    var one = new Participant.Unlisted("Sint-Jozefschool", "'s-Hertogenbosch");
    assertEquals(
        one.identity(),
        new Participant.Unlisted("sint jozefschool", "’S HERTOGENBOSCH").identity());
    assertNotEquals(
        one.identity(), new Participant.Unlisted("Sint-Jozefschool", "Den Bosch").identity());
  }

  @Test
  void schools_decide_on_a_network_only_when_all_are_regular_and_of_one_sector() {
    assertEquals(Optional.of(Sector.PO), decided("99AA00", "99AB00"));
    assertEquals(Optional.of(Sector.VO), decided("99BA00"));
    assertEquals(Optional.empty(), decided("99AA00", "99BA00"));
    assertEquals(Optional.empty(), decided("99AA00", "99CA00"));
    assertEquals(Optional.empty(), decided("99CA00"));
    var unlisted = new Participant.Unlisted("De Nieuwe Brug", "Almere");
    var listed = new Participant.Listed(new SchoolCode("99AA00"));
    assertEquals(
        Optional.empty(),
        NetworkChoice.decided(
            List.of(listed, unlisted), List.of(Sample.schools().get(listed.code()))));
  }

  private static Optional<Sector> decided(String... codes) {
    var participants = Sample.form().codes(codes).submission().schools();
    var schools =
        List.of(codes).stream().map(code -> Sample.schools().get(new SchoolCode(code))).toList();
    return NetworkChoice.decided(participants, schools);
  }
}
