package nl.leernetwerk.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.schools.SchoolCode;
import org.junit.jupiter.api.Test;

/** What a store must do with registrations. */
interface RegistrationsContract extends StorageFixture {

  @Test
  default void an_accepted_registration_is_found_as_it_was_sent_with_its_mails_waiting() {
    var registration = Sample.form().register();
    assertEquals(
        new Receipt.Accepted(registration.reference()), submit(registration, "key", "content"));
    assertEquals(
        Optional.of(registration), storage().registrations().find(registration.reference()));
    assertEquals(List.of(registration), storage().registrations().of(ROUND.id()));
    assertEquals(mails(registration), waitingMails());
  }

  @Test
  default void a_registration_without_anything_optional_is_found_as_it_was_sent() {
    var registration = Sample.form().onlyRequired().register();
    submit(registration, "key", "content");
    assertEquals(
        Optional.of(registration), storage().registrations().find(registration.reference()));
  }

  @Test
  default void the_same_key_and_content_is_the_same_registration() {
    var registration = Sample.form().register();
    submit(registration, "key", "content");
    var again = submit(Sample.form().number(2).register(), "key", "content");
    assertEquals(new Receipt.Repeated(registration.reference()), again);
    assertEquals(1, storage().registrations().of(ROUND.id()).size());
    assertEquals(
        Optional.of(new Receipt.Repeated(registration.reference())),
        storage().registrations().seen(Idempotency.of("key", "content")));
  }

  @Test
  default void the_same_key_with_other_content_is_refused() {
    submit(Sample.form().register(), "key", "content");
    assertEquals(
        new Receipt.KeyReused(),
        submit(Sample.form().number(2).codes("99AA00").register(), "key", "other"));
    assertEquals(
        Optional.of(new Receipt.KeyReused()),
        storage().registrations().seen(Idempotency.of("key", "other")));
  }

  @Test
  default void an_unused_key_has_no_earlier_post() {
    assertEquals(
        Optional.empty(), storage().registrations().seen(Idempotency.of("key", "content")));
  }

  @Test
  default void a_school_registers_once_in_a_round_and_a_refusal_stores_nothing() {
    submit(Sample.form().codes("99AA00", "99AB00").register(), "one", "content");
    var second = Sample.form().number(2).codes("99AC00", "99AB00").register();
    assertEquals(
        new Receipt.Taken(List.of(new Participant.Listed(new SchoolCode("99AB00")))),
        submit(second, "two", "content"));
    assertEquals(Optional.empty(), storage().registrations().find(second.reference()));
    assertEquals(
        Optional.empty(), storage().registrations().seen(Idempotency.of("two", "content")));
    assertInstanceOf(
        Receipt.Accepted.class,
        submit(Sample.form().number(3).codes("99AC00").register(), "three", "content"));
  }

  @Test
  default void an_unlisted_school_registers_once_however_its_name_is_spelled() {
    submit(
        Sample.form().schools(new Participant.Unlisted("De Nieuwe Brug", "Almere")).register(),
        "one",
        "content");
    var spelled = new Participant.Unlisted("de  nieuwe-brúg", "ALMERE");
    assertEquals(
        new Receipt.Taken(List.of(spelled)),
        submit(Sample.form().number(2).schools(spelled).register(), "two", "content"));
  }

  @Test
  default void the_same_school_may_register_in_another_round() {
    submit(Sample.form().codes("99AA00").register(), "one", "content");
    var next = Sample.later(ROUND, "2025-2026", 1);
    var form = Sample.form().codes("99AA00").register();
    var registration =
        Registration.accepted(
            new Reference(next.id(), "P0000001"), form.arrival(), form.submission());
    assertInstanceOf(
        Receipt.Accepted.class,
        storage()
            .registrations()
            .submit(next, registration, Idempotency.of("two", "content"), List.of()));
    assertEquals(List.of(registration), storage().registrations().of(next.id()));
  }

  @Test
  default void all_unknown_codes_are_reported() {
    assertEquals(
        new Receipt.UnknownSchools(List.of(new SchoolCode("00XX00"), new SchoolCode("00XX01"))),
        submit(Sample.form().codes("00XX00", "99AA00", "00XX01").register(), "key", "content"));
  }

  @Test
  default void regular_schools_of_one_sector_decide_the_network() {
    assertEquals(
        new Receipt.OtherSector(Sector.PO),
        submit(
            Sample.form().network(Sector.VO).codes("99AA00", "99AB00").register(),
            "key",
            "content"));
    assertEquals(
        new Receipt.OtherSector(Sector.VO),
        submit(Sample.form().network(Sector.PO).codes("99BA00").register(), "key", "content"));
  }

  @Test
  default void specialised_mixed_and_unlisted_schools_choose_their_network() {
    var forms =
        List.of(
            Sample.form().network(Sector.VO).codes("99CA00"),
            Sample.form().network(Sector.VO).codes("99AA00", "99BA00"),
            Sample.form()
                .network(Sector.VO)
                .schools(
                    new Participant.Listed(new SchoolCode("99AB00")),
                    new Participant.Unlisted("De Nieuwe Brug", "Almere")));
    for (int i = 0; i < forms.size(); i++) {
      assertInstanceOf(
          Receipt.Accepted.class, submit(forms.get(i).number(i).register(), "key" + i, "content"));
    }
    var withSpecialised = Sample.form().network(Sector.VO).codes("99AC00", "99CA00");
    assertEquals(
        new Receipt.Taken(List.of(new Participant.Listed(new SchoolCode("99CA00")))),
        submit(withSpecialised.number(9).register(), "key9", "content"));
  }

  @Test
  default void a_reference_in_use_is_answered_with_busy_and_overwrites_nothing() {
    var first = Sample.form().codes("99AA00").register();
    submit(first, "one", "content");
    assertEquals(
        new Receipt.Busy(), submit(Sample.form().codes("99AB00").register(), "two", "content"));
    assertEquals(Optional.of(first), storage().registrations().find(first.reference()));
  }

  @Test
  default void
      one_of_many_registrations_of_a_school_at_once_is_accepted_and_the_rest_are_refused() {
    var receipts =
        AtOnce.atOnce(
            IntStream.range(0, 16)
                .<Callable<Receipt>>mapToObj(
                    i ->
                        () ->
                            submit(
                                Sample.form().number(i).codes("99AA00").register(),
                                "key" + i,
                                "content"))
                .toList());
    assertEquals(1, receipts.stream().filter(Receipt.Accepted.class::isInstance).count());
    assertEquals(15, receipts.stream().filter(Receipt.Taken.class::isInstance).count());
    assertEquals(1, storage().registrations().of(ROUND.id()).size());
  }

  @Test
  default void the_same_post_many_times_at_once_is_one_registration() {
    var receipts =
        AtOnce.atOnce(
            IntStream.range(0, 16)
                .<Callable<Receipt>>mapToObj(
                    i ->
                        () ->
                            submit(
                                Sample.form().number(i).codes("99AA00").register(),
                                "key",
                                "content"))
                .toList());
    assertEquals(1, receipts.stream().filter(Receipt.Accepted.class::isInstance).count());
    assertEquals(15, receipts.stream().filter(Receipt.Repeated.class::isInstance).count());
    assertEquals(1, storage().registrations().of(ROUND.id()).size());
  }
}
