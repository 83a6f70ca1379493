package nl.leernetwerk.functions.seats.allocateseats;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.seats.SeatMails;
import nl.leernetwerk.storage.Storage;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A table with a round and its registrations, as this function finds it, and what the function
 * makes of it.
 */
record Enrolled(Round round, List<Registration> registrations, Table table, Storage storage) {
  static final Instant CLOSED_AT = Instant.parse("2024-10-01T22:02:00Z");

  /** A closed round with these registrations. */
  static Enrolled closed(Round round, List<Registration> registrations) {
    var enrolled = unclosed(round, registrations);
    enrolled.storage().rounds().close(round.id(), new RoundProgress.Closed(CLOSED_AT, Sample.SEED));
    return enrolled;
  }

  /** A round with these registrations that is not closed yet. */
  static Enrolled unclosed(Round round, List<Registration> registrations) {
    Clock clock = new MovingClock(CLOSED_AT);
    var table = LocalTable.create(clock);
    var enrolled = new Enrolled(round, registrations, table, LocalTable.storage(table));
    enrolled.storage().open(round);
    LocalTable.store(table, registrations);
    return enrolled;
  }

  /**
   * Registrations for both networks, more than there is room for; the people of one pair share an
   * address.
   */
  static List<Registration> some() {
    var all = new ArrayList<>(Sample.registrations(Sector.PO, 32));
    all.addAll(Sample.registrations(Sector.VO, 9));
    all.add(Sample.form().number(100).sharedAddress().register());
    return all;
  }

  /** The same, in another table. */
  Enrolled copy() {
    var copy = LocalTable.copy(table);
    return new Enrolled(round, registrations, copy, LocalTable.storage(copy));
  }

  Invocation.Result allocate() {
    return allocate(LocalTable.client());
  }

  Invocation.Result allocate(DynamoDbClient client) {
    return allocate(client, Invocation.event("allocate-seats"));
  }

  Invocation.Result allocate(DynamoDbClient client, JsonNode event) {
    var later = Clock.offset(table.clock(), Duration.ofSeconds(5));
    return Invocation.invoke(
        new AllocateSeats(TestSurroundings.of(table).client(client).clock(later).get()), event);
  }

  /** The outcomes that are stored in the registrations. */
  Map<String, Outcome> outcomes() {
    return storage.registrations().of(round.id()).stream()
        .flatMap(registration -> registration.outcome().stream())
        .collect(Collectors.toMap(outcome -> outcome.reference().text(), outcome -> outcome));
  }

  /** How many seats of a network are given away. */
  int taken(String network) {
    return outcomes().values().stream()
        .filter(outcome -> outcome instanceof Outcome.Seated it && it.network().equals(network))
        .mapToInt(Outcome::seats)
        .sum();
  }

  /** Every mail that must tell an outcome. */
  Set<Mail> decisionMails() {
    return registrations.stream()
        .flatMap(
            registration ->
                Addressee.of(registration.submission().pair()).stream()
                    .map(to -> SeatMails.decision(registration.reference(), to)))
        .collect(Collectors.toSet());
  }

  /** The events that wait for their consumer. */
  List<Event> waiting() {
    return storage.outbox().waitingSince(CLOSED_AT.plusSeconds(60));
  }

  Set<Mail> waitingMails() {
    return waiting().stream().filter(Mail.QUEUED::is).map(Mail::of).collect(Collectors.toSet());
  }

  RoundProgress progress() {
    return storage.rounds().all().getFirst().progress();
  }
}
