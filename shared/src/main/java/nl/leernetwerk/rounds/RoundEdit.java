package nl.leernetwerk.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Contact;

/** What was done to a round. It names nobody and holds no address, so a journal may keep it. */
public sealed interface RoundEdit {

  /** The round was opened. */
  record Opened() implements RoundEdit {}

  /**
   * A field got another value.
   *
   * @param field as the round's document calls it
   * @param before in the words of the document
   */
  record Changed(String field, String before, String after) implements RoundEdit {}

  /**
   * Other people, or another address; who they are is in the round.
   *
   * @param field as the document calls it; of a network {@code networks/PO/facilitators}
   * @param added which of those that the round now names are new, from 1
   */
  record PeopleChanged(String field, List<Integer> added) implements RoundEdit {
    public PeopleChanged {
      added = List.copyOf(added);
    }

    /** The facilitators of that network. */
    public static String facilitators(String network) {
      return "networks/" + network + "/facilitators";
    }
  }

  /** Everything that differs between two forms of a round; empty when they are the same. */
  static List<RoundEdit> between(Round before, Round after) {
    return Stream.of(
            value("name", before, after, Round::name),
            value("opens", before, after, Round::opens),
            value("deadline", before, after, Round::deadline),
            value("policy", before, after, Round::policy),
            value("capacityUnit", before, after, Round::capacityUnit),
            before.contact().equals(after.contact())
                ? Stream.<RoundEdit>empty()
                : Stream.<RoundEdit>of(new PeopleChanged("contact", List.of())),
            people("organisers", before.organisers(), after.organisers()),
            value("networks", before, after, RoundEdit::networks),
            facilitators(before, after),
            value("meetings", before, after, it -> String.join("; ", it.meetings())),
            value("lastOfferDay", before, after, it -> it.offers().lastDay()),
            value("offerSchoolDays", before, after, it -> it.offers().schoolDays()),
            value("beacon", before, after, RoundEdit::beacon),
            value("retentionUntil", before, after, Round::retentionUntil))
        .flatMap(it -> it)
        .toList();
  }

  private static Stream<RoundEdit> value(
      String field, Round before, Round after, Function<Round, Object> of) {
    var old = of.apply(before);
    var other = of.apply(after);
    return Objects.equals(old, other)
        ? Stream.empty()
        : Stream.of(new Changed(field, old.toString(), other.toString()));
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

  private static Stream<RoundEdit> facilitators(Round before, Round after) {
    return after.networks().stream()
        .flatMap(
            network ->
                people(
                    PeopleChanged.facilitators(network.id()),
                    before.network(network.id()).map(Network::facilitators).orElse(List.of()),
                    network.facilitators()));
  }

  private static Stream<RoundEdit> people(String field, List<Contact> before, List<Contact> after) {
    if (before.equals(after)) {
      return Stream.empty();
    }
    var known = new ArrayList<>(before.stream().map(Contact::email).toList());
    var added =
        IntStream.rangeClosed(1, after.size())
            .filter(number -> !known.contains(after.get(number - 1).email()))
            .boxed()
            .toList();
    return Stream.of(new PeopleChanged(field, added));
  }
}
