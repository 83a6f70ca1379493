package nl.leernetwerk.rounds;

import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A field of a round that has a value to tell; who it names are {@link RoundEdit}s of their own.
 */
public enum RoundField {
  NAME("name", Round::name),
  OPENS("opens", Round::opens),
  DEADLINE("deadline", Round::deadline),
  POLICY("policy", Round::policy),
  CAPACITY_UNIT("capacityUnit", Round::capacityUnit),
  NETWORKS("networks", RoundField::networks),
  MEETINGS("meetings", it -> String.join("; ", it.meetings())),
  LAST_OFFER_DAY("lastOfferDay", it -> it.offers().lastDay()),
  OFFER_SCHOOL_DAYS("offerSchoolDays", it -> it.offers().schoolDays()),
  BEACON("beacon", RoundField::beacon),
  RETENTION_UNTIL("retentionUntil", Round::retentionUntil);

  private final String word;
  private final Function<Round, Object> value;

  RoundField(String word, Function<Round, Object> value) {
    this.word = word;
    this.value = value;
  }

  /** What the round's document calls it. */
  public String word() {
    return word;
  }

  /** Its value in a round, as a journal keeps it; empty when the round has none. */
  public String of(Round round) {
    return value.apply(round).toString();
  }

  private static String networks(Round round) {
    return round.networks().stream()
        .map(it -> "%s (%s, %d)".formatted(it.id(), it.sector(), it.capacity()))
        .collect(Collectors.joining("; "));
  }

  private static String beacon(Round round) {
    return round
        .beacon()
        .map(it -> "%s, %s, %d".formatted(it.address(), it.chain().hash(), it.round()))
        .orElse("");
  }
}
