package nl.leernetwerk.workplace.letters;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.registration.letters.LetterSources;
import nl.leernetwerk.registration.letters.MailKind;
import nl.leernetwerk.registration.letters.MailKind.Preview;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.schools.SchoolCalendar;
import nl.leernetwerk.seats.SeatMails;
import nl.leernetwerk.seats.table.TableRosters;
import nl.leernetwerk.workplace.ContactMails;
import nl.leernetwerk.workplace.NotReached;
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
              var running = sources.rounds().find(mail.round().orElseThrow()).orElseThrow();
              var round = running.round();
              var network = round.network(SeatMails.network(mail)).orElseThrow();
              int number = SeatMails.person(mail);
              var registrations =
                  new TableRegistrations(sources.table())
                      .of(round.id()).stream().map(LetterSources::printed).toList();
              // Made for this mail alone, so that no other mail waits for the school calendar.
              var late =
                  new NotReached(
                      TableRosters.readOnly(sources.table()), SchoolCalendar.published());
              var missing =
                  late.in(
                          running,
                          network,
                          registrations,
                          new TableContacts(sources.table()).ofRound(round.id()),
                          sources.table().clock().instant())
                      .map(NotReached.Due::initiatives)
                      .orElse(List.of());
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
