package nl.leernetwerk.digest;

import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Mail;

/** One thing that a digest tells, by ids only. */
public sealed interface Happening {

  /** A registration was received. */
  record Registered(Reference who) implements Happening {}

  /** A registration was withdrawn, before or after the allocation. */
  record Withdrawn(Reference who) implements Happening {}

  /** A withdrawal was undone. */
  record Restored(Reference who) implements Happening {}

  /** Nobody answered an offer of seats in that network. */
  record OfferExpired(Reference who, String network) implements Happening {}

  /** A mail did not arrive, or was withheld because an earlier one did not. */
  record Undelivered(Mail mail) implements Happening {}

  /** More seats of a network are free than before, and nobody waits for them. */
  record SeatsFree(String network, int seats) implements Happening {}

  /** What a digest puts under one heading, in the order of its headings. */
  enum Kind {
    REGISTERED,
    WITHDRAWN,
    RESTORED,
    OFFER_EXPIRED,
    UNDELIVERED,
    SEATS_FREE
  }

  /** What it is put under. */
  default Kind kind() {
    return switch (this) {
      case Registered _ -> Kind.REGISTERED;
      case Withdrawn _ -> Kind.WITHDRAWN;
      case Restored _ -> Kind.RESTORED;
      case OfferExpired _ -> Kind.OFFER_EXPIRED;
      case Undelivered _ -> Kind.UNDELIVERED;
      case SeatsFree _ -> Kind.SEATS_FREE;
    };
  }

  /** How many it counts for in a total: a network with three free seats counts for three. */
  default int count() {
    return this instanceof SeatsFree(_, int seats) ? seats : 1;
  }

  /** Its ids in one line, which {@link #parse} reads back. */
  default String text() {
    return switch (this) {
      case Registered(var who) -> who.text();
      case Withdrawn(var who) -> who.text();
      case Restored(var who) -> who.text();
      case OfferExpired(var who, var network) -> who + " " + network;
      case Undelivered(var mail) -> mail.text();
      case SeatsFree(var network, int seats) -> network + " " + seats;
    };
  }

  /**
   * What a line of that kind says.
   *
   * @throws RuntimeException when it says nothing of that kind
   */
  static Happening parse(Kind kind, String text) {
    var words = text.split(" ", 2);
    return switch (kind) {
      case REGISTERED -> new Registered(reference(text));
      case WITHDRAWN -> new Withdrawn(reference(text));
      case RESTORED -> new Restored(reference(text));
      case OFFER_EXPIRED -> new OfferExpired(reference(words[0]), words[1]);
      case UNDELIVERED -> new Undelivered(Mail.parse(text).orElseThrow());
      case SEATS_FREE -> new SeatsFree(words[0], Integer.parseInt(words[1]));
    };
  }

  private static Reference reference(String text) {
    return Reference.parse(text).orElseThrow();
  }
}
