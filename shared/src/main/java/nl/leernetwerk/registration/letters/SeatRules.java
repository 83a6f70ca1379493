package nl.leernetwerk.registration.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.rounds.DrawRules;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.letters.NetworkNames;

/** How seats are given out, and why an initiative has a seat or not, in sentences. */
public final class SeatRules {
  private SeatRules() {}

  /** What an initiative can know before the deadline. */
  public static List<String> explained(Round round, Submission submission) {
    return Stream.concat(
            Stream.of(
                room(round, submission.network()),
                need(round, round.capacityUnit().seats(submission.schools().size())),
                order(round),
                whole()),
            round.beacon().map(SeatRules::lot).stream())
        .toList();
  }

  /** The same; for a draw, with the text that lets anybody check the draw afterwards. */
  public static List<String> explained(Round round, Submission submission, Pages pages) {
    return round.policy() == Policy.DRAW
        ? Stream.concat(
                explained(round, submission).stream(),
                Stream.of(
                    "De regels van de loting staan op %s (SHA-256: %s). Op %s kan iedereen de"
                            .formatted(pages.drawRules(), DrawRules.HASH, pages.draw(round))
                        + " loting nagaan."))
            .toList()
        : explained(round, submission);
  }

  /** People must have this text before anybody can know the beacon's value. */
  private static String lot(Beacon beacon) {
    return "Wat de loting beslist, komt van buiten: ronde %s van %s (keten %s), die op %s bekend"
            .formatted(
                Dutch.number(beacon.round()),
                beacon.chain().equals(Chain.QUICKNET)
                    ? "het openbare baken drand"
                    : "een ander baken dan het openbare drand",
                beacon.chain().hash(),
                Dutch.moment(beacon.at()))
        + " wordt. Voor dat moment publiceren we de lijst van kenmerken waaruit we loten.";
  }

  /** Why the initiative has its seats. */
  public static List<String> reason(Round round, Network network, Outcome.Seated outcome) {
    return List.of(
        "Toen jullie aan de beurt waren, als %s %s, %s in %s nog %s van de %s vrij."
            .formatted(
                Dutch.ordinal(outcome.turn()),
                inOrder(round),
                wasOrWere(outcome.free()),
                NetworkNames.name(network),
                Dutch.number(outcome.free()),
                Dutch.seats(network.capacity())),
        need(round, outcome.seats()) + " Dat paste.");
  }

  /** Why the initiative waits. */
  public static List<String> reason(Round round, Sector sector, Outcome.Waiting outcome) {
    var reason = new ArrayList<String>();
    reason.add(
        "Toen jullie aan de beurt waren, als %s %s, %s"
            .formatted(
                Dutch.ordinal(outcome.turn()), inOrder(round), left(round, sector, outcome)));
    reason.add(need(round, outcome.seats()));
    if (outcome.free() > 0) {
      reason.add(
          "Een initiatief krijgt al zijn plekken tegelijk of geen. Een kleiner initiatief dat na"
              + " jullie aan de beurt kwam, kan daarom wel een plek hebben gekregen.");
    }
    return List.copyOf(reason);
  }

  private static String left(Round round, Sector sector, Outcome.Waiting outcome) {
    var networks = round.networks(sector);
    if (networks.size() != 1) {
      return outcome.free() == 0
          ? "waren in alle leernetwerken voor het %s alle plekken al bezet."
              .formatted(NetworkNames.schooling(sector))
          : "had geen van %s genoeg plek: in het leernetwerk met de meeste ruimte %s nog %s vrij."
              .formatted(
                  NetworkNames.names(round, sector),
                  wasOrWere(outcome.free()),
                  Dutch.seats(outcome.free()));
    }
    if (networks.getFirst().capacity() == 1) {
      return "was de enige plek al bezet.";
    }
    var capacity = Dutch.seats(networks.getFirst().capacity());
    return outcome.free() == 0
        ? "waren alle %s al bezet.".formatted(capacity)
        : "%s nog %s van de %s vrij."
            .formatted(wasOrWere(outcome.free()), Dutch.number(outcome.free()), capacity);
  }

  private static String wasOrWere(int number) {
    return number == 1 ? "was" : "waren";
  }

  private static String room(Round round, Sector sector) {
    var networks = round.networks(sector);
    if (networks.size() == 1) {
      return "In %s is plek voor %s."
          .formatted(NetworkNames.name(networks.getFirst()), room(round, networks.getFirst()));
    }
    return "Er zijn %s leernetwerken voor het %s: %s."
        .formatted(
            Dutch.number(networks.size()),
            NetworkNames.schooling(sector),
            Dutch.list(
                networks.stream().map(n -> n.id() + " met plek voor " + room(round, n)).toList()));
  }

  private static String room(Round round, Network network) {
    return switch (round.capacityUnit()) {
      case SCHOOLS -> Dutch.schools(network.capacity());
      case INITIATIVES -> Dutch.initiatives(network.capacity());
    };
  }

  private static String need(Round round, int seats) {
    return switch (round.capacityUnit()) {
      case SCHOOLS ->
          "Elke school vraagt 1 plek. Jullie initiatief heeft %s en vraagt dus %s."
              .formatted(Dutch.schools(seats), Dutch.seats(seats));
      case INITIATIVES -> "Elk initiatief vraagt 1 plek, hoeveel scholen er ook meedoen.";
    };
  }

  private static String order(Round round) {
    return switch (round.policy()) {
      case ARRIVAL ->
          "We gaan op volgorde van binnenkomst: wie zich eerder aanmeldt, is eerder aan de beurt.";
      case DRAW ->
          "We loten na de sluitingsdatum om de volgorde. Het maakt dus niet uit wanneer jullie je"
              + " hebben aangemeld.";
    };
  }

  private static String inOrder(Round round) {
    return switch (round.policy()) {
      case ARRIVAL -> "op volgorde van binnenkomst";
      case DRAW -> "in de volgorde van de loting";
    };
  }

  private static String whole() {
    return "Wie aan de beurt is en past, krijgt alle plekken tegelijk en nooit een deel ervan. De"
        + " andere initiatieven komen in dezelfde volgorde op de wachtlijst.";
  }
}
