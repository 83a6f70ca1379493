package nl.leernetwerk.rounds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.FieldError;

/**
 * The rules for every round, on whatever day it is written. {@link RoundRules} says what may change
 * on which day.
 */
public final class RoundValidity {
  private static final int MAX_OFFER_DAYS = 30;
  private static final int MAX_CALL_DAYS = 60;
  private static final int MAX_CAPACITY = 1000;

  /**
   * The id is used in references, keys and addresses, so it holds only plain characters. Two words
   * are refused, because addresses use them for something else.
   */
  public static final Rule<String> ID =
      new Rule<>(
          Pattern.compile("(?!current$|preview$)[A-Za-z0-9][A-Za-z0-9-]{0,39}").asMatchPredicate(),
          "Maak de id van cijfers, letters en streepjes, zoals 2024-2025.");

  /** The id of a network. */
  public static final Rule<String> NETWORK_ID =
      new Rule<>(
          Pattern.compile("[A-Z0-9-]{1,20}").asMatchPredicate(),
          "Maak de id van hoofdletters, cijfers en streepjes, zoals PO-2.");

  /** How many seats a network may have. */
  public static final Rule<Integer> CAPACITY =
      new Rule<>(
          seats -> seats >= 1 && seats <= MAX_CAPACITY,
          "Het aantal plekken moet een heel getal zijn, van 1 tot en met %d."
              .formatted(MAX_CAPACITY));

  /** How many school days an initiative may have to answer an offer. */
  public static final Rule<Integer> OFFER_SCHOOL_DAYS =
      new Rule<>(
          days -> days >= 1 && days <= MAX_OFFER_DAYS,
          "Het aantal schooldagen om te antwoorden is een heel getal van 1 tot en met %d."
              .formatted(MAX_OFFER_DAYS));

  /** After how many school days a facilitator may be reminded of who was not reached. */
  public static final Rule<Integer> CALL_SCHOOL_DAYS =
      new Rule<>(
          days -> days >= 1 && days <= MAX_CALL_DAYS,
          "Het aantal schooldagen om iedereen te bereiken is een heel getal van 1 tot en met %d."
              .formatted(MAX_CALL_DAYS));

  private RoundValidity() {}

  /**
   * What is wrong with a list of networks.
   *
   * @param networks in order; a network that could not be read is empty
   */
  public static List<FieldError> networks(List<Optional<Network>> networks) {
    if (networks.isEmpty()) {
      return List.of(new FieldError("#/networks", "Noem minstens één leernetwerk."));
    }
    var errors = new ArrayList<FieldError>();
    var ids = new HashSet<String>();
    for (int i = 0; i < networks.size(); i++) {
      if (networks.get(i).isPresent() && !ids.add(networks.get(i).get().id())) {
        errors.add(
            new FieldError(
                "#/networks/" + i + "/id",
                "Deze id heeft een eerder leernetwerk al. Kies een andere."));
      }
    }
    return errors;
  }

  /**
   * The values of a round that must fit each other. A value that is not known is empty, and breaks
   * no rule.
   */
  public record Parts(
      Optional<LocalDate> opens,
      Optional<LocalDate> deadline,
      Optional<LocalDate> lastOfferDay,
      Optional<LocalDate> retentionUntil,
      Optional<Policy> policy,
      Optional<Beacon> beacon) {

    /** What does not fit, at the place where it can be changed. */
    public List<FieldError> errors() {
      return Stream.of(
              refused(
                  policy,
                  beacon,
                  (way, _) -> way != Policy.DRAW,
                  "beacon",
                  "Alleen een ronde met loting (policy draw) heeft een baken. Laat beacon weg."),
              refused(
                  deadline,
                  beacon,
                  (last, it) -> it.at().isBefore(Round.endsAt(last).plus(Beacon.AFTER_DEADLINE)),
                  "beacon",
                  "De ronde van het baken moet minstens een uur na de sluiting bekend worden. Kies"
                      + " een later moment, of een eerdere laatste dag."),
              refused(
                  beacon,
                  retentionUntil,
                  (it, gone) -> !it.at().isBefore(Amsterdam.startOf(gone)),
                  "beacon",
                  "De ronde van het baken moet bekend worden voordat de gegevens worden gewist."
                      + " Kies een eerder moment."),
              refused(
                  opens,
                  deadline,
                  LocalDate::isAfter,
                  "deadline",
                  "De laatste dag van de aanmelding ligt vóór de eerste. Pas een van de"
                      + " twee aan."),
              refused(
                  deadline,
                  retentionUntil,
                  (last, gone) -> !gone.isAfter(last),
                  "retentionUntil",
                  "De gegevens zijn na de laatste dag van de aanmelding nog nodig. Kies een latere"
                      + " dag."),
              deadline.flatMap(
                  last ->
                      refused(
                          lastOfferDay,
                          retentionUntil,
                          (day, gone) -> !day.isAfter(last) || !day.isBefore(gone),
                          "lastOfferDay",
                          "Kies een dag na de laatste dag van de aanmelding, en voordat de gegevens"
                              + " worden gewist.")))
          .flatMap(Optional::stream)
          .toList();
    }

    private static <A, B> Optional<FieldError> refused(
        Optional<A> one, Optional<B> other, BiPredicate<A, B> broken, String field, String detail) {
      return one.isPresent() && other.isPresent() && broken.test(one.get(), other.get())
          ? Optional.of(new FieldError("#/" + field, detail))
          : Optional.empty();
    }
  }
}
