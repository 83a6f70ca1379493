package nl.leernetwerk.registration.letters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressedLetter;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.letters.Typed;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.RecentRounds;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.table.TableSchools;

/**
 * Everything that letters are written from. Only a mail's id is known beforehand.
 *
 * @param rounds the rounds as they were at most a minute ago
 * @param ids the ids of addresses
 */
public record LetterSources(
    Table table,
    RecentRounds rounds,
    Pages pages,
    Function<EmailAddress, AddressId> ids,
    Unreachable unreachable) {

  /** Tells which addresses in these registrations mail does not reach. */
  public interface Unreachable {
    /** The addresses in these registrations that mail does not reach. */
    Set<EmailAddress> among(List<Registration> registrations);
  }

  /** The same for the mails of one kind, which print what organisers add to that kind. */
  LetterSources of(String kind) {
    return new LetterSources(table, rounds, pages.of(kind), ids, unreachable);
  }

  /** A round; it must exist. */
  public Round round(String id) {
    return rounds.find(id).orElseThrow().round();
  }

  /** A registration as letters print it; it must exist. */
  public Registration registration(Reference reference) {
    return printed(new TableRegistrations(table).find(reference).orElseThrow());
  }

  /** A registration as letters print it: with names in which no mail program finds a link. */
  public static Registration printed(Registration registration) {
    var submission = registration.submission();
    var pair = submission.pair();
    for (var role : PairRole.values()) {
      var person = pair.person(role);
      pair =
          pair.with(
              role,
              new Person(
                  Typed.unlinked(person.name()), person.email(), person.role(), person.phone()));
    }
    return registration.amended(
        registration.revision(),
        registration.arrival(),
        submission
            .with(pair, submission.submittedBy())
            .named(
                Typed.unlinked(submission.initiative()),
                submission.schools().stream().map(LetterSources::printed).toList()));
  }

  private static Participant printed(Participant school) {
    return switch (school) {
      case Participant.Listed listed -> listed;
      case Participant.Unlisted(var name, var place) ->
          new Participant.Unlisted(Typed.unlinked(name), Typed.unlinked(place));
    };
  }

  /** The listed schools of these registrations. */
  public Map<SchoolCode, School> schools(List<Registration> registrations) {
    return new TableSchools(table)
        .named(registrations.stream().flatMap(it -> it.submission().codes().stream()).toList());
  }

  /** A letter about a registration as it is now, to one or both people of its pair. */
  public Optional<AddressedLetter> toPair(
      Mail mail, BiFunction<Round, Registration, Letter> letter) {
    var registration = registration(RegistrationMails.registration(mail));
    var round = round(registration.reference().round());
    return to(
        Addressee.of(mail.to()).address(registration.submission().pair()),
        round,
        () -> letter.apply(round, registration));
  }

  /** A letter to an address; empty when the owner's data was removed meanwhile. */
  public Optional<AddressedLetter> to(EmailAddress address, Round round, Supplier<Letter> letter) {
    return address.equals(Person.ERASED.email())
        ? Optional.empty()
        : Optional.of(new AddressedLetter(address, round.contact(), letter.get()));
  }
}
