package nl.leernetwerk.seats.letters;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import nl.leernetwerk.journal.Words;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.seats.RosterHistory;
import nl.leernetwerk.seats.SeatMails;

/** What happened to seats, in Dutch, for organisers. */
public record SeatWords(Words words) {
  /** The same, with everything named as it was just before that moment. */
  public SeatWords at(Instant moment) {
    return new SeatWords(words.at(moment));
  }

  /** The reader of a mail about a round or a network, by their number in the round. */
  public static String reader(Mail mail) {
    int number = SeatMails.person(mail);
    return SeatMails.isToFacilitator(mail)
        ? "procesbegeleider %d van leernetwerk %s".formatted(number, SeatMails.network(mail))
        : "organisator %d".formatted(number);
  }

  /** One event, in a sentence. */
  public String of(RosterEvent event) {
    return switch (event) {
      case RosterEvent.ListOpened(_, var lastOfferDay) ->
          "De wachtlijst is begonnen. Plekken worden aangeboden tot en met %s."
              .formatted(Dutch.date(lastOfferDay));
      case RosterEvent.SeatOffered(var who, var network, var until) ->
          "%s krijgt een plek aangeboden in leernetwerk %s, en antwoordt uiterlijk op %s."
              .formatted(words.initiative(who), network, lastDay(until));
      case RosterEvent.PassedOver(int free, var all) ->
          "Niet aan de beurt: %s. Er %s hoogstens %s vrij, en ze hebben meer nodig."
              .formatted(
                  Dutch.list(all.stream().map(words::initiative).toList()),
                  free == 1 ? "was" : "waren",
                  Dutch.seats(free));
      case RosterEvent.OfferAccepted(var who, var network) ->
          "%s heeft de plek in leernetwerk %s aangenomen."
              .formatted(words.initiative(who), network);
      case RosterEvent.OfferDeclined(var who, var network) ->
          "%s heeft de plek in leernetwerk %s afgeslagen en staat niet meer op de lijst."
              .formatted(words.initiative(who), network);
      case RosterEvent.OfferExpired(var who, var network) ->
          "%s heeft niet op tijd geantwoord op de plek in leernetwerk %s en staat niet meer op de lijst."
              .formatted(words.initiative(who), network);
      case RosterEvent.Withdrawn(var who, var seatIn) ->
          seatIn
              .map(
                  network ->
                      "%s is ingetrokken; de plek in leernetwerk %s komt vrij."
                          .formatted(words.initiative(who), network))
              .orElseGet(() -> "%s is ingetrokken.".formatted(words.initiative(who)));
      case RosterEvent.PutOnList(var who, _) ->
          "%s staat weer op de wachtlijst, achteraan.".formatted(words.initiative(who));
      case RosterEvent.Entered(var who, _, _) ->
          "%s is later toegevoegd door de organisatie en staat achteraan op de wachtlijst."
              .formatted(words.initiative(who));
      case RosterEvent.CapacityRaised(var network, int capacity) ->
          "Leernetwerk %s heeft nu %s.".formatted(network, Dutch.seats(capacity));
      case RosterEvent.NetworkOpened(var network, int capacity) ->
          "Leernetwerk %s is geopend, met %s.".formatted(network, Dutch.seats(capacity));
      case RosterEvent.Seated(var who, var network) ->
          "%s krijgt een plek in leernetwerk %s.".formatted(words.initiative(who), network);
      case RosterEvent.Moved(var who, var from, var to) ->
          "%s gaat van leernetwerk %s naar leernetwerk %s."
              .formatted(words.initiative(who), from, to);
      case RosterEvent.NetworksMerged(var from, var into) ->
          "Leernetwerk %s is samengevoegd met leernetwerk %s.".formatted(from, into);
      case RosterEvent.ListClosed _ ->
          "De wachtlijst is gesloten: de laatste dag waarop plekken worden aangeboden is voorbij.";
    };
  }

  /** What gave one initiative its turn, and why. */
  public static String of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Seated seated ->
          "Verdeling: plek in leernetwerk %s. Het was als %s aan de beurt, en er %s nog %s vrij."
              .formatted(
                  seated.network(),
                  Dutch.ordinal(seated.turn()),
                  seated.free() == 1 ? "was" : "waren",
                  Dutch.seats(seated.free()));
      case Outcome.Waiting waiting ->
          "Verdeling: plaats %d op de wachtlijst. Het was als %s aan de beurt en heeft %s nodig; %s."
              .formatted(
                  waiting.place(),
                  Dutch.ordinal(waiting.turn()),
                  Dutch.seats(waiting.seats()),
                  waiting.free() == 0
                      ? "alle plekken waren al bezet"
                      : "er %s nog hoogstens %s vrij in één leernetwerk"
                          .formatted(
                              waiting.free() == 1 ? "was" : "waren", Dutch.seats(waiting.free())));
      case Outcome.Entered entered ->
          "Na de verdeling toegevoegd door de organisatie, als %s, achteraan."
              .formatted(Dutch.ordinal(entered.turn()));
    };
  }

  /** What a change meant for one initiative: what happened to it, or what changed its place. */
  public List<String> of(RosterHistory.Step step) {
    return told(step, step.because());
  }

  /** The same, of which only what happened to that initiative itself is told. */
  public List<String> own(RosterHistory.Step step, Reference reference) {
    return told(step, step.because().stream().filter(event -> event.concerns(reference)).toList());
  }

  private List<String> told(RosterHistory.Step step, List<RosterEvent> because) {
    var place =
        step.state() instanceof RegistrationState.Waiting
            ? step.place().stream()
                .mapToObj("Het staat nu op plaats %d van de wachtlijst."::formatted)
            : Stream.<String>empty();
    return Stream.concat(because.stream().map(this::of), place).toList();
  }

  private static String lastDay(Instant until) {
    return Dutch.date(until.minusMillis(1).atZone(Amsterdam.ZONE).toLocalDate());
  }
}
