package nl.leernetwerk.functions.mailing.sendmail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.MailId;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amendments;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.rounds.RecentRounds;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.seats.Roster;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.Rosters;
import nl.leernetwerk.seats.letters.Letters;

/** Gathers what a mail is about and has it written. A mail's id is all that is known beforehand. */
record Desk(
    RecentRounds rounds,
    Registrations registrations,
    Schools schools,
    Rosters rosters,
    Amendments amendments,
    Mails mails,
    Letters letters,
    Function<EmailAddress, AddressId> ids,
    Unreachable unreachable) {

  /** Who is addressed when there is nobody left to tell: nothing is sent there. */
  private static final Contact NOBODY = new Contact("", Person.ERASED.email());

  /** Which of these people's addresses mail does not reach. */
  interface Unreachable {
    Set<EmailAddress> among(List<Registration> registrations);
  }

  /** A letter, whom it is for and whom its reader can answer. */
  record Addressed(EmailAddress to, EmailAddress replyTo, Letter letter) {}

  /** The mail as it should be sent now; empty when there is nobody any more whom it is for. */
  Optional<Addressed> write(MailId mail) {
    var addressed =
        switch (mail) {
          case MailId.OwnLinks(var address, int _) -> ownLinks(address);
          default -> Optional.of(written(mail));
        };
    return addressed.filter(it -> !it.to().equals(Person.ERASED.email()));
  }

  /** To the owner of an address, wherever it stands in a pair. */
  private Optional<Addressed> ownLinks(AddressId address) {
    var places =
        rounds.reread().stream()
            .map(RunningRound::round)
            .sorted(Round.byOpening().reversed())
            .flatMap(round -> registrations.of(round.id()).stream())
            .flatMap(registration -> places(registration, address))
            .toList();
    if (places.isEmpty()) {
      return Optional.empty();
    }
    var first = places.getFirst();
    var round = round(first.registration().reference().round());
    return Optional.of(
        new Addressed(
            first.registration().submission().pair().person(first.role()).email(),
            round.contact(),
            letters.ownLinks(round, places)));
  }

  private Stream<Letters.Place> places(Registration registration, AddressId address) {
    return Stream.of(PairRole.values())
        .map(role -> new Letters.Place(registration, role))
        .filter(
            it ->
                ids.apply(registration.submission().pair().person(it.role()).email())
                    .equals(address));
  }

  private Addressed written(MailId mail) {
    return switch (mail) {
      case MailId.Confirmation(var reference, var to, int _) -> {
        // Read again: whoever registers just after an extension learns of it here, and only here.
        rounds.reread();
        yield toPair(
            reference, to, (round, it) -> letters.confirmation(round, it, to, schoolsOf(it)));
      }
      case MailId.Decision(var reference, var to, int _) ->
          toPair(reference, to, (round, it) -> letters.decision(round, it, to, schoolsOf(it)));
      case MailId.DeadlineExtended(var reference, var to, int _) -> {
        rounds.reread();
        yield toPair(reference, to, (round, it) -> letters.deadlineExtended(round, it, to));
      }
      case MailId.SeatNews(var reference, var to, var notice, int version) ->
          toPair(
              reference,
              to,
              (round, it) ->
                  letters.seatNews(
                      round, it, to, notice, change(round, it, version), schoolsOf(it)));
      case MailId.Amended(var reference, var to, int version) ->
          toPair(
              reference,
              to,
              (round, it) ->
                  letters.amended(
                      round, it, to, amendments.find(reference, version).orElseThrow()));
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
                round, network, facilitator, theirs, schoolsOf(theirs), unreachable.among(theirs)));
      }
      case MailId.Farewell farewell -> {
        var reference = farewell.registration();
        var round = round(reference.round());
        yield new Addressed(
            // Without an address it was sent before, or put aside for good.
            mails.formerAddress(farewell).orElse(Person.ERASED.email()),
            round.contact(),
            letters.farewell(
                round,
                registration(reference),
                farewell.place(),
                amendments.find(reference, farewell.version()).orElseThrow()));
      }
      case MailId.OwnLinks _ -> throw new IllegalArgumentException("not about one round");
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
                schoolsOf(theirs),
                unreachable.among(theirs)));
      }
      case MailId.Totals(var id, int n, int _) -> {
        var round = round(id);
        var organiser = person(round.organisers(), n);
        var all = taking(registrations.of(id));
        yield new Addressed(
            organiser.email(),
            round.contact(),
            letters.totals(round, organiser, all, unreachable.among(all)));
      }
    };
  }

  /** A letter about a registration to one or both of its pair, as it stands now. */
  private Addressed toPair(
      Reference reference, Addressee to, BiFunction<Round, Registration, Letter> letter) {
    var round = round(reference.round());
    var registration = registration(reference);
    return new Addressed(
        to.address(registration.submission().pair()),
        round.contact(),
        letter.apply(round, registration));
  }

  private RosterChange change(Round round, Registration registration, int number) {
    return rosters
        .journal()
        .find(round.id(), registration.submission().network(), number)
        .orElseThrow();
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
    return taking(registrations.of(round.id())).stream()
        .filter(registration -> registration.submission().network() == sector)
        .toList();
  }

  /** Those that the allocation decided on. */
  private static List<Registration> taking(List<Registration> all) {
    return all.stream().filter(registration -> !registration.leftEarly()).toList();
  }

  private Map<SchoolCode, School> schoolsOf(Registration registration) {
    return schools.find(registration.submission().codes());
  }

  private Map<SchoolCode, School> schoolsOf(List<Registration> all) {
    return schools.find(all.stream().flatMap(it -> it.submission().codes().stream()).toList());
  }
}
