package nl.leernetwerk.functions.digest.makedigests;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.digest.Digest;
import nl.leernetwerk.digest.DigestMails;
import nl.leernetwerk.digest.Digests;
import nl.leernetwerk.digest.WhatHappened;
import nl.leernetwerk.digest.table.TableDigests;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.EventBridge;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.table.TableAddresses;
import nl.leernetwerk.registration.Amendments;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.table.TableAmendments;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.seats.Rosters;
import nl.leernetwerk.seats.table.TableRosters;

/**
 * Every working day in the morning: tells the organisers of each round what happened since the last
 * digest, if anything did. A run that is missed is made up by the next one, and a run that comes
 * twice writes nothing the second time. When something of a round cannot be read, its digest waits,
 * because what a digest leaves out no later one would tell.
 */
public final class MakeDigests implements RequestStreamHandler {
  private final Rounds rounds;
  private final Registrations registrations;
  private final Amendments amendments;
  private final Rosters rosters;
  private final Addresses addresses;
  private final Digests digests;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public MakeDigests() {
    this(Surroundings.ofLambda());
  }

  public MakeDigests(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.registrations = new TableRegistrations(table);
    this.amendments = new TableAmendments(table);
    this.rosters = TableRosters.readOnly(table);
    this.addresses = new TableAddresses(table);
    this.digests = new TableDigests(table);
    this.clock = surroundings.clock();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) {
    EventBridge.guarded(context, () -> make(Log.of(context)));
  }

  private int make(Log log) {
    var now = clock.instant();
    var running = rounds.all().stream().filter(it -> now.isBefore(it.round().purgedAt())).toList();
    var missed = running.isEmpty() ? List.<Addresses.Missed>of() : addresses.missed();
    return EventBridge.each(
        running,
        it -> log.tracing(it.round().id()),
        it -> make(it, missed, log.tracing(it.round().id())));
  }

  private boolean make(RunningRound running, List<Addresses.Missed> missed, Log log) {
    var round = running.round();
    var digest =
        Digest.next(digests.last(round.id()), clock.instant())
            .flatMap(period -> Digest.of(period, happened(running, missed).in(period)));
    digest.ifPresent(
        it -> {
          var mails = DigestMails.of(round, it.number());
          boolean made = digests.write(round, it, mails);
          log.event("DigestMade", Map.of("number", it.number(), "mails", made ? mails.size() : 0));
        });
    return digest.isPresent();
  }

  private WhatHappened happened(RunningRound running, List<Addresses.Missed> missed) {
    var id = running.round().id();
    return new WhatHappened(
        registrations.of(id),
        amendments.read(id).all(),
        Arrays.stream(Sector.values())
            .flatMap(sector -> rosters.history(running, sector).stream())
            .toList(),
        missed.stream().filter(it -> it.mail().round().equals(Optional.of(id))).toList());
  }
}
