package nl.leernetwerk.registration.letters;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressedLetter;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.AmendmentAction;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.SchoolChange;
import nl.leernetwerk.registration.SubmissionField;
import nl.leernetwerk.registration.letters.MailKind.Preview;
import nl.leernetwerk.registration.letters.OwnLinksLetter.Place;
import nl.leernetwerk.registration.table.TableAmendments;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RunningRound;

/** The kinds of mail about a registration. */
public final class RegistrationMailKinds {
  private static final String BOTH = "beiden";

  private static final MailKind CONFIRMATION =
      new MailKind(
          RegistrationMails.CONFIRMATION,
          "bevestiging van de aanmelding",
          sources -> {
            var letter = new ConfirmationLetter(sources.pages());
            return mail -> {
              // The round is read again: a person who registers just after an extension hears of it
              // only in this confirmation.
              sources.rounds().reread();
              return sources.toPair(
                  mail,
                  (round, it) ->
                      letter.write(
                          round, it, Addressee.of(mail.to()), sources.schools(List.of(it))));
            };
          },
          it -> {
            var letter = new ConfirmationLetter(it.pages());
            return List.of(
                new Preview(
                    "Bevestiging",
                    "wie het formulier invulde",
                    letter.write(it.round(), it.open(), Addressee.PRACTITIONER, it.schools())),
                new Preview(
                    "Bevestiging",
                    "de ander van het tweetal",
                    letter.write(it.round(), it.open(), Addressee.LEADER, it.schools())));
          });

  private static final MailKind EXTENDED =
      new MailKind(
          RegistrationMails.EXTENDED,
          "langere tijd om aan te melden",
          sources -> {
            var letter = new DeadlineLetter(sources.pages());
            return mail -> {
              sources.rounds().reread();
              return sources.toPair(
                  mail, (round, it) -> letter.write(round, it, Addressee.of(mail.to())));
            };
          },
          it ->
              List.of(
                  new Preview(
                      "De aanmelding is verlengd",
                      BOTH,
                      new DeadlineLetter(it.pages())
                          .write(it.round(), it.open(), Addressee.PRACTITIONER))));

  private static final MailKind AMENDED =
      new MailKind(
          RegistrationMails.AMENDED,
          "wijziging van de aanmelding",
          sources -> {
            var letter = new AmendmentLetter(sources.pages());
            return mail ->
                sources.toPair(
                    mail,
                    (round, it) ->
                        letter.write(
                            round,
                            it,
                            Addressee.of(mail.to()),
                            amendment(sources, mail),
                            new TableMails(sources.table()).giver(mail)));
          },
          it ->
              List.of(
                  new Preview(
                      "Een aanmelding is gewijzigd",
                      BOTH,
                      new AmendmentLetter(it.pages())
                          .write(
                              it.round(),
                              it.open(),
                              Addressee.PRACTITIONER,
                              changed(it),
                              Optional.empty()))));

  private static final MailKind FAREWELL =
      new MailKind(
              RegistrationMails.FAREWELL,
              "bericht aan een adres dat er niet meer staat",
              sources -> {
                var letter = new FarewellLetter(sources.pages());
                return mail -> {
                  var registration = sources.registration(RegistrationMails.registration(mail));
                  var round = sources.round(registration.reference().round());
                  return sources.to(
                      // No address means that the mail was sent before, or was put aside for good.
                      new TableMails(sources.table())
                          .formerAddress(mail)
                          .orElse(Person.ERASED.email()),
                      round,
                      () ->
                          letter.write(
                              round,
                              registration,
                              RegistrationMails.formerRole(mail),
                              amendment(sources, mail)));
                };
              },
              it ->
                  List.of(
                      new Preview(
                          "Een adres hoort er niet meer bij",
                          "het oude adres",
                          new FarewellLetter(it.pages())
                              .write(it.round(), it.open(), PairRole.LEADER, changed(it)))))
          .withoutParagraph();

  private static final MailKind LINKS =
      new MailKind(
              RegistrationMails.LINKS,
              "persoonlijke links op verzoek",
              sources -> mail -> ownLinks(sources, RegistrationMails.address(mail)),
              it ->
                  List.of(
                      new Preview(
                          "De eigen link, opnieuw gevraagd",
                          "wie erom vroeg",
                          new OwnLinksLetter(it.pages())
                              .write(
                                  it.round(),
                                  List.of(new Place(it.open(), PairRole.PRACTITIONER))))))
          .withoutParagraph();

  /** Every kind of mail about a registration. */
  public static final List<MailKind> ALL =
      List.of(CONFIRMATION, EXTENDED, AMENDED, FAREWELL, LINKS);

  private RegistrationMailKinds() {}

  private static Amendment amendment(LetterSources sources, Mail mail) {
    return new TableAmendments(sources.table())
        .find(RegistrationMails.registration(mail), mail.version())
        .orElseThrow();
  }

  private static Amendment changed(PreviewRound it) {
    var reference = it.open().reference();
    return new Amendment(
        reference,
        2,
        it.open().arrival().at(),
        new Actor.Participant(reference, PairRole.PRACTITIONER),
        new AmendmentAction.Changed(
            EnumSet.of(SubmissionField.EXPECTATIONS, SubmissionField.LEADER_EMAIL),
            Optional.empty(),
            SchoolChange.NONE,
            Optional.empty()),
        Optional.empty());
  }

  /** The mail with the links of an address, one for each place that it has in a pair. */
  private static Optional<AddressedLetter> ownLinks(LetterSources sources, AddressId address) {
    var registrations = new TableRegistrations(sources.table());
    var rounds = sources.rounds().reread();
    var read =
        rounds.rounds().stream()
            .map(RunningRound::round)
            .sorted(Round.byOpening().reversed())
            .map(round -> registrations.read(round.id()))
            .toList();
    var places =
        read.stream()
            .flatMap(it -> it.values().stream())
            .map(LetterSources::printed)
            .flatMap(registration -> places(sources, registration, address))
            .toList();
    if (places.isEmpty()) {
      // Theirs may be one of those that cannot be read; then the mail waits.
      rounds.refuseUnreadable();
      read.forEach(Readings::all);
      return Optional.empty();
    }
    var first = places.getFirst();
    var round = sources.round(first.registration().reference().round());
    return sources.to(
        first.registration().submission().pair().person(first.role()).email(),
        round,
        () -> new OwnLinksLetter(sources.pages()).write(round, places));
  }

  private static Stream<Place> places(
      LetterSources sources, Registration registration, AddressId address) {
    var pair = registration.submission().pair();
    return Arrays.stream(PairRole.values())
        .filter(role -> sources.ids().apply(pair.person(role).email()).equals(address))
        .map(role -> new Place(registration, role));
  }
}
