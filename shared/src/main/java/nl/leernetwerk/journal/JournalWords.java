package nl.leernetwerk.journal;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.MailId;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.registration.AmendmentAction;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.SchoolChange;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundEdit;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.seats.RosterHistory;

/**
 * What happened to seats, in Dutch, for who answers for it.
 *
 * @param named what an initiative is called
 */
public record JournalWords(Function<Reference, String> named) {

  /** Words that call each initiative of these by its name, between quotes. */
  public static JournalWords naming(List<Registration> registrations) {
    var names =
        registrations.stream()
            .collect(Collectors.toMap(Registration::reference, it -> it.submission().initiative()));
    return new JournalWords(
        reference -> "‘%s’".formatted(names.getOrDefault(reference, reference.text())));
  }

  /** One event, in a sentence. */
  public String of(RosterEvent event) {
    return switch (event) {
      case RosterEvent.ListOpened(_, var lastOfferDay) ->
          "De wachtlijst is begonnen. Plekken worden aangeboden tot en met %s."
              .formatted(Dutch.date(lastOfferDay));
      case RosterEvent.SeatOffered(var who, var network, var until) ->
          "%s krijgt een plek aangeboden in leernetwerk %s, en antwoordt uiterlijk op %s."
              .formatted(name(who), network, lastDay(until));
      case RosterEvent.PassedOver(int free, var all) ->
          "Niet aan de beurt: %s. Er %s hoogstens %s vrij, en ze hebben meer nodig."
              .formatted(
                  Dutch.list(all.stream().map(this::name).toList()),
                  free == 1 ? "was" : "waren",
                  Dutch.seats(free));
      case RosterEvent.OfferAccepted(var who, var network) ->
          "%s heeft de plek in leernetwerk %s aangenomen.".formatted(name(who), network);
      case RosterEvent.OfferDeclined(var who, var network) ->
          "%s heeft de plek in leernetwerk %s afgeslagen en staat niet meer op de lijst."
              .formatted(name(who), network);
      case RosterEvent.OfferExpired(var who, var network) ->
          "%s heeft niet op tijd geantwoord op de plek in leernetwerk %s en staat niet meer op de lijst."
              .formatted(name(who), network);
      case RosterEvent.Withdrawn(var who, var seatIn) ->
          seatIn
              .map(
                  network ->
                      "%s is ingetrokken; de plek in leernetwerk %s komt vrij."
                          .formatted(name(who), network))
              .orElseGet(() -> "%s is ingetrokken.".formatted(name(who)));
      case RosterEvent.PutOnList(var who, _) ->
          "%s staat weer op de wachtlijst, achteraan.".formatted(name(who));
      case RosterEvent.CapacityRaised(var network, int capacity) ->
          "Leernetwerk %s heeft nu %s.".formatted(network, Dutch.seats(capacity));
      case RosterEvent.NetworkOpened(var network, int capacity) ->
          "Leernetwerk %s is geopend, met %s.".formatted(network, Dutch.seats(capacity));
      case RosterEvent.Seated(var who, var network) ->
          "%s krijgt een plek in leernetwerk %s.".formatted(name(who), network);
      case RosterEvent.Moved(var who, var from, var to) ->
          "%s gaat van leernetwerk %s naar leernetwerk %s.".formatted(name(who), from, to);
      case RosterEvent.NetworksMerged(var from, var into) ->
          "Leernetwerk %s is samengevoegd met leernetwerk %s.".formatted(from, into);
      case RosterEvent.ListClosed _ ->
          "De wachtlijst is gesloten: de laatste dag waarop plekken worden aangeboden is voorbij.";
    };
  }

