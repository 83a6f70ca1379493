package nl.leernetwerk.functions.meetings.inviteguests;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;
import nl.leernetwerk.kernel.Outbox;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.lambda.EventBridge;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.kernel.table.TableOutbox;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.meetings.Guest;
import nl.leernetwerk.meetings.Invitations;
import nl.leernetwerk.meetings.Inviting;
import nl.leernetwerk.meetings.MeetingEvents;
import nl.leernetwerk.meetings.Meetings;
import nl.leernetwerk.meetings.table.TableInvitations;
import nl.leernetwerk.meetings.table.TableMeetings;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableRounds;

/**
 * Tells every guest of a network what changed in their meetings: at once when a facilitator changed
 * the meetings, and every hour for who joined, left or handed their place over. What a guest was
 * told is written together with the mail that tells it, so a run that is repeated or cut off tells
 * nothing twice.
 */
public final class InviteGuests implements RequestStreamHandler {
  private final Rounds rounds;
  private final Registrations registrations;
  private final Meetings meetings;
  private final Invitations invitations;
  private final TableAddressIds ids;
  private final RandomGenerator secrets;
  private final Outbox outbox;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public InviteGuests() {
    this(Surroundings.ofLambda());
  }

  public InviteGuests(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.registrations = new TableRegistrations(table);
    this.meetings = new TableMeetings(table);
    this.invitations = new TableInvitations(table);
    this.ids = new TableAddressIds(table);
    this.secrets = surroundings.secrets();
    this.outbox = new TableOutbox(table);
    this.clock = surroundings.clock();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    EventBridge.receive(
        in,
        context,
        event -> {
          var changed = MeetingEvents.Changed.of(event);
          var round = rounds.find(changed.round()).orElseThrow().round();
          round
              .network(changed.network())
              .ifPresent(network -> invite(round, network, Log.of(context)));
          outbox.done(event);
        },
        () -> everyNetwork(Log.of(context)));
  }

  private void everyNetwork(Log log) {
    EventBridge.each(
        rounds.all().stream()
            .filter(running -> running.progress() instanceof RoundProgress.Allocated)
            .map(RunningRound::round)
            .filter(round -> clock.instant().isBefore(round.purgedAt()))
            .toList(),
        round -> log.tracing(round.id()),
        round ->
            EventBridge.each(
                    round.networks(),
                    _ -> log.tracing(round.id()),
                    network -> invite(round, network, log))
                > 0);
  }

  /** Whether somebody was told something. */
  private boolean invite(Round round, Network network, Log log) {
    // What was told is read first: a run that is slower than another one knows an older state of
    // it,
    // and its writes fail their condition.
    var told = invitations.of(round.id(), network.id());
    var plan = meetings.find(round.id(), network.id());
    if (plan.isEmpty()) {
      return false;
    }
    var planned = plan.get().meetings();
    var now = clock.instant();
    if (told.isEmpty() && planned.stream().allMatch(it -> it.ahead(now).isEmpty())) {
      return false;
    }
    var read = registrations.read(round.id());
    var guests = Guest.of(network, read.values(), ids.findOrMake(secrets)::of);
    var steps = Inviting.steps(round.contact(), told, planned, guests, now);
    var taken =
        steps.stream()
            // Of who cannot be read nobody can tell whether they left.
            .filter(step -> read.unreadable().isEmpty() || !step.leaves(guests))
            .filter(step -> invitations.write(round, network.id(), plan.get().version(), step))
            .count();
    if (!steps.isEmpty()) {
      log.tracing(round.id())
          .event("GuestsTold", Map.of("round", round.id(), "network", network.id(), "told", taken));
    }
    if (!read.unreadable().isEmpty()) {
      throw new Unreadable(read.unreadable().getFirst());
    }
    return taken > 0;
  }
}
