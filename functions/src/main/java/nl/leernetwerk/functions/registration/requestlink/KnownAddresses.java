package nl.leernetwerk.functions.registration.requestlink;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;

/**
 * The addresses that registrations hold, by their ids, as they were at most a minute ago. So a
 * flood of requests reads the registrations once a minute, and every address takes the same time.
 */
final class KnownAddresses {
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Rounds rounds;
  private final Registrations registrations;
  private final Supplier<AddressIds> source;
  private volatile List<AddressIds> ids = List.of();
  private volatile Reading last = new Reading(Instant.MIN, Set.of());

  private record Reading(Instant at, Set<AddressId> addresses) {}

  KnownAddresses(Rounds rounds, Registrations registrations, Supplier<AddressIds> source) {
    this.rounds = rounds;
    this.registrations = registrations;
    this.source = source;
  }

  AddressId id(EmailAddress email) {
    if (ids.isEmpty()) {
      ids = List.of(source.get());
    }
    return ids.getFirst().of(email);
  }

  /** Whether a registration holds the address; {@code now} never goes back between calls. */
  boolean has(AddressId address, Instant now) {
    var reading = last;
    if (reading.at().isBefore(now.minus(KEPT))) {
      reading = new Reading(now, read(now));
      last = reading;
    }
    return reading.addresses().contains(address);
  }

  private Set<AddressId> read(Instant now) {
    return rounds.all().stream()
        .map(RunningRound::round)
        .filter(round -> now.isBefore(round.purgedAt()))
        .flatMap(round -> registrations.read(round.id()).values().stream())
        .flatMap(KnownAddresses::people)
        .map(person -> id(person.email()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Person> people(Registration registration) {
    return Stream.of(PairRole.values())
        .map(role -> registration.submission().pair().person(role))
        .filter(person -> !person.isErased());
  }
}
