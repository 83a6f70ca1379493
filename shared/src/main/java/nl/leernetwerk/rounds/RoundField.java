package nl.leernetwerk.rounds;

import java.util.stream.Collectors;

/**
 * A field of a round whose value can be told. The people of a round are told by other kinds of
 * {@link RoundEdit}.
 */
public enum RoundField {
  NAME("name"),
  OPENS("opens"),
  DEADLINE("deadline"),
  POLICY("policy"),
  CAPACITY_UNIT("capacityUnit"),
  NETWORKS("networks"),
  MEETINGS("meetings"),
  PERIODS("periods"),
  LAST_OFFER_DAY("lastOfferDay"),
  OFFER_SCHOOL_DAYS("offerSchoolDays"),
  CALL_SCHOOL_DAYS("callSchoolDays"),
  BEACON("beacon"),
  RETENTION_UNTIL("retentionUntil");

  private final String word;

  RoundField(String word) {
    this.word = word;
  }

  /** The field's name in the round's document. */
  public String word() {
    return word;
  }

  /**
   * The field's value in a round, as a journal keeps it; empty when the round has no value for it.
   */
  public String of(Round round) {
    return switch (this) {
      case NAME -> round.name();
      case OPENS -> round.opens().toString();
      case DEADLINE -> round.deadline().toString();
      case POLICY -> round.policy().name();
      case CAPACITY_UNIT -> round.capacityUnit().name();
      case NETWORKS -> networks(round);
      case MEETINGS -> String.join("; ", round.meetings());
      case PERIODS -> periods(round);
      case LAST_OFFER_DAY -> round.offers().lastDay().toString();
      case OFFER_SCHOOL_DAYS -> Integer.toString(round.offers().schoolDays());
      case CALL_SCHOOL_DAYS -> Integer.toString(round.callSchoolDays());
      case BEACON -> beacon(round);
      case RETENTION_UNTIL -> round.retentionUntil().toString();
    };
  }

  private static String networks(Round round) {
    return round.networks().stream()
        .map(it -> "%s (%s, %d)".formatted(it.id(), it.sector(), it.capacity()))
        .collect(Collectors.joining("; "));
  }

  /** Empty when the round gives no days; then its words say when the meetings are. */
  private static String periods(Round round) {
    return round.planned().stream().noneMatch(it -> it.given().isPresent())
        ? ""
        : round.planned().stream()
            .map(it -> it.given().map(days -> days.first() + "/" + days.last()).orElse(""))
            .collect(Collectors.joining("; "));
  }

  private static String beacon(Round round) {
    return round
        .beacon()
        .map(it -> "%s, %s, %d".formatted(it.address(), it.chain().hash(), it.round()))
        .orElse("");
  }
}
