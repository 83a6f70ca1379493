package nl.leernetwerk.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.schools.SchoolCode;
import org.junit.jupiter.api.Test;

class SubmissionTest {
  private static final Submission SAYS = Sample.form().submission();

  @Test
  void when_one_of_the_pair_is_erased_the_other_and_what_the_initiative_wrote_stay() {
    for (var role : PairRole.values()) {
      var left = SAYS.without(Set.of(role));
      assertEquals(Person.ERASED, left.pair().person(role));
      assertFalse(left.pair().isErased());
      assertEquals(SAYS, left.with(SAYS.pair(), SAYS.submittedBy()), "all else stays");
    }
    assertEquals(SAYS, SAYS.without(Set.of()));
  }

  @Test
  void when_both_are_erased_every_free_text_but_the_initiatives_name_goes_with_them() {
    var erased = SAYS.without(EnumSet.allOf(PairRole.class));
    assertEquals(new Pair(Person.ERASED, Person.ERASED), erased.pair());
    assertEquals(
        EnumSet.of(
            SubmissionField.QUESTIONS, SubmissionField.EXPECTATIONS, SubmissionField.CONTRIBUTION),
        texts(SubmissionField.between(SAYS, erased)));
    var gone = Person.ERASED.name();
    assertEquals(
        List.of(SAYS.initiative(), List.of(gone).toString(), gone, Optional.empty().toString()),
        SubmissionField.freeTexts(erased));
    assertEquals(
        erased, SAYS.without(Set.of(PairRole.LEADER)).without(Set.of(PairRole.PRACTITIONER)));
  }

  @Test
  void a_school_that_turns_out_to_be_in_the_list_gets_its_code_and_keeps_its_number() {
    var bridge = new Participant.Unlisted("De Nieuwe Brug", "Almere");
    var code = new SchoolCode("99AA00");
    var others = Map.of(bridge, code, new Participant.Unlisted("Elders", "Delft"), code);
    assertEquals(
        Sample.form().codes("99AC00", "99CA00", "99AA00").submission(), SAYS.listed(others));
    assertEquals(SAYS, SAYS.listed(Map.of()));
    assertEquals(List.of(new SchoolCode("99AC00"), new SchoolCode("99CA00")), SAYS.codes());
  }

  @Test
  void the_texts_cannot_be_changed_and_one_that_was_left_out_is_empty() {
    assertThrows(UnsupportedOperationException.class, SAYS.texts()::clear);
    assertEquals(
        Optional.empty(),
        Sample.form().onlyRequired().submission().text(OptionalText.CONTRIBUTION));
    assertTrue(SAYS.text(OptionalText.CONTRIBUTION).isPresent());
  }

  private static Set<SubmissionField> texts(Set<SubmissionField> fields) {
    var texts = EnumSet.copyOf(fields);
    texts.removeIf(it -> !it.isFreeText());
    return texts;
  }
}
