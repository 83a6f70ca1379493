package nl.leernetwerk.workplace.letters;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.registration.letters.LetterSources;
import nl.leernetwerk.registration.letters.MailKind;
import nl.leernetwerk.registration.letters.MailKind.Preview;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.seats.SeatMails;
import nl.leernetwerk.workplace.ContactMails;
import nl.leernetwerk.workplace.Reached;
import nl.leernetwerk.workplace.table.TableContacts;

/** The kinds of mail of the workplace. */
public final class WorkplaceMailKinds {
  private static final MailKind NOT_REACHED =
      new MailKind(
          ContactMails.NOT_REACHED,
          "wie nog niet bereikt is",
          sources -> {
            var letter = new NotReachedLetter(sources.pages());
            return mail -> {
              // Read again: a network or its people may be newer than the copy of a minute ago.
              sources.rounds().reread();
              var round = sources.round(mail.round().orElseThrow());
              var network = round.network(SeatMails.network(mail)).orElseThrow();
              int number = SeatMails.person(mail);
              var registrations =
                  new TableRegistrations(sources.table())
                      .of(round.id()).stream().map(LetterSources::printed).toList();
              var missing =
                  Reached.among(new TableContacts(sources.table()).ofRound(round.id()))
                      .missing(registrations, network);
              // Somebody may have reached the last one, or left, since the mail was queued.
              if (missing.isEmpty() || number > network.facilitators().size()) {
                return Optional.empty();
              }
              var person = network.facilitators().get(number - 1);
              return sources.to(
                  person.email(),
                  round,
                  () ->
                      letter.write(
                          round, network, person, missing, sources.unreachable().among(missing)));
            };
          },
          it ->
              List.of(
                  new Preview(
                      "Wie nog niet bereikt is",
                      "elke procesbegeleider",
                      new NotReachedLetter(it.pages())
                          .write(
                              it.round(),
                              it.network(),
                              it.facilitator(),
                              List.of(it.seated()),
                              Set.of()))));

  /** Every kind. */
  public static final List<MailKind> ALL = List.of(NOT_REACHED);

  private WorkplaceMailKinds() {}
}
