package nl.leernetwerk.seats.letters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.mailing.Attachment;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.LetterTemplate;
import nl.leernetwerk.mailing.letters.Typed;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.letters.Frame;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.registration.letters.SubmissionView;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.letters.NetworkNames;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;

/** To a facilitator: every initiative of a network. */
final class NetworkListLetter {
  /**
   * How many initiatives the mail itself shows; with more, mail programs shorten the mail or refuse
   * it.
   */
  private static final int IN_FULL = 100;

  private final LetterTemplate list =
      new LetterTemplate("network-list", NetworkListLetter.class, SubmissionView.class);
  private final LetterTemplate empty = new LetterTemplate("network-empty", NetworkListLetter.class);
  private final Pages pages;

  NetworkListLetter(Pages pages) {
    this.pages = pages;
  }

  private record Entry(
      String title,
      String statusLabel,
      String status,
      String reference,
      SubmissionView submission) {}

  private record View(
      String network,
      String schooling,
      String seated,
      String waiting,
      boolean anyWaiting,
      List<String> tasks,
      List<Entry> seatedEntries,
      List<Entry> waitingEntries,
      Optional<String> left,
      String filename) {}

  private record EmptyView(String network, String why) {}

  Letter write(
      Round round,
      Network network,
      Contact facilitator,
      List<Registration> registrations,
      Map<SchoolCode, School> schools,
      Set<EmailAddress> unreachable) {
    var seated = OutcomeTable.seated(registrations, network.id());
    var waiting = OutcomeTable.waiting(registrations, network.sector());
    var inOrder = Stream.concat(seated.stream(), waiting.stream()).toList();
    return inOrder.isEmpty()
        ? empty(round, network, facilitator, registrations)
        : list(
            round,
            network,
            facilitator,
            new Lists(seated, waiting),
            NetworkSheet.of(round, network, inOrder, schools, unreachable),
            schools,
            unreachable);
  }

  private record Lists(List<Registration> seated, List<Registration> waiting) {
    int size() {
      return seated.size() + waiting.size();
    }
  }

  private Letter list(
      Round round,
      Network network,
      Contact facilitator,
      Lists lists,
      Attachment sheet,
      Map<SchoolCode, School> schools,
      Set<EmailAddress> unreachable) {
    int seatedInFull = Math.min(IN_FULL, lists.seated().size());
    int waitingInFull = Math.min(IN_FULL - seatedInFull, lists.waiting().size());
    int left = lists.size() - seatedInFull - waitingInFull;
    var view =
        new View(
            NetworkNames.name(network),
            NetworkNames.schooling(network.sector()),
            "%s, samen %s van de %s"
                .formatted(
                    Dutch.initiatives(lists.seated().size()),
                    Dutch.number(OutcomeTable.seats(lists.seated())),
                    Dutch.seats(network.capacity())),
            lists.waiting().isEmpty()
                ? "niemand"
                : "%s, samen %s"
                    .formatted(
                        Dutch.initiatives(lists.waiting().size()),
                        Dutch.schools(OutcomeTable.schools(lists.waiting()))),
            !lists.waiting().isEmpty(),
            tasks(round, network, facilitator, lists),
            entries(lists.seated().subList(0, seatedInFull), schools, unreachable),
            entries(lists.waiting().subList(0, waitingInFull), schools, unreachable),
            left == 0 ? Optional.empty() : Optional.of(left(lists, left)),
            sheet.filename());
    var subject =
        Dutch.sentence(NetworkNames.name(network))
            + ": %s en hun leervragen (%s)"
                .formatted(Dutch.initiatives(lists.size()), Typed.oneLine(round.id()));
    return list.write(
        Frame.of(
                subject,
                "De aanmelding is gesloten en de plekken zijn verdeeld.",
                facilitator.name(),
                round,
                pages)
            .toOffice("Open jouw leernetwerk", pages),
        view,
        List.of(sheet));
  }

  private static String left(Lists lists, int left) {
    return ("Deze e-mail beschrijft de eerste %s van de %s. De andere %s staan alleen in"
            + " het bijgevoegde bestand.")
        .formatted(Dutch.number(IN_FULL), Dutch.initiatives(lists.size()), Dutch.number(left));
  }

