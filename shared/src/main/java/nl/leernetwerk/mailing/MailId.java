package nl.leernetwerk.mailing;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.seats.Notice;

/**
 * What a mail is for: whose it is, who gets it, why, and the how-manieth of its kind. It holds ids
 * only, no address, and one mail exists for each, so the same mail cannot be sent twice.
 */
public sealed interface MailId {

  /** To someone of a pair: the registration was received. */
  record Confirmation(Reference registration, Addressee to, int version) implements MailId {
    @Override
    public String subject() {
      return registration.text();
    }

    @Override
    public String purpose() {
      return word(to) + ".confirmation." + version;
    }
  }

  /** To someone of a pair: a seat, or a place on the waiting list. */
  record Decision(Reference registration, Addressee to, int version) implements MailId {
    @Override
    public String subject() {
      return registration.text();
    }

    @Override
    public String purpose() {
      return word(to) + ".decision." + version;
    }
  }

  /**
   * To someone of a pair: what a change of the roster means for them.
   *
   * @param version the number of that change in the journal
   */
  record SeatNews(Reference registration, Addressee to, Notice notice, int version)
      implements MailId {
    @Override
    public String subject() {
      return registration.text();
    }

    @Override
    public String purpose() {
      return word(to) + "." + word(notice) + "." + version;
    }
  }

  /**
   * To someone of a pair: their registration was changed.
   *
   * @param version the edition that the change made
   */
  record Amended(Reference registration, Addressee to, int version) implements MailId {
    @Override
    public String subject() {
      return registration.text();
    }

    @Override
    public String purpose() {
      return word(to) + ".amended." + version;
    }
  }

  /**
   * To an address that stood in a registration and does no more; the mail itself knows it.
   *
   * @param place where in the pair it stood
   * @param version the edition in which it was gone
   */
  record Farewell(Reference registration, PairRole place, int version) implements MailId {
    @Override
    public String subject() {
      return registration.text();
    }

    @Override
    public String purpose() {
      return "former-" + word(place) + ".farewell." + version;
    }
  }

  /**
   * To an address whose owner asked for their links.
   *
   * @param version the day, and the how-manieth of that day: 202410011 is the first of 1 October
   */
  record OwnLinks(AddressId address, int version) implements MailId {
    @Override
    public String subject() {
      return "address-" + address.value();
    }

    @Override
    public String purpose() {
      return "owner.links." + version;
    }
  }

  /**
   * To someone of a pair: registration is open for longer.
   *
   * @param version the number of that change in the round's journal
   */
  record DeadlineExtended(Reference registration, Addressee to, int version) implements MailId {
    @Override
    public String subject() {
      return registration.text();
    }

    @Override
    public String purpose() {
      return word(to) + ".extended." + version;
    }
  }

  /**
   * To a facilitator: what changed in a network, with its initiatives as they are now.
   *
   * @param version the number of that change in the journal
   */
  record NetworkNews(String round, String network, int facilitator, int version) implements MailId {
    @Override
    public String subject() {
      return round + "." + network;
    }

    @Override
    public String purpose() {
      return "facilitator-" + facilitator + ".news." + version;
    }
  }

  /**
   * To a facilitator: every initiative of a network.
   *
   * @param facilitator 1 for the first that the round names for the network
   */
  record NetworkList(String round, String network, int facilitator, int version) implements MailId {
    @Override
    public String subject() {
      return round + "." + network;
    }

    @Override
    public String purpose() {
      return "facilitator-" + facilitator + ".list." + version;
    }
  }

  /**
   * To an organiser: the totals of a round.
   *
   * @param organiser 1 for the first that the round names
   */
  record Totals(String round, int organiser, int version) implements MailId {
    @Override
    public String subject() {
      return round;
    }

    @Override
    public String purpose() {
      return "organiser-" + organiser + ".totals." + version;
    }
  }

  /** What the mail is about: a registration, a network of a round, or a round. */
  String subject();

  /** Who gets it, why, and which version. */
  String purpose();

  /** The id in one line, which {@link #parse} reads back. */
  default String text() {
    return subject() + "/" + purpose();
  }

  /** The id that this text writes; empty when it writes none. */
  static Optional<MailId> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    var subject = text.substring(0, slash);
    var purpose = text.substring(slash + 1).split("\\.", -1);
    if (purpose.length != 3 || !purpose[2].matches("[1-9][0-9]{0,8}")) {
      return Optional.empty();
    }
    int version = Integer.parseInt(purpose[2]);
    return switch (purpose[1]) {
      case "confirmation" ->
          Reference.parse(subject)
              .flatMap(r -> addressee(purpose[0]).map(to -> new Confirmation(r, to, version)));
      case "decision" ->
          Reference.parse(subject)
              .flatMap(r -> addressee(purpose[0]).map(to -> new Decision(r, to, version)));
      case "amended" ->
          Reference.parse(subject)
              .flatMap(r -> addressee(purpose[0]).map(to -> new Amended(r, to, version)));
      case "farewell" ->
          Reference.parse(subject)
              .flatMap(r -> former(purpose[0]).map(place -> new Farewell(r, place, version)));
      case "links" ->
          purpose[0].equals("owner") && subject.matches("address-[0-9a-f]{32}")
              ? Optional.of(
                  new OwnLinks(new AddressId(subject.substring("address-".length())), version))
              : Optional.empty();
      case "extended" ->
          Reference.parse(subject)
              .flatMap(r -> addressee(purpose[0]).map(to -> new DeadlineExtended(r, to, version)));
      case "list", "news" -> {
        int dot = subject.lastIndexOf('.');
        yield dot < 0
            ? Optional.empty()
            : number(purpose[0], "facilitator-")
                .map(
                    n -> {
                      var round = subject.substring(0, dot);
                      var network = subject.substring(dot + 1);
                      return purpose[1].equals("list")
                          ? new NetworkList(round, network, n, version)
                          : new NetworkNews(round, network, n, version);
                    });
      }
      case "totals" -> number(purpose[0], "organiser-").map(n -> new Totals(subject, n, version));
      default ->
          Stream.of(Notice.values())
              .filter(notice -> word(notice).equals(purpose[1]))
              .findFirst()
              .flatMap(
                  notice ->
                      Reference.parse(subject)
                          .flatMap(
                              r ->
                                  addressee(purpose[0])
                                      .map(to -> new SeatNews(r, to, notice, version))));
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Addressee> addressee(String word) {
    for (var to : Addressee.values()) {
      if (word(to).equals(word)) {
        return Optional.of(to);
      }
    }
    return Optional.empty();
  }

  private static Optional<PairRole> former(String word) {
    return Stream.of(PairRole.values())
        .filter(place -> word.equals("former-" + word(place)))
        .findFirst();
  }

  private static Optional<Integer> number(String word, String prefix) {
    return word.matches(prefix + "[1-9][0-9]{0,8}")
        ? Optional.of(Integer.valueOf(word.substring(prefix.length())))
        : Optional.empty();
  }
}
