package nl.leernetwerk.registration.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.kernel.table.Unprotected;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two people of a pair change the same registration, and both have seen the same version. */
class AmendmentRaceTest {
  private static final Instant NOW = Instant.parse("2024-09-20T10:00:00Z");
  private static final Registration SEEN = Sample.form().codes("99AA00").register();

  private final Table table = LocalTable.create(new MovingClock(NOW));
  private final Storage storage = LocalTable.storage(table);

  @BeforeEach
  void somebody_registered() {
    storage.schools().load(Sample.schools().values());
    storage.open(Sample.round());
    storage.registrations().submit(Sample.round(), SEEN, Idempotency.of("key", "it"), List.of());
  }

  @Test
  void without_the_condition_the_second_silently_undoes_what_the_first_changed() {
    race(
        new Unprotected(
            partition ->
                partition.startsWith("REGISTRATIONS#")
                    || partition.startsWith("AMENDMENTS#")
                    || partition.startsWith("MAIL#")));
    assertEquals(SEEN.submission().expectations(), now().submission().expectations());
    assertEquals("Van de ander", now().submission().initiative());
  }

  @Test
  void the_second_change_is_refused_and_the_first_stays() {
    var answers = race(new Unprotected(_ -> false));
    assertInstanceOf(Amending.Answer.Changed.class, answers.getFirst());
    assertInstanceOf(Amending.Answer.Overtaken.class, answers.getLast());
    assertEquals("Van de een", now().submission().expectations());
    assertEquals(SEEN.submission().initiative(), now().submission().initiative());
  }

  @Test
  void without_the_condition_a_school_that_registered_elsewhere_is_in_two_initiatives() {
    withdrawnWhileAnotherRegistered();
    var bare = new Unprotected(partition -> partition.startsWith("CLAIM#"));
    assertInstanceOf(Amending.Answer.Changed.class, restore(bare));
  }

  @Test
  void a_withdrawal_is_not_undone_once_the_school_registered_elsewhere() {
    withdrawnWhileAnotherRegistered();
    assertInstanceOf(Amending.Answer.Taken.class, restore(new Unprotected(_ -> false)));
  }

  private void withdrawnWhileAnotherRegistered() {
    amending(new Unprotected(_ -> false))
        .withdraw(storage.rounds().all().getFirst(), SEEN, asked(PairRole.LEADER));
    var other = Sample.form().number(2).codes("99AA00").register();
    assertInstanceOf(
        Receipt.Accepted.class,
        storage
            .registrations()
            .submit(Sample.round(), other, Idempotency.of("other", "it"), List.of()));
  }

  private Amending.Answer restore(Unprotected unprotected) {
    return amending(unprotected)
        .restore(storage.rounds().all().getFirst(), now(), asked(PairRole.LEADER));
  }

  private List<Amending.Answer> race(Unprotected unprotected) {
    var running = storage.rounds().all().getFirst();
    var first = Sample.form().codes("99AA00").expectations("Van de een").submission();
    var second = Sample.form().codes("99AA00").initiative("Van de ander").submission();
    return List.of(
        amending(unprotected).change(running, SEEN, first, asked(PairRole.PRACTITIONER)),
        amending(unprotected).change(running, SEEN, second, asked(PairRole.LEADER)));
  }

  private Amending amending(Unprotected unprotected) {
    var own = new Table(LocalTable.client(unprotected), table.name(), table.clock());
    return new Amending(new TableAmendments(own), storage.schools());
  }

  private static Amending.Asked asked(PairRole role) {
    return new Amending.Asked(
        new Actor.Participant(SEEN.reference(), role),
        new Arrival(NOW, "request-2"),
        Optional.empty());
  }

  private Registration now() {
    return storage.registrations().find(SEEN.reference()).orElseThrow();
  }
}
