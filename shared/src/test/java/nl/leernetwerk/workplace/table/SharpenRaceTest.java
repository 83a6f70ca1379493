package nl.leernetwerk.workplace.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.kernel.table.Unprotected;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.privacy.Erasure;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.registration.table.RegistrationPersonalStore;
import nl.leernetwerk.storage.Storage;
import nl.leernetwerk.workplace.SharpenText;
import nl.leernetwerk.workplace.Sharpening;
import nl.leernetwerk.workplace.Sharpening.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people sharpen the same text, and both have seen the same version. */
class SharpenRaceTest {
  private static final Instant NOW = Instant.parse("2024-10-07T12:00:00Z");
  private static final Actor ONE = new Actor.Facilitator("one");
  private static final Actor OTHER = new Actor.Facilitator("other");

  private final Table table = LocalTable.create(new MovingClock(NOW));
  private final Storage storage = LocalTable.storage(table);

  @BeforeEach
  void an_initiative_has_a_seat() {
    storage.open(Sample.round());
    var registration = Sample.form().codes("99AA00").register();
    LocalTable.store(
        table,
        List.of(
            registration.decided(new Outcome.Seated(registration.reference(), 1, 1, "PO", 12))));
  }

  @Test
  void without_the_condition_the_text_of_the_first_facilitator_is_lost() {
    race(bare(), OTHER);
    assertEquals(List.of("Van de ander"), texts());
  }

  @Test
  void of_two_facilitators_at_once_the_second_is_told_and_the_text_of_the_first_stays() {
    assertInstanceOf(Answer.Overtaken.class, race(held(), OTHER));
    assertEquals(List.of("Van de een"), texts());
  }

  @Test
  void without_the_condition_a_facilitator_overwrites_what_the_pair_corrected() {
    sharpen(held(), now(), "Eerst", ONE);
    race(bare(), pair());
    assertEquals(List.of("Eerst", "Van de ander"), texts());
  }

  @Test
  void of_a_facilitator_and_the_pair_at_once_the_second_is_told_and_nothing_is_lost() {
    sharpen(held(), now(), "Eerst", ONE);
    assertInstanceOf(Answer.Overtaken.class, race(held(), pair()));
    assertEquals(List.of("Eerst", "Van de een"), texts());
  }

  @Test
  void without_the_condition_a_confirmation_stands_for_a_text_that_nobody_of_the_pair_saw() {
    sharpen(held(), now(), "Eerst", ONE);
    var seen = now();
    sharpen(held(), seen, "Daarna", OTHER);
    confirm(bare(), seen);
    assertEquals("Eerst", now().sharpened().orElseThrow().texts().getFirst());
  }

  @Test
  void a_confirmation_is_of_the_version_that_was_seen() {
    sharpen(held(), now(), "Eerst", ONE);
    var seen = now();
    sharpen(held(), seen, "Daarna", OTHER);
    assertInstanceOf(Answer.Overtaken.class, confirm(held(), seen));
    assertTrue(now().sharpened().orElseThrow().awaitsAnswer());
  }

  @Test
  void without_the_condition_a_text_comes_back_after_everybody_was_erased() {
    var seen = now();
    eraseEverybody();
    sharpen(bare(), seen, "Van Jan", ONE);
    assertTrue(now().sharpened().isPresent());
  }

  @Test
  void an_erasure_is_not_undone() {
    var seen = now();
    eraseEverybody();
    assertInstanceOf(Answer.Overtaken.class, sharpen(held(), seen, "Van Jan", ONE));
    assertTrue(now().sharpened().isEmpty());
    assertEquals(List.of(), texts());
  }

  private Answer race(Unprotected unprotected, Actor second) {
    var seen = now();
    sharpen(unprotected, seen, "Van de een", ONE);
    return sharpen(unprotected, seen, "Van de ander", second);
  }

  private Answer sharpen(Unprotected unprotected, Registration seen, String question, Actor by) {
    var text =
        new SharpenText(
            List.of(new Sharpened.Question(question, new TreeSet<>(List.of(1)))), "Leren.", false);
    return sharpening(unprotected)
        .carryOut(Sample.round(), Sharpening.decide(Sample.round(), seen, text, by, NOW));
  }

  private Answer confirm(Unprotected unprotected, Registration seen) {
    return sharpening(unprotected).carryOut(Sample.round(), Sharpening.confirm(seen, pair(), NOW));
  }

  private Sharpening sharpening(Unprotected unprotected) {
    return new Sharpening(
        new TableSharpened(new Table(LocalTable.client(unprotected), table.name(), table.clock())));
  }

  private void eraseEverybody() {
    var pair = now().submission().pair();
    var ids = new TableAddressIds(table).findOrMake(new Random(1));
    var asked =
        Map.of(ids.of(pair.practitioner().email()), NOW, ids.of(pair.leader().email()), NOW);
    new RegistrationPersonalStore(table).erase(new Erasure(ids, asked), _ -> {});
  }

  private Actor.Participant pair() {
    return new Actor.Participant(now().reference(), PairRole.LEADER);
  }

  private List<String> texts() {
    return new TableSharpened(table)
        .of(now().reference()).stream().map(it -> it.texts().getFirst()).toList();
  }

  private static Unprotected bare() {
    return new Unprotected(_ -> true);
  }

  private static Unprotected held() {
    return new Unprotected(_ -> false);
  }

  private Registration now() {
    return storage
        .registrations()
        .find(Sample.form().codes("99AA00").register().reference())
        .orElseThrow();
  }
}
