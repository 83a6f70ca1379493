package nl.leernetwerk.seats.letters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.Attachment;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.LetterTemplate;
import nl.leernetwerk.mailing.letters.Spreadsheet;
import nl.leernetwerk.mailing.letters.Spreadsheet.Cell;
import nl.leernetwerk.mailing.letters.Spreadsheet.Column;
import nl.leernetwerk.mailing.letters.Typed;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.letters.Frame;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.letters.NetworkNames;
import nl.leernetwerk.seats.ExtraNetwork;
import nl.leernetwerk.seats.Roster;

/** To an organiser: the totals of a round, and what needs a decision. */
final class TotalsLetter {
  private static final int IN_FULL = 100;

  private final LetterTemplate template = new LetterTemplate("totals", TotalsLetter.class);
  private final Pages pages;

  TotalsLetter(Pages pages) {
    this.pages = pages;
  }

  /** A line of the totals: its label and its number. */
  private record Line(String of, String total) {}

  /** A school without a code, which a person must look up. */
  private record Uncoded(String name, String place, String initiative, String reference) {}

  /** A person whom mail does not reach. */
  private record Unreached(
      String name, String email, String phone, String initiative, String reference) {}

  private record View(
      String deadline,
      String total,
      boolean anyTasks,
      List<String> tasks,
      List<Line> networks,
      List<Line> waiting,
      boolean anyUncoded,
      List<Uncoded> uncoded,
      Optional<String> left,
      boolean anyUnreached,
      List<Unreached> unreached) {}

  Letter write(
      Round round,
      Contact organiser,
      List<Registration> registrations,
      Set<EmailAddress> unreachable) {
    var unreached = unreached(registrations, unreachable);
    var uncoded = uncoded(registrations);
    var inFull = uncoded.subList(0, Math.min(IN_FULL, uncoded.size()));
    int left = uncoded.size() - inFull.size();
    var tasks = tasks(round, registrations, uncoded.size(), unreached.size());
    var view =
        new View(
            Dutch.date(round.deadline()),
            total(registrations),
            !tasks.isEmpty(),
            tasks,
            round.networks().stream().map(network -> line(network, registrations)).toList(),
            sectors(round, registrations).map(sector -> waiting(sector, registrations)).toList(),
            !uncoded.isEmpty(),
            inFull,
            left == 0
                ? Optional.empty()
                : Optional.of(
                    ("Hier staan de eerste %s van de %s. Ze staan allemaal in het"
                            + " bijgevoegde bestand.")
                        .formatted(Dutch.number(IN_FULL), Dutch.schools(uncoded.size()))),
            !unreached.isEmpty(),
            unreached);
    var subject =
        "Plekken verdeeld: %s (%s)"
            .formatted(
                registrations.isEmpty()
                    ? "geen aanmeldingen"
                    : "%s, %s"
                        .formatted(
                            Dutch.initiatives(registrations.size()),
                            Dutch.schools(OutcomeTable.schools(registrations))),
                Typed.oneLine(round.id()));
    return template.write(
        Frame.of(subject, view.total(), organiser.name(), round, pages)
            .toOffice("Open de ronde", pages),
        view,
        left == 0 ? List.of() : List.of(sheet(round, uncoded)));
  }

  private static String total(List<Registration> registrations) {
    return registrations.isEmpty()
        ? "Er zijn geen aanmeldingen."
        : "Er %s %s, samen goed voor %s."
            .formatted(
                registrations.size() == 1 ? "is" : "zijn",
                Dutch.count(registrations.size(), "aanmelding", "aanmeldingen"),
                Dutch.schools(OutcomeTable.schools(registrations)));
  }

  private static Line line(Network network, List<Registration> registrations) {
    var seated = OutcomeTable.seated(registrations, network.id());
    int taken = OutcomeTable.seats(seated);
    return new Line(
        Dutch.sentence(NetworkNames.name(network)),
        seated.isEmpty()
            ? "niemand; %s vrij".formatted(Dutch.seats(network.capacity()))
            : "%s van de %s bezet, door %s (%s)"
                .formatted(
                    Dutch.number(taken),
                    Dutch.seats(network.capacity()),
                    Dutch.initiatives(seated.size()),
                    Dutch.schools(OutcomeTable.schools(seated))));
  }

  private static Line waiting(Sector sector, List<Registration> registrations) {
    var waiting = OutcomeTable.waiting(registrations, sector);
    return new Line(
        Dutch.sentence(NetworkNames.schooling(sector)),
        waiting.isEmpty()
            ? "niemand"
            : "%s, samen %s"
                .formatted(
                    Dutch.initiatives(waiting.size()),
                    Dutch.schools(OutcomeTable.schools(waiting))));
  }

