package nl.leernetwerk.rounds.letters;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundChange;
import nl.leernetwerk.rounds.RoundEdit;
import nl.leernetwerk.rounds.RoundField;

/** What changed in a round, in Dutch. */
public final class RoundWords {
  private RoundWords() {}

  /** An edit of a round, in a sentence. */
  public static String of(RoundEdit edit) {
    return switch (edit) {
      case RoundEdit.Opened _ -> "De ronde is geopend.";
      case RoundEdit.Repaired _ -> "De ronde was niet te lezen en is hersteld.";
      case RoundEdit.Changed(var field, var before, var after) -> changed(field, before, after);
      case RoundEdit.ContactChanged _ -> "Het contactadres is gewijzigd.";
      case RoundEdit.ParagraphsChanged _ -> "De eigen alinea's in de e-mails zijn gewijzigd.";
      case RoundEdit.OrganisersChanged _ -> "De organisatoren zijn gewijzigd.";
      case RoundEdit.FacilitatorsChanged(var network, _) ->
          "De procesbegeleiders van leernetwerk %s zijn gewijzigd.".formatted(network);
    };
  }

  /**
   * What moved together with the deadline, when people had registered already. A beacon decides at
   * its own moment, which does not move.
   *
   * @param round the round as it is now: what is read of it here is fixed from the opening
   */
  static Optional<String> moved(RoundChange change, Round round) {
    return change
        .extension(round)
        .filter(_ -> round.beacon().isEmpty())
        .map(
            edit ->
                "Daardoor %s op %s, en niet op %s."
                    .formatted(
                        switch (round.policy()) {
                          case ARRIVAL -> "worden de plekken verdeeld";
                          case DRAW -> "zijn de loting en de verdeling van de plekken";
                        },
                        dayAfter(edit.after()),
                        dayAfter(edit.before())));
  }

  private static String dayAfter(String kept) {
    return Dutch.date(LocalDate.parse(kept).plusDays(1));
  }

  private static String changed(RoundField field, String before, String after) {
    if (field == RoundField.BEACON && before.isEmpty()) {
      return "De loting heeft nu een baken: ‘%s’.".formatted(after);
    }
    if (field == RoundField.BEACON && after.isEmpty()) {
      return "De loting heeft geen baken meer. Het was ‘%s’.".formatted(before);
    }
    var sentence =
        isPlural(field) ? "%s waren ‘%s’ en zijn nu ‘%s’." : "%s was ‘%s’ en is nu ‘%s’.";
    return sentence.formatted(subject(field), value(field, before), value(field, after));
  }

  /** Whether its subject is. */
  private static boolean isPlural(RoundField field) {
    return switch (field) {
      case NETWORKS, MEETINGS, PERIODS -> true;
      case NAME,
          OPENS,
          DEADLINE,
          POLICY,
          CAPACITY_UNIT,
          LAST_OFFER_DAY,
          OFFER_SCHOOL_DAYS,
          CALL_SCHOOL_DAYS,
          BEACON,
          RETENTION_UNTIL ->
          false;
    };
  }

  /** A value as people read it. */
  private static String value(RoundField field, String kept) {
    return switch (field) {
      case POLICY ->
          switch (Policy.valueOf(kept)) {
            case ARRIVAL -> "volgorde van binnenkomst";
            case DRAW -> "loting";
          };
      case CAPACITY_UNIT ->
          switch (CapacityUnit.valueOf(kept)) {
            case SCHOOLS -> "scholen";
            case INITIATIVES -> "initiatieven";
          };
      case OPENS, DEADLINE, LAST_OFFER_DAY, RETENTION_UNTIL -> date(kept);
      case PERIODS -> periods(kept);
      case NAME, NETWORKS, MEETINGS, OFFER_SCHOOL_DAYS, CALL_SCHOOL_DAYS, BEACON -> kept;
    };
  }

  private static String periods(String kept) {
    return kept.isEmpty()
        ? "niet genoemd"
        : Arrays.stream(kept.split("; ", -1))
            .map(RoundWords::period)
            .collect(Collectors.joining("; "));
  }

  private static String period(String kept) {
    var days = kept.split("/", -1);
    return days.length < 2 ? "niet genoemd" : date(days[0]) + " tot en met " + date(days[1]);
  }

  private static String date(String kept) {
    return kept.isEmpty() ? kept : Dutch.date(LocalDate.parse(kept));
  }

  private static String subject(RoundField field) {
    return switch (field) {
      case NAME -> "De naam";
      case OPENS -> "De eerste dag van de aanmelding";
      case DEADLINE -> "De laatste dag van de aanmelding";
      case POLICY -> "De manier van verdelen";
      case CAPACITY_UNIT -> "De manier van tellen";
      case NETWORKS -> "De leernetwerken";
      case MEETINGS -> "De bijeenkomsten";
      case PERIODS -> "De dagen waartussen de bijeenkomsten zijn";
      case LAST_OFFER_DAY -> "De laatste dag waarop plekken worden aangeboden";
      case OFFER_SCHOOL_DAYS -> "Het aantal schooldagen om te antwoorden";
      case CALL_SCHOOL_DAYS -> "Het aantal schooldagen om iedereen te bereiken";
      case BEACON -> "Het baken van de loting";
      case RETENTION_UNTIL -> "De dag waarop de gegevens worden verwijderd";
    };
  }
}
