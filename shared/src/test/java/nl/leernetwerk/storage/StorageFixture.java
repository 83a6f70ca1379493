package nl.leernetwerk.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressState;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.MailProgress;
import nl.leernetwerk.mailing.QueuedMail;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.Allocation;
import nl.leernetwerk.seats.AllocationEntry;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.seats.Allocator;
import nl.leernetwerk.seats.Notice;
import nl.leernetwerk.seats.RosterJournal;
import nl.leernetwerk.seats.SeatMails;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the contracts of the storage ports share: a round, a registered initiative, and short method
 * names.
 */
public interface StorageFixture {
  Instant NOW = Instant.parse("2024-09-12T12:00:00Z");
  Instant LATER = NOW.plusSeconds(1);
  Round ROUND = Sample.round();
  AddressId ADDRESS = new AddressId("0123456789abcdef".repeat(2));

  Reference SOMEBODY = new Reference(ROUND.id(), "P0000001");
  Actor.Organiser ORGANISER = new Actor.Organiser("93f4a822-5051");

  /** The store under test. It stays the same during a test, and is empty at its start. */
  Storage storage();

  @BeforeEach
  default void load_the_schools() {
    storage().schools().load(Sample.schools().values());
  }

  default Map<Mail, MailProgress> progress(Instant now) {
    return storage().mails().ofRound(ROUND.id(), now).stream()
        .collect(Collectors.toMap(QueuedMail::mail, QueuedMail::progress));
  }

  default boolean report(String message, Mail mail, DeliveryReport.Kind kind, Instant at) {
    return storage().addresses().report(new DeliveryReport(mail, ADDRESS, message, kind, at));
  }

  default Optional<AddressState.Suppression> suppression(AddressState.Reason reason) {
    return Optional.of(new AddressState.Suppression(reason, NOW));
  }

  default Mail sent(String message) {
    var mail = queued();
    storage().mails().claim(mail, NOW);
    storage().mails().sent(mail, message, NOW);
    return mail;
  }

  default Receipt submit(Registration registration, String key, String content) {
    return storage()
        .registrations()
        .submit(
            ROUND, registration, Idempotency.of(key, content), List.copyOf(mails(registration)));
  }

  default Set<Mail> mails(Registration registration) {
    return Addressee.of(registration.submission().pair()).stream()
        .map(to -> RegistrationMails.confirmation(registration.reference(), to))
        .collect(Collectors.toSet());
  }

  default Mail queued() {
    var mail = SeatMails.list(ROUND, ROUND.network("PO").orElseThrow(), 1, 1);
    storage().mails().queue(ROUND.retention(), List.of(mail));
    return mail;
  }

  default Set<Mail> waitingMails() {
    return storage().outbox().waitingSince(LATER).stream()
        .filter(Mail.QUEUED::is)
        .map(Mail::of)
        .collect(Collectors.toSet());
  }

  default Allocation allocation(List<Registration> registrations) {
    return Allocator.allocate(
        ROUND, registrations.stream().map(AllocationEntry::of).toList(), Sample.SEED);
  }

  default List<Allocations.Applied> applied(List<Registration> registrations) {
    return allocation(registrations).outcomes().stream()
        .map(
            outcome ->
                new Allocations.Applied(
                    outcome,
                    "request-1",
                    List.of(
                        SeatMails.decision(outcome.reference(), Addressee.PRACTITIONER),
                        SeatMails.decision(outcome.reference(), Addressee.LEADER))))
        .toList();
  }

  default List<RosterJournal.Applied> moved(
      List<Registration> registrations, RegistrationState state, int version) {
    return registrations.stream()
        .map(
            it ->
                new RosterJournal.Applied(
                    it.reference(),
                    state,
                    "trace",
                    List.of(
                        SeatMails.notice(
                            it.reference(), Addressee.LEADER, Notice.OFFERED, version))))
        .toList();
  }
}
