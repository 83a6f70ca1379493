package nl.leernetwerk.functions.privacy.purgepersonaldata;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.event.DomainEvent;
import nl.leernetwerk.kernel.event.Outbox;
import nl.leernetwerk.kernel.lambda.EventBridge;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.kernel.table.TableOutbox;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.MailId;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.mailing.table.TableAddresses;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.privacy.Erasing;
import nl.leernetwerk.privacy.Erasures;
import nl.leernetwerk.privacy.PersonalData;
import nl.leernetwerk.privacy.table.TableErasures;
import nl.leernetwerk.privacy.table.TablePersonalData;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableRounds;

/**
 * Every day: deletes what is personal of each round whose date has come, and removes again whoever
 * asked for it. It goes by what is stored now, so what a backup brought back goes once more.
 */
public final class PurgePersonalData implements RequestStreamHandler {
  /** So long a mail that could not be sent lies in a queue from which it can be brought back. */
  private static final Duration UNSENT_KEPT = Duration.ofDays(14);

  private final Rounds rounds;
  private final Registrations registrations;
  private final PersonalData data;
  private final Addresses addresses;
  private final TableAddressIds ids;
  private final Erasures erasures;
  private final Mails mails;
  private final Outbox outbox;
  private final Clock clock;

  /** As Lambda starts it. */
  public PurgePersonalData() {
    this(Surroundings.ofLambda());
  }

  public PurgePersonalData(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.registrations = new TableRegistrations(table);
    this.data = new TablePersonalData(table);
    this.addresses = new TableAddresses(table);
    this.ids = new TableAddressIds(table);
    this.erasures = new TableErasures(surroundings.table("ERASURES_TABLE_NAME"));
    this.mails = new TableMails(table);
    this.outbox = new TableOutbox(table);
    this.clock = surroundings.clock();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) {
    EventBridge.guarded(context, () -> purge(Log.of(context)));
  }

  private int purge(Log log) {
    var now = clock.instant();
    var due =
        rounds.all().stream()
            .map(RunningRound::round)
            .filter(round -> !now.isBefore(round.purgedAt()))
            .toList();
    int deleted = due.isEmpty() ? 0 : data.purge(due, now);
    if (deleted > 0) {
      log.event("PersonalDataPurged", Map.of("items", deleted));
    }
    ids.find().ifPresent(known -> forget(known, log));
    forgetFormerAddresses(now);
    return deleted;
  }

  /** Who left a registration is gone, though the mail that tells them so never went. */
  private void forgetFormerAddresses(Instant now) {
    for (var event : outbox.waitingSince(now.minus(UNSENT_KEPT))) {
      if (event instanceof DomainEvent.MailQueued(MailId.Farewell farewell)) {
        mails.forgetFormerAddress(farewell);
      }
    }
  }

  private void forget(AddressIds known, Log log) {
    var asked = erasures.all();
    if (!asked.isEmpty()) {
      var again = new Erasing(rounds, registrations, data).apply(known, asked);
      if (!again.isEmpty()) {
        log.warning("ErasedAgain", Map.of("registrations", again.size()));
      }
    }
    var marked = addresses.all().keySet();
    if (!marked.isEmpty()) {
      var stillThere = everybody(known);
      marked.stream().filter(id -> !stillThere.contains(id)).forEach(data::forget);
    }
  }

  /** The addresses of all who stand in a round: what is known of another has no use. */
  private Set<AddressId> everybody(AddressIds known) {
    var all = new HashSet<AddressId>();
    for (var running : rounds.all()) {
      people(running.round()).forEach(contact -> all.add(known.of(contact)));
      for (var registration : registrations.of(running.round().id())) {
        for (var role : PairRole.values()) {
          all.add(known.of(registration.submission().pair().person(role).email()));
        }
      }
    }
    return all;
  }

  private static Stream<EmailAddress> people(Round round) {
    return Stream.concat(
            round.organisers().stream(),
            round.networks().stream().flatMap(network -> network.facilitators().stream()))
        .map(contact -> contact.email());
  }
}
