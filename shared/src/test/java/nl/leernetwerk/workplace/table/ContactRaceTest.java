package nl.leernetwerk.workplace.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.kernel.table.Unprotected;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.privacy.Erasure;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.table.RegistrationPersonalStore;
import nl.leernetwerk.workplace.ContactMoment;
import nl.leernetwerk.workplace.Contacts.Written;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A facilitator notes what somebody said at the same moment as that person is erased. */
class ContactRaceTest {
  private static final Instant NOW = Instant.parse("2024-10-07T12:00:00Z");
  private static final String WORDS = "Yasmine is ziek";

  private final Table table = LocalTable.create(new MovingClock(NOW));
  private final Registration registration = Sample.form().codes("99AA00").register();

  @BeforeEach
  void an_initiative_is_registered() {
    LocalTable.storage(table).open(Sample.round());
    LocalTable.store(table, List.of(registration));
  }

  @Test
  void without_the_condition_words_about_somebody_come_after_their_erasure() {
    erase(this::forget);
    assertEquals(Written.DONE, note(new Unprotected(_ -> true), 1));
    assertTrue(items().contains(WORDS));
  }

  @Test
  void words_about_somebody_do_not_come_after_their_erasure() {
    erase(this::forget);
    assertEquals(Written.OVERTAKEN, note(held(), 1));
    assertFalse(items().contains(WORDS));
  }

  @Test
  void words_that_come_while_somebody_is_erased_go_with_them() {
    note(held(), 1);
    var times = new AtomicInteger();
    erase(
        reference -> {
          forget(reference);
          // After its words were looked for, and before the person goes.
          if (times.incrementAndGet() == 1) {
            note(held(), 2);
          }
        });
    assertFalse(items().contains(WORDS));
    assertEquals(2, times.get());
    assertEquals(2, new TableContacts(table).of(registration.reference()).size());
  }

  private void forget(Reference reference) {
    new TableContacts(table).forgetWords(reference);
  }

  /** The facilitator has the registration before them as it was sent in. */
  private Written note(Unprotected unprotected, int number) {
    var through = new Table(LocalTable.client(unprotected), table.name(), table.clock());
    return new TableContacts(through)
        .write(
            Sample.round().retention(),
            registration,
            new ContactMoment(
                registration.reference(),
                "request-" + number,
                NOW.plusMillis(number),
                new Actor.Facilitator("sanne"),
                LocalDate.parse("2024-10-07"),
                ContactMoment.How.PHONE,
                ContactMoment.With.PRACTITIONER,
                true,
                Optional.of(WORDS),
                Optional.empty()));
  }

  private static Unprotected held() {
    return new Unprotected(_ -> false);
  }

  private void erase(Consumer<Reference> first) {
    var ids = new TableAddressIds(table).findOrMake(new Random(1));
    var person = registration.submission().pair().practitioner();
    new RegistrationPersonalStore(table)
        .erase(new Erasure(ids, Map.of(ids.of(person.email()), NOW)), first);
  }

  private String items() {
    return LocalTable.items(table).toString();
  }
}
