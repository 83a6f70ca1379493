package nl.leernetwerk.seats.letters;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.letters.Typed;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.letters.LetterSources;
import nl.leernetwerk.registration.letters.MailKind;
import nl.leernetwerk.registration.letters.MailKind.Preview;
import nl.leernetwerk.registration.letters.PreviewRound;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableStaff;
import nl.leernetwerk.seats.Notice;
import nl.leernetwerk.seats.OfferReminder;
import nl.leernetwerk.seats.Roster;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.seats.Rosters;
import nl.leernetwerk.seats.SeatMails;
import nl.leernetwerk.seats.table.TableAllocations;
import nl.leernetwerk.seats.table.TableDraws;
import nl.leernetwerk.seats.table.TableRosterJournal;
import nl.leernetwerk.seats.table.TableRosters;

/** The kinds of mail about seats. */
public final class SeatMailKinds {
  private static final String BOTH = "beiden";

  /** The recipient when nobody is left to tell; nothing is sent to this address. */
  private static final Contact NOBODY = new Contact("", Person.ERASED.email());

  private static final MailKind DECISION =
      new MailKind(
          SeatMails.DECISION,
          "uitkomst van de verdeling",
          sources -> {
            var letter = new DecisionLetter(sources.pages());
            return mail ->
                sources.toPair(
                    mail,
                    (round, it) ->
                        letter.write(
                            round, it, Addressee.of(mail.to()), sources.schools(List.of(it))));
          },
          it -> {
            var letter = new DecisionLetter(it.pages());
            return List.of(
                new Preview(
                    "De uitkomst: een plek",
                    BOTH,
                    letter.write(it.round(), it.seated(), Addressee.PRACTITIONER, it.schools())),
                new Preview(
                    "De uitkomst: wachtlijst",
                    BOTH,
                    letter.write(it.round(), it.waiting(), Addressee.PRACTITIONER, it.schools())));
          });

  private static final MailKind DRAW_LIST =
      new MailKind(
          SeatMails.DRAW_LIST,
          "lijst van de loting",
          sources -> {
            var letter = new DrawListLetter(sources.pages());
            var draws = new TableDraws(sources.table());
            return mail ->
                sources.toPair(
                    mail,
                    (round, it) ->
                        letter.write(
                            round,
                            it,
                            Addressee.of(mail.to()),
                            draws.find(round.id()).orElseThrow().list().hash()));
          },
          it ->
              List.of(
                  new Preview(
                      "De lijst van een loting",
                      BOTH,
                      new DrawListLetter(it.pages())
                          .write(it.round(), it.open(), Addressee.PRACTITIONER, "0".repeat(64)))));

  private static final MailKind ENTERED =
      new MailKind(
          SeatMails.ENTERED,
          "later toegevoegd door de organisatie",
          sources -> {
            var letter = new EnteredLetter(sources.pages());
            return mail ->
                sources.toPair(
                    mail,
                    (round, it) -> {
                      var change = mail.version();
                      var after =
                          rosters(sources)
                              .history(
                                  sources.rounds().find(round.id()).orElseThrow(),
                                  it.submission().network())
                              .orElseThrow()
                              .before(change + 1);
                      return letter.write(
                          round,
                          it,
                          Addressee.of(mail.to()),
                          enteredBy(sources, round, it),
                          after.place(it.reference()),
                          sources.schools(List.of(it)));
                    });
          },
          it -> {
            var letter = new EnteredLetter(it.pages());
            return List.of(
                new Preview(
                    "Later toegevoegd door de organisatie",
                    BOTH,
                    letter.write(
                        it.round(),
                        it.waiting(),
                        Addressee.PRACTITIONER,
                        Optional.of(it.organiser().name()),
                        OptionalInt.of(2),
                        it.schools())));
          });

