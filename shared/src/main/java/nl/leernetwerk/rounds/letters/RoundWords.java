package nl.leernetwerk.rounds.letters;

import nl.leernetwerk.rounds.RoundEdit;

/** What was done to a round, in Dutch. */
public final class RoundWords {
  private RoundWords() {}

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
}
