package nl.leernetwerk.sendmail;

import java.util.List;
import java.util.Set;
import nl.leernetwerk.allocation.Outcome;
import nl.leernetwerk.enrolment.Contact;
import nl.leernetwerk.enrolment.EmailAddress;
import nl.leernetwerk.enrolment.Person;
import nl.leernetwerk.enrolment.RecentRounds;
import nl.leernetwerk.enrolment.Reference;
import nl.leernetwerk.enrolment.Registration;
import nl.leernetwerk.enrolment.RegistrationState;
import nl.leernetwerk.enrolment.Registrations;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.enrolment.SchoolCode;
import nl.leernetwerk.enrolment.Schools;
import nl.leernetwerk.enrolment.Sector;
import nl.leernetwerk.letters.Letters;
import nl.leernetwerk.mail.Letter;
import nl.leernetwerk.mail.MailId;
import nl.leernetwerk.roster.Roster;
import nl.leernetwerk.roster.Rosters;

/** Gathers what a mail is about and has it written. A mail's id is all that is known beforehand. */
record Desk(
    RecentRounds rounds,
    Registrations registrations,
    Schools schools,
    Rosters rosters,
    Letters letters,
    Unreachable unreachable) {

  /** Who is addressed when there is nobody left to tell: nothing is sent there. */
  private static final Contact NOBODY = new Contact("", Person.ERASED.email());

  /** Which of these people's addresses mail does not reach. */
  interface Unreachable {
    Set<EmailAddress> among(List<Registration> registrations);
  }

  /** A letter, whom it is for and whom its reader can answer. */
  record Addressed(EmailAddress to, EmailAddress replyTo, Letter letter) {}

  /** The mail as it should be sent now. */
  Addressed write(MailId mail) {
    return switch (mail) {
      case MailId.Confirmation(var reference, var to, int _) -> {
        // Read again: whoever registers just after an extension learns of it here, and only here.
        rounds.reread();
        var round = round(reference.round());
        var registration = registration(reference);
        yield new Addressed(
            to.address(registration.submission().pair()),
            round.contact(),
            letters.confirmation(
                round, registration, to, schools.find(registration.submission().codes())));
      }
      case MailId.Decision(var reference, var to, int _) -> {
        var round = round(reference.round());
        var registration = registration(reference);
        yield new Addressed(
            to.address(registration.submission().pair()),
            round.contact(),
            letters.decision(
                round, registration, to, schools.find(registration.submission().codes())));
      }
      case MailId.DeadlineExtended(var reference, var to, int _) -> {
        rounds.reread();
        var round = round(reference.round());
        var registration = registration(reference);
        yield new Addressed(
            to.address(registration.submission().pair()),
            round.contact(),
            letters.deadlineExtended(round, registration, to));
      }
      case MailId.NetworkList(var id, var networkId, int n, int version) -> {
        // Read again: its facilitators may have been named just now.
        rounds.reread();
        var running = rounds.find(id).orElseThrow();
        var round = running.round();
        var network = round.network(networkId).orElseThrow();
        var facilitator = person(network.facilitators(), n);
        var allocated = registrations(round, network.sector());
        var theirs =
            version == 1
                ? allocated
                : rosters
                    .find(running, network.sector())
                    .map(roster -> now(allocated, roster))
                    .orElse(allocated);
        yield new Addressed(
            facilitator.email(),
            round.contact(),
            letters.networkList(
                round,
                network,
                facilitator,
                theirs,
                schools.find(codesOf(theirs)),
                unreachable.among(theirs)));
      }
      case MailId.SeatNews(var reference, var to, var notice, int version) -> {
        var registration = registration(reference);
        var round = round(reference.round());
        var change =
            rosters
                .journal()
                .find(round.id(), registration.submission().network(), version)
                .orElseThrow();
        yield new Addressed(
            to.address(registration.submission().pair()),
            round.contact(),
            letters.seatNews(
                round,
                registration,
                to,
                notice,
                change,
                schools.find(registration.submission().codes())));
      }
      case MailId.NetworkNews(var id, var networkId, int n, int version) -> {
        // Read again: an extra network may be younger than what was read a minute ago.
        rounds.reread();
        var running = rounds.find(id).orElseThrow();
        var round = running.round();
        var network = round.network(networkId).orElseThrow();
        var facilitator = person(network.facilitators(), n);
        var history = rosters.history(running, network.sector()).orElseThrow();
        var theirs = now(registrations(round, network.sector()), history.roster());
        yield new Addressed(
            facilitator.email(),
            round.contact(),
            letters.networkNews(
                round,
                network,
                facilitator,
                history.changes().get(version - 1),
                theirs,
                schools.find(codesOf(theirs)),
                unreachable.among(theirs)));
      }
      case MailId.Totals(var id, int n, int _) -> {
        var round = round(id);
        var organiser = person(round.organisers(), n);
        var all = registrations.of(id);
        yield new Addressed(
            organiser.email(),
            round.contact(),
            letters.totals(round, organiser, all, unreachable.among(all)));
      }
    };
  }

  /** The one of that number; since a mail was queued, an organiser may have named fewer. */
  private static Contact person(List<Contact> people, int number) {
    return number <= people.size() ? people.get(number - 1) : NOBODY;
  }

  /** The registrations as if the allocation had decided what the roster says now. */
  private static List<Registration> now(List<Registration> registrations, Roster roster) {
    return registrations.stream()
        .map(
            registration ->
                roster
                    .entry(registration.reference())
                    .map(entry -> now(registration, entry, roster))
                    .orElse(registration))
        .toList();
  }

  private static Registration now(Registration registration, Roster.Entry entry, Roster roster) {
    var reference = registration.reference();
    return switch (entry.state()) {
      case RegistrationState.Seated(var in) -> seated(registration, entry, in);
      case RegistrationState.Accepted(var in) -> seated(registration, entry, in);
      case RegistrationState.Waiting _ ->
          registration.decided(
              new Outcome.Waiting(
                  reference,
                  entry.turn(),
                  entry.seats(),
                  roster.place(reference).orElseThrow(),
                  0));
      default -> registration.in(entry.state());
    };
  }

  private static Registration seated(Registration registration, Roster.Entry entry, String in) {
    return registration.decided(
        new Outcome.Seated(registration.reference(), entry.turn(), entry.seats(), in, 0));
  }

  private Round round(String id) {
    return rounds.find(id).orElseThrow().round();
  }

  private Registration registration(Reference reference) {
    return registrations.find(reference).orElseThrow();
  }

  private List<Registration> registrations(Round round, Sector sector) {
    return registrations.of(round.id()).stream()
        .filter(registration -> registration.submission().network() == sector)
        .toList();
  }

  private static List<SchoolCode> codesOf(List<Registration> all) {
    return all.stream().flatMap(it -> it.submission().codes().stream()).toList();
  }
}
