package nl.leernetwerk.functions.workplace.remindfacilitators;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import nl.leernetwerk.kernel.lambda.EventBridge;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.schools.SchoolCalendar;
import nl.leernetwerk.seats.table.TableRosters;
import nl.leernetwerk.workplace.ContactMails;
import nl.leernetwerk.workplace.Contacts;
import nl.leernetwerk.workplace.NotReached;
import nl.leernetwerk.workplace.table.TableContacts;

/**
 * Every morning: once initiatives have had their seats for the round's number of school days, each
 * facilitator of a network gets a mail with all of them that were not reached. A mail exists once,
 * so a later run queues it for no facilitator who has it already.
 */
public final class RemindFacilitators implements RequestStreamHandler {
  private final Rounds rounds;
  private final Registrations registrations;
  private final Contacts contacts;
  private final NotReached late;
  private final Mails mails;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public RemindFacilitators() {
    this(Surroundings.ofLambda());
  }

  public RemindFacilitators(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.registrations = new TableRegistrations(table);
    this.contacts = new TableContacts(table);
    this.late = new NotReached(TableRosters.readOnly(table), SchoolCalendar.published());
    this.mails = new TableMails(table);
    this.clock = surroundings.clock();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) {
    EventBridge.guarded(context, () -> remind(Log.of(context)));
  }

  private int remind(Log log) {
    return EventBridge.each(
        rounds.all().stream().filter(this::isDue).toList(),
        running -> log.tracing(running.round().id()),
        running -> remind(running, log));
  }

  private boolean isDue(RunningRound running) {
    return running.progress() instanceof RoundProgress.Allocated
        && clock.instant().isBefore(running.round().purgedAt());
  }

  private boolean remind(RunningRound running, Log log) {
    var round = running.round();
    var all = registrations.read(round.id()).values();
    var moments = contacts.ofRound(round.id());
    var now = clock.instant();
    var due =
        round.networks().stream()
            .flatMap(
                network ->
                    late.in(running, network, all, moments, now).stream()
                        .flatMap(
                            it -> ContactMails.notReached(round, network, it.seating()).stream()))
            .toList();
    mails.queue(round.retention(), due);
    log.tracing(round.id())
        .event("FacilitatorsReminded", Map.of("round", round.id(), "mails", due.size()));
    return !due.isEmpty();
  }
}
