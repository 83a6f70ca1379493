package nl.leernetwerk.functions.seats.announcechanges;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundChange;
import nl.leernetwerk.rounds.RoundEdit.FacilitatorsChanged;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.seats.SeatMails;

/**
 * The mails that a change of a round brings. Each mail has the number of the change, so it exists
 * once.
 */
final class RoundNews {
  private RoundNews() {}

  /**
   * An extension is mailed to everybody who has registered; a later confirmation has the new day
   * already. After the allocation, a new facilitator gets the list of their network.
   *
   * @param registrations reads the registrations of a round, when they are needed
   */
  static List<Mail> of(
      RunningRound running,
      RoundChange change,
      Function<String, List<Registration>> registrations) {
    var round = running.round();
    var extended =
        change.extension(round).isPresent()
            ? registrations.apply(round.id()).stream()
                .filter(it -> !(it.state() instanceof RegistrationState.Withdrawn))
                .flatMap(it -> extended(it, change.version()))
            : Stream.<Mail>empty();
    var lists =
        running.progress() instanceof RoundProgress.Allocated
            ? round.networks().stream().flatMap(it -> lists(round, it, change))
            : Stream.<Mail>empty();
    return Stream.concat(extended, lists).toList();
  }

  private static Stream<Mail> extended(Registration registration, int version) {
    return Addressee.of(registration.submission().pair()).stream()
        .map(to -> RegistrationMails.extended(registration.reference(), to, version));
  }

  /** Version 1 of a list is the one that the allocation brought. */
  private static Stream<Mail> lists(Round round, Network network, RoundChange change) {
    return change.edits().stream()
        .filter(FacilitatorsChanged.class::isInstance)
        .map(FacilitatorsChanged.class::cast)
        .filter(it -> it.network().equals(network.id()))
        .flatMap(it -> it.added().stream())
        .filter(number -> number <= network.facilitators().size())
        .map(number -> SeatMails.list(round, network, number, change.version() + 1));
  }
}
