package nl.leernetwerk.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who did something, and who asks for something. */
class ActorTest {
  private static final Actor.Organiser NOOR = new Actor.Organiser("noor");
  private static final EmailAddress ADDRESS = new EmailAddress("noor@example.org");
  private static final Reference REFERENCE = new Reference("2024-2025", "P0000001");

  @Test
  void an_actor_is_read_back_from_what_a_journal_keeps() {
    for (var actor :
        List.of(new Actor.Automatic(), NOOR, new Actor.Participant(REFERENCE, PairRole.LEADER))) {
      assertEquals(actor, Actor.parse(actor.text()));
    }
    assertEquals("leader:2024-2025-P000-0001", participant().text());
    for (var damaged : List.of("", "organiser:", "leader", "leader:2024", "nobody:1")) {
      assertThrows(RuntimeException.class, () -> Actor.parse(damaged), damaged);
    }
  }

  @Test
  void no_address_is_the_id_of_an_organiser_so_a_journal_names_nobody() {
    assertEquals(Optional.of(NOOR), Actor.Organiser.of("noor"));
    assertEquals(Optional.empty(), Actor.Organiser.of("noor@example.org"));
    assertThrows(IllegalArgumentException.class, () -> new Actor.Organiser("noor@example.org"));
  }

  @Test
  void a_caller_is_what_their_group_says_only_with_an_address_that_is_proved_to_be_theirs() {
    var both = Set.of(Caller.ORGANISERS, Caller.FACILITATORS);
    var proved = Optional.of(ADDRESS);
    var id = Optional.of(NOOR);
    assertEquals(new Caller.Organiser(NOOR, ADDRESS), Caller.of(proved, id, both));
    assertEquals(
        new Caller.Facilitator(new Actor.Facilitator("noor"), ADDRESS),
        Caller.of(proved, id, Set.of(Caller.FACILITATORS)));
    assertEquals(new Caller.Stranger(), Caller.of(proved, id, Set.of("other")));
    assertEquals(new Caller.Stranger(), Caller.of(Optional.empty(), id, both));
    assertEquals(
        new Caller.Stranger(),
        Caller.of(proved, Optional.empty(), both),
        "no change is made by an organiser without an id");
  }

  private static Actor participant() {
    return new Actor.Participant(REFERENCE, PairRole.LEADER);
  }
}