  private static final MailKind LIST =
      new MailKind(
          SeatMails.LIST,
          "lijst van het leernetwerk",
          sources -> {
            var letter = new NetworkListLetter(sources.pages());
            return mail -> {
              var to = facilitator(sources, mail);
              var sector = to.network().sector();
              var allocated = registrations(sources, to.round(), sector);
              var theirs =
                  mail.version() == 1
                      ? ofAllocation(allocated)
                      : rosters(sources)
                          .find(to.running(), sector)
                          .map(roster -> now(allocated, roster))
                          .orElse(allocated);
              return sources.to(
                  to.person().email(),
                  to.round(),
                  () ->
                      letter.write(
                          to.round(),
                          to.network(),
                          to.person(),
                          theirs,
                          sources.schools(theirs),
                          sources.unreachable().among(theirs)));
            };
          },
          it ->
              List.of(
                  new Preview(
                      "De lijst van een leernetwerk",
                      "elke procesbegeleider",
                      new NetworkListLetter(it.pages())
                          .write(
                              it.round(),
                              it.network(),
                              it.facilitator(),
                              List.of(it.seated(), it.waiting()),
                              it.schools(),
                              Set.of()))));

  private static final MailKind NEWS =
      new MailKind(
          SeatMails.NEWS,
          "wijziging in het leernetwerk",
          sources -> {
            var letter = new NetworkNewsLetter(sources.pages());
            return mail -> {
              var to = facilitator(sources, mail);
              var sector = to.network().sector();
              var history = rosters(sources).history(to.running(), sector).orElseThrow();
              var theirs = now(registrations(sources, to.round(), sector), history.roster());
              return sources.to(
                  to.person().email(),
                  to.round(),
                  () ->
                      letter.write(
                          to.round(),
                          to.network(),
                          to.person(),
                          history.changes().get(mail.version() - 1),
                          theirs,
                          sources.schools(theirs),
                          sources.unreachable().among(theirs)));
            };
          },
          it ->
              List.of(
                  new Preview(
                      "Een leernetwerk is gewijzigd",
                      "elke procesbegeleider",
                      new NetworkNewsLetter(it.pages())
                          .write(
                              it.round(),
                              it.network(),
                              it.facilitator(),
                              change(
                                  new RosterEvent.OfferAccepted(
                                      it.seated().reference(), it.network().id())),
                              List.of(it.seated(), it.waiting()),
                              it.schools(),
                              Set.of()))));

  private static final MailKind TOTALS =
      new MailKind(
              SeatMails.TOTALS,
              "totalen van de ronde",
              sources -> {
                var letter = new TotalsLetter(sources.pages());
                return mail -> {
                  var round = sources.round(mail.about());
                  var organiser = person(round.organisers(), SeatMails.person(mail));
                  var all =
                      ofAllocation(
                          decided(new TableRegistrations(sources.table()).of(round.id())).toList());
                  return sources.to(
                      organiser.email(),
                      round,
                      () -> letter.write(round, organiser, all, sources.unreachable().among(all)));
                };
              },
              it ->
                  List.of(
                      new Preview(
                          "De totalen",
                          "elke organisator",
                          new TotalsLetter(it.pages())
                              .write(
                                  it.round(),
                                  it.organiser(),
                                  List.of(it.seated(), it.waiting()),
                                  Set.of()))))
          .withoutParagraph();

  /** Every kind of mail about seats; each notice and each reminder has a kind of its own. */
  public static final List<MailKind> ALL =
      Stream.of(
              Stream.of(DRAW_LIST, DECISION, ENTERED),
              Arrays.stream(Notice.values()).map(SeatMailKinds::notice),
              Arrays.stream(OfferReminder.values()).map(SeatMailKinds::reminder),
              Stream.of(LIST, NEWS, TOTALS))
          .flatMap(it -> it)
          .toList();

  private SeatMailKinds() {}