  private static List<String> tasks(
      Round round, Network network, Contact facilitator, Lists lists) {
    var tasks = Stream.<String>builder();
    if (!lists.seated().isEmpty()) {
      tasks.add(
          "Neem contact op met elk initiatief dat een plek heeft. Maak samen de leervragen en de"
              + " verwachtingen scherper.");
    }
    if (!lists.waiting().isEmpty()) {
      tasks.add(
          "Neem ook contact op met de initiatieven op de wachtlijst, zodat zij weten waar ze aan"
              + " toe zijn. Zij kregen al een e-mail met hun plaats op de lijst en de reden.");
    }
    var others = network.facilitators().stream().filter(f -> !f.equals(facilitator)).toList();
    if (!others.isEmpty()) {
      tasks.add(
          "Verdeel de contacten met %s. Jullie krijgen allemaal dezelfde lijst."
              .formatted(Dutch.list(others.stream().map(Contact::name).toList())));
    }
    if (!lists.waiting().isEmpty() && round.networks(network.sector()).size() > 1) {
      tasks.add(
          "De wachtlijst geldt voor %s samen. Spreek met de andere procesbegeleiders af wie welk"
                  .formatted(NetworkNames.names(round, network.sector()))
              + " initiatief op de wachtlijst belt.");
    }
    tasks.add(
        "Deze e-mail en het bijgevoegde bestand bevatten persoonsgegevens. Gebruik ze alleen voor"
            + " het"
            + " leernetwerk, stuur ze niet door en verwijder ze uiterlijk op %s."
                .formatted(Dutch.date(round.retentionUntil())));
    return tasks.build().toList();
  }

  private static List<Entry> entries(
      List<Registration> registrations,
      Map<SchoolCode, School> schools,
      Set<EmailAddress> unreachable) {
    return registrations.stream()
        .map(
            registration -> {
              var submission = registration.asksNow();
              var outcome = OutcomeTable.of(registration);
              return new Entry(
                  title(submission.initiative(), outcome),
                  label(outcome),
                  status(outcome),
                  registration.reference().text(),
                  SubmissionView.of(submission, schools, unreachable));
            })
        .toList();
  }

  private static String title(String initiative, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Seated _ -> initiative;
      case Outcome.Waiting waiting ->
          "Wachtlijst, plaats %s: %s".formatted(Dutch.number(waiting.place()), initiative);
      case Outcome.Entered _ -> "Wachtlijst, later toegevoegd: " + initiative;
    };
  }

  private static String label(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Seated _ -> "Plek";
      case Outcome.Waiting _, Outcome.Entered _ -> "Op de wachtlijst";
    };
  }

  private static String status(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Seated seated ->
          "%s, als %s aan de beurt"
              .formatted(Dutch.seats(seated.seats()), Dutch.ordinal(seated.turn()));
      case Outcome.Waiting waiting ->
          "Plaats %s, vroeg %s"
              .formatted(Dutch.number(waiting.place()), Dutch.seats(waiting.seats()));
      case Outcome.Entered entered -> "Vroeg " + Dutch.seats(entered.seats());
    };
  }

  // Without initiatives there is nothing to put in a file, and no file that must be deleted later.
  private Letter empty(
      Round round, Network network, Contact facilitator, List<Registration> registrations) {
    boolean elsewhere =
        registrations.stream().anyMatch(r -> r.submission().network() == network.sector());
    var view =
        new EmptyView(
            NetworkNames.name(network),
            elsewhere
                ? ("Alle initiatieven uit het %s hebben een plek in een ander"
                        + " leernetwerk. Er staat niemand op de wachtlijst.")
                    .formatted(NetworkNames.schooling(network.sector()))
                : "Er heeft zich geen enkel initiatief uit het %s aangemeld."
                    .formatted(NetworkNames.schooling(network.sector())));
    var subject =
        "%s: geen initiatieven (%s)"
            .formatted(Dutch.sentence(NetworkNames.name(network)), Typed.oneLine(round.id()));
    return empty.write(
        Frame.of(subject, view.why(), facilitator.name(), round, pages)
            .toOffice("Open jouw leernetwerk", pages),
        view,
        List.of());
  }
}