  /** What the allocation decided for one initiative, and why. */
  public static String of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Seated seated ->
          "Verdeling: plek in leernetwerk %s. Het was de %s aan de beurt, en er %s nog %s vrij."
              .formatted(
                  seated.network(),
                  Dutch.ordinal(seated.turn()),
                  seated.free() == 1 ? "was" : "waren",
                  Dutch.seats(seated.free()));
      case Outcome.Waiting waiting ->
          "Verdeling: plaats %d op de wachtlijst. Het was de %s aan de beurt en heeft %s nodig; er %s nog hoogstens %s vrij in één leernetwerk."
              .formatted(
                  waiting.place(),
                  Dutch.ordinal(waiting.turn()),
                  Dutch.seats(waiting.seats()),
                  waiting.free() == 1 ? "was" : "waren",
                  Dutch.seats(waiting.free()));
    };
  }

  /** What a change meant for one initiative: what happened to it, or what moved its place. */
  public List<String> of(RosterHistory.Step step) {
    var because = step.because().stream().map(this::of);
    var place =
        step.state() instanceof RegistrationState.Waiting
            ? step.place().stream()
                .mapToObj("Het staat nu op plaats %d van de wachtlijst."::formatted)
            : Stream.<String>empty();
    return Stream.concat(because, place).toList();
  }

  /** That it was sent in, and who filled in the form. */
  public String sentIn(Registration registration) {
    return "%s is aangemeld, ingevuld door %s."
        .formatted(
            name(registration.reference()),
            switch (registration.submission().submittedBy()) {
              case PRACTITIONER -> place(PairRole.PRACTITIONER);
              case LEADER -> place(PairRole.LEADER);
              case OTHER -> "iemand anders";
            });
  }

  /** What somebody did to a registration, in a sentence or two. */
  public String of(Reference registration, AmendmentAction deed) {
    var told = "%s: %s".formatted(name(registration), deed.told());
    return deed instanceof AmendmentAction.Changed(_, var before, SchoolChange(var gone, var came))
        ? Stream.of(
                Stream.of(told),
                before.map(at -> "Dat was eerst %s.".formatted(Dutch.moment(at))).stream(),
                schools("Eruit", gone),
                schools("Erin", came))
            .flatMap(it -> it)
            .collect(Collectors.joining(" "))
        : told;
  }

  private static Stream<String> schools(String where, List<Participant> some) {
    return some.isEmpty()
        ? Stream.of()
        : Stream.of(
            "%s: %s."
                .formatted(where, Dutch.list(some.stream().map(JournalWords::school).toList())));
  }

  private static String school(Participant school) {
    return switch (school) {
      case Participant.Listed(var code) -> "de school met code " + code.value();
      case Participant.Unlisted(var name, var place) -> "%s in %s".formatted(name, place);
    };
  }

  /** What was done to a round, in a sentence. */
  public static String of(RoundEdit edit) {
    return switch (edit) {
      case RoundEdit.Opened _ -> "De ronde is geopend.";
      case RoundEdit.Changed(var field, var before, var after) ->
          "%s was ‘%s’ en is nu ‘%s’.".formatted(field(field), before, after);
      case RoundEdit.PeopleChanged(var field, _) -> "%s gewijzigd.".formatted(field(field));
    };
  }

  private static String field(String field) {
    return switch (field) {
      case "name" -> "De naam";
      case "opens" -> "De eerste dag van de aanmelding";
      case "deadline" -> "De laatste dag van de aanmelding";
      case "policy" -> "De manier van verdelen";
      case "capacityUnit" -> "De manier van tellen";
      case "contact" -> "Het contactadres is";
      case "organisers" -> "De organisatoren zijn";
      case "networks" -> "De leernetwerken";
      case "meetings" -> "De bijeenkomsten";
      case "lastOfferDay" -> "De laatste dag waarop plekken worden aangeboden";
      case "offerSchoolDays" -> "Het aantal schooldagen om te antwoorden";
      case "retentionUntil" -> "De dag waarop de gegevens worden verwijderd";
      default ->
          "De procesbegeleiders van leernetwerk %s zijn"
              .formatted(field.replaceFirst("networks/(.*)/facilitators", "$1"));
    };
  }

  /** What an organiser did, in a sentence. */
  public String of(OrganiserAct.What what) {
    return switch (what) {
      case OrganiserAct.What.MailSentAgain(var mail) ->
          "Een mail is opnieuw verstuurd: %s, aan %s."
              .formatted(
                  mail(mail),
                  Reference.parse(mail.subject()).map(this::name).orElse(mail.subject()));
      case OrganiserAct.What.ForPerson(var service, var who, var place) ->
          (switch (service) {
                case RELEASE -> "Het e-mailadres van %s van %s mag weer mail krijgen.";
                case EXPORT -> "De gegevens van %s van %s zijn opgevraagd.";
                case ERASE -> "De gegevens van %s van %s zijn verwijderd.";
              })
              .formatted(place(place), name(who));
      case OrganiserAct.What.ReasonErased(var line) ->
          "De reden bij regel %s is gewist.".formatted(line);
    };
  }

  /** What a mail is about, in a few words. */
  public static String mail(MailId mail) {
    return switch (mail) {
      case MailId.Confirmation _ -> "bevestiging van de aanmelding";
      case MailId.Decision _ -> "uitslag van de verdeling";
      case MailId.SeatNews(_, _, var notice, _) ->
          switch (notice) {
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
      case MailId.Amended _ -> "wijziging van de aanmelding";
      case MailId.Farewell _ -> "bericht aan een adres dat er niet meer staat";
      case MailId.DeadlineExtended _ -> "langere tijd om aan te melden";
      case MailId.OwnLinks _ -> "persoonlijke links op verzoek";
      case MailId.NetworkList _ -> "lijst van het leernetwerk";
      case MailId.NetworkNews _ -> "wijziging in het leernetwerk";
      case MailId.Totals _ -> "totalen van de ronde";
    };
  }

  private static String place(PairRole place) {
    return switch (place) {
      case PRACTITIONER -> "de docent of leerlingbegeleider";
      case LEADER -> "de schoolleiding";
    };
  }

  private String name(Reference reference) {
    return named.apply(reference);
  }

  private static String lastDay(Instant until) {
    return Dutch.date(until.minusMillis(1).atZone(Round.ZONE).toLocalDate());
  }
}