  private static MailKind notice(Notice notice) {
    return new MailKind(
        SeatMails.kind(notice),
        words(notice),
        sources -> {
          var letter = new SeatNewsLetter(sources.pages());
          var journal = new TableRosterJournal(sources.table());
          return mail ->
              sources.toPair(
                  mail,
                  (round, it) ->
                      letter.write(
                          round,
                          it,
                          Addressee.of(mail.to()),
                          notice,
                          journal
                              .find(round.id(), it.submission().network(), mail.version())
                              .orElseThrow(),
                          sources.schools(List.of(it))));
        },
        it ->
            List.of(
                new Preview(
                    name(notice),
                    BOTH,
                    new SeatNewsLetter(it.pages())
                        .write(
                            it.round(),
                            it.waiting(),
                            Addressee.PRACTITIONER,
                            notice,
                            change(event(notice, it)),
                            it.schools()))));
  }

  private static MailKind reminder(OfferReminder reminder) {
    return new MailKind(
        SeatMails.kind(reminder),
        switch (reminder) {
          case TWO_DAYS_LEFT -> "herinnering aan het aanbod";
          case LAST_DAY -> "laatste dag van het aanbod";
        },
        sources -> {
          var letter = new SeatNewsLetter(sources.pages());
          var journal = new TableRosterJournal(sources.table());
          return mail -> {
            var registration = sources.registration(RegistrationMails.registration(mail));
            // An answer may have come since the reminder was queued.
            return registration.state() instanceof RegistrationState.Offered
                ? sources.toPair(
                    mail,
                    (round, it) ->
                        letter.remind(
                            round,
                            it,
                            Addressee.of(mail.to()),
                            reminder,
                            journal
                                .find(round.id(), it.submission().network(), mail.version())
                                .orElseThrow(),
                            sources.schools(List.of(it))))
                : Optional.empty();
          };
        },
        it ->
            List.of(
                new Preview(
                    switch (reminder) {
                      case TWO_DAYS_LEFT -> "Herinnering aan een aanbod";
                      case LAST_DAY -> "De laatste dag van een aanbod";
                    },
                    BOTH,
                    new SeatNewsLetter(it.pages())
                        .remind(
                            it.round(),
                            it.waiting(),
                            Addressee.PRACTITIONER,
                            reminder,
                            change(event(Notice.OFFERED, it)),
                            it.schools()))));
  }

  private static String words(Notice notice) {
    return switch (notice) {
      case OFFERED -> "aanbod van een plek";
      case ACCEPTED -> "plek aangenomen";
      case DECLINED -> "plek afgeslagen";
      case EXPIRED -> "aanbod verlopen";
      case WITHDRAWN -> "aanmelding ingetrokken";
      case SEATED -> "plek in een extra leernetwerk";
      case LISTED -> "weer op de wachtlijst";
      case MOVED -> "naar een ander leernetwerk";
      case CLOSED -> "wachtlijst gesloten";
    };
  }

  private static String name(Notice notice) {
    return switch (notice) {
      case OFFERED -> "Een plek aangeboden";
      case ACCEPTED -> "De plek is aangenomen";
      case DECLINED -> "De plek is afgeslagen";
      case EXPIRED -> "Het aanbod is verlopen";
      case WITHDRAWN -> "De aanmelding is ingetrokken";
      case SEATED -> "Een plek in een extra leernetwerk";
      case LISTED -> "Weer op de wachtlijst";
      case MOVED -> "Naar een ander leernetwerk";
      case CLOSED -> "De wachtlijst is gesloten";
    };
  }

