package nl.leernetwerk.meetings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.Network;

/**
 * Somebody who should be at the meetings of a network.
 *
 * @param id the place that the person has in the network: it stays when somebody else takes the
 *     place over
 */
public record Guest(String id, String name, EmailAddress address) {
  private static final String FACILITATOR = "facilitator-";

  /**
   * Everybody who should be at the meetings of a network: both people of each initiative that has a
   * seat, once when they share an address, and the facilitators.
   *
   * @param ids the ids of addresses
   */
  public static List<Guest> of(
      Network network, List<Registration> registrations, Function<EmailAddress, AddressId> ids) {
    return Stream.concat(
            registrations.stream().filter(it -> sits(it, network)).flatMap(Guest::pair),
            network.facilitators().stream()
                .map(
                    it ->
                        new Guest(
                            FACILITATOR + ids.apply(it.email()).value(), it.name(), it.email())))
        .toList();
  }

  /** An offer that nobody has accepted is no seat. */
  private static boolean sits(Registration registration, Network network) {
    return switch (registration.state()) {
      case RegistrationState.Seated(var in) -> in.equals(network.id());
      case RegistrationState.Accepted(var in) -> in.equals(network.id());
      default -> false;
    };
  }

  /** The place of somebody in a pair. */
  public record PlaceInPair(Reference registration, Addressee to) {}

  /** The place in a pair that a guest's id means; empty when it is a facilitator's. */
  public static Optional<PlaceInPair> placeInPair(String round, String id) {
    var parts = id.split("-", 2);
    return isFacilitator(id)
        ? Optional.empty()
        : Optional.of(
            new PlaceInPair(
                new Reference(round, parts[0].toUpperCase(Locale.ROOT)), Addressee.of(parts[1])));
  }

  /** Whether a guest's id is a facilitator's. */
  public static boolean isFacilitator(String id) {
    return id.startsWith(FACILITATOR);
  }

  private static Stream<Guest> pair(Registration registration) {
    var pair = registration.submission().pair();
    return Addressee.of(pair).stream()
        .map(
            to ->
                new Guest(
                    registration.reference().serial().toLowerCase(Locale.ROOT) + "-" + to.word(),
                    pair.person(to.roles().getFirst()).name(),
                    to.address(pair)));
  }
}