  private static Stream<Sector> sectors(Round round, List<Registration> registrations) {
    return Stream.of(Sector.values())
        .filter(
            sector ->
                !round.networks(sector).isEmpty()
                    || registrations.stream().anyMatch(r -> r.submission().network() == sector));
  }

  private static List<String> tasks(
      Round round, List<Registration> registrations, int uncoded, int unreached) {
    var tasks = new ArrayList<String>();
    for (var sector : Sector.values()) {
      var waiting = OutcomeTable.waiting(registrations, sector);
      if (!waiting.isEmpty()) {
        tasks.add(
            ("In het %s willen meer scholen meedoen dan er plek is: %s op de"
                    + " wachtlijst, samen %s. Bekijk of er een extra leernetwerk kan komen. %s")
                .formatted(
                    NetworkNames.schooling(sector),
                    Dutch.initiatives(waiting.size()) + (waiting.size() == 1 ? " staat" : " staan"),
                    Dutch.schools(OutcomeTable.schools(waiting)),
                    proposal(round, sector, waiting)));
      }
    }
    for (var network : round.networks()) {
      int listed =
          OutcomeTable.seated(registrations, network.id()).size()
              + OutcomeTable.waiting(registrations, network.sector()).size();
      if (listed > 0 && network.facilitators().isEmpty()) {
        tasks.add(
            "%s heeft nog geen procesbegeleider. De lijst met %s is dus aan niemand gestuurd. Wijs"
                    .formatted(
                        Dutch.sentence(NetworkNames.name(network)), Dutch.initiatives(listed))
                + " een procesbegeleider aan.");
      }
    }
    if (uncoded > 0) {
      tasks.add(
          "Controleer %s zonder vestigingscode. Je vindt ze onder aan deze e-mail."
              .formatted(Dutch.schools(uncoded)));
    }
    if (unreached > 0) {
      tasks.add(
          "Bij %s komt onze e-mail niet aan. Bel hen en vraag naar een adres dat wel werkt. Je vindt"
                  .formatted(Dutch.count(unreached, "persoon", "personen"))
              + " ze onder aan deze e-mail.");
    }
    return tasks;
  }

  private static List<Unreached> unreached(
      List<Registration> registrations, Set<EmailAddress> unreachable) {
    return registrations.stream()
        .sorted(Comparator.comparing(Registration::reference))
        .flatMap(
            registration ->
                Stream.of(PairRole.values())
                    .map(registration.submission().pair()::person)
                    .filter(person -> unreachable.contains(person.email()))
                    .map(
                        person ->
                            new Unreached(
                                person.name(),
                                person.email().value(),
                                person.phone().orElse("geen telefoonnummer bekend"),
                                registration.submission().initiative(),
                                registration.reference().text())))
        .toList();
  }

  private static String proposal(Round round, Sector sector, List<Registration> waiting) {
    var entries =
        waiting.stream()
            .map(
                it ->
                    new Roster.Entry(
                        it.reference(),
                        OutcomeTable.of(it).turn(),
                        OutcomeTable.of(it).seats(),
                        it.state()))
            .toList();
    var extra = ExtraNetwork.propose(round, sector, entries).orElseThrow();
    var seated = waiting.stream().filter(it -> extra.seated().contains(it.reference())).toList();
    return ("Voorstel: leernetwerk %s met %s, voor %s van %s op de wachtlijst. Daar is nog een"
            + " procesbegeleider voor nodig.")
        .formatted(
            extra.network(),
            Dutch.seats(extra.capacity()),
            Dutch.schools(OutcomeTable.schools(seated)),
            Dutch.initiatives(seated.size()));
  }

  private static List<Uncoded> uncoded(List<Registration> registrations) {
    return registrations.stream()
        .sorted(Comparator.comparing(Registration::reference))
        .flatMap(registration -> uncoded(registration))
        .toList();
  }

  private static Stream<Uncoded> uncoded(Registration registration) {
    var submission = registration.submission();
    return submission.schools().stream()
        .flatMap(
            school ->
                switch (school) {
                  case Participant.Listed _ -> Stream.empty();
                  case Participant.Unlisted(var name, var place) ->
                      Stream.of(
                          new Uncoded(
                              name,
                              place,
                              submission.initiative(),
                              registration.reference().text()));
                });
  }

  private static Attachment sheet(Round round, List<Uncoded> uncoded) {
    var sheet =
        new Spreadsheet.Sheet(
            "Scholen",
            List.of(
                new Column("School", 50),
                new Column("Plaats", 30),
                new Column("Initiatief", 40),
                new Column("Kenmerk", 24)),
            uncoded.stream()
                .map(u -> Cell.texts(List.of(u.name(), u.place(), u.initiative(), u.reference())))
                .toList());
    return new Spreadsheet("Scholen zonder vestigingscode", List.of(sheet))
        .file(InitiativeSheet.filename("scholen-zonder-code-" + round.id()));
  }
}