  private static RosterEvent event(Notice notice, PreviewRound it) {
    var who = it.waiting().reference();
    var id = it.network().id();
    return switch (notice) {
      case OFFERED ->
          new RosterEvent.SeatOffered(
              who, id, Amsterdam.startOf(it.round().offers().lastDay().plusDays(1)));
      case ACCEPTED -> new RosterEvent.OfferAccepted(who, id);
      case DECLINED -> new RosterEvent.OfferDeclined(who, id);
      case EXPIRED -> new RosterEvent.OfferExpired(who, id);
      case WITHDRAWN -> new RosterEvent.Withdrawn(who, Optional.of(id));
      case SEATED -> new RosterEvent.Seated(who, id);
      case LISTED -> new RosterEvent.PutOnList(who, 1);
      case MOVED -> new RosterEvent.Moved(who, it.network().sector() + "-2", id);
      case CLOSED -> new RosterEvent.ListClosed();
    };
  }

  private static RosterChange change(RosterEvent event) {
    return new RosterChange(
        1, Instant.EPOCH, new Actor.Automatic(), Optional.empty(), List.of(event));
  }

  /** The facilitator of a network who gets a mail. */
  private record Facilitator(RunningRound running, Network network, Contact person) {
    Round round() {
      return running.round();
    }
  }

  private static Facilitator facilitator(LetterSources sources, Mail mail) {
    // The round is read again, because a network or its people may be newer than the copy of a
    // minute ago.
    sources.rounds().reread();
    var running = sources.rounds().find(mail.round().orElseThrow()).orElseThrow();
    var network = running.round().network(SeatMails.network(mail)).orElseThrow();
    return new Facilitator(
        running, network, person(network.facilitators(), SeatMails.person(mail)));
  }

  /**
   * The person with that number; {@link #NOBODY} when an organiser has removed people since the
   * mail was queued.
   */
  private static Contact person(List<Contact> people, int number) {
    return number <= people.size() ? people.get(number - 1) : NOBODY;
  }

  private static Rosters rosters(LetterSources sources) {
    return TableRosters.readOnly(sources.table());
  }

  private static List<Registration> registrations(
      LetterSources sources, Round round, Sector sector) {
    var read = new TableRegistrations(sources.table()).read(round.id());
    // Of one that cannot be read, the allocation or the roster's journal knows of which sector it
    // is.
    var serials = read.unreadable().isEmpty() ? Set.<String>of() : serials(sources, round, sector);
    read.unreadable().stream()
        .filter(item -> serials.contains(item.sort()))
        .findFirst()
        .ifPresent(
            item -> {
              throw new Unreadable(item);
            });
    return decided(read.values())
        .filter(registration -> registration.submission().network() == sector)
        .toList();
  }

  private static Set<String> serials(LetterSources sources, Round round, Sector sector) {
    var decided =
        new TableAllocations(sources.table())
            .find(round.id()).stream()
                .flatMap(allocation -> allocation.sectors().stream())
                .filter(it -> it.sector() == sector)
                .flatMap(it -> it.outcomes().stream())
                .map(Outcome::reference);
    var entered =
        new TableRosterJournal(sources.table())
            .read(round.id(), sector).values().stream()
                .flatMap(change -> change.events().stream())
                .filter(RosterEvent.Entered.class::isInstance)
                .flatMap(event -> event.registrations().stream());
    return Stream.concat(decided, entered).map(Reference::serial).collect(Collectors.toSet());
  }

  /** The name of the organiser who entered a registration, as long as the round names them. */
  private static Optional<String> enteredBy(
      LetterSources sources, Round round, Registration registration) {
    return registration
        .outcome()
        .filter(Outcome.Entered.class::isInstance)
        .map(it -> ((Outcome.Entered) it).by())
        .flatMap(by -> Optional.ofNullable(new TableStaff(sources.table()).names(round).get(by)))
        .map(Typed::unlinked);
  }

  /** The registrations that the allocation decided on, as they are now. */
  private static List<Registration> ofAllocation(List<Registration> registrations) {
    return registrations.stream().filter(it -> !it.enteredLater()).toList();
  }

  /** The registrations that have a turn. */
  private static Stream<Registration> decided(List<Registration> registrations) {
    return registrations.stream()
        .map(LetterSources::printed)
        .filter(registration -> !registration.leftEarly());
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
}
