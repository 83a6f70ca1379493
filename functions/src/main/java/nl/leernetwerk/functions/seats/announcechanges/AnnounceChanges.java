package nl.leernetwerk.functions.seats.announcechanges;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Outbox;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.UnreadableItem;
import nl.leernetwerk.kernel.lambda.EventBridge;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.kernel.table.TableOutbox;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.messages.MessageEvents;
import nl.leernetwerk.messages.Messages;
import nl.leernetwerk.messages.table.TableMessages;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundEvents;
import nl.leernetwerk.rounds.RoundJournal;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.table.TableRoundJournal;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.schools.SchoolCalendar;
import nl.leernetwerk.seats.Notice;
import nl.leernetwerk.seats.Roster;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.seats.RosterJournal;
import nl.leernetwerk.seats.Rosters;
import nl.leernetwerk.seats.SeatEvents;
import nl.leernetwerk.seats.SeatMails;
import nl.leernetwerk.seats.table.TableRosterJournal;
import nl.leernetwerk.seats.table.TableRosters;

/**
 * Runs when a roster or a round has changed or an organiser wrote a message, and tells the people
 * concerned. For a roster, it gives every registration concerned its new state, together with the
 * mails that tell it, and then tells the facilitators of the networks that changed. Each step may
 * be repeated, so the next run finishes a run that was cut off.
 */
public final class AnnounceChanges implements RequestStreamHandler {
  private final Rounds rounds;
  private final Registrations registrations;
  private final Rosters rosters;
  private final RosterJournal journal;
  private final RoundJournal roundJournal;
  private final Messages messages;
  private final Mails mails;
  private final Outbox outbox;
  private final SchoolCalendar calendar;

  /** The constructor that Lambda calls. */
  public AnnounceChanges() {
    this(Surroundings.ofLambda());
  }

  public AnnounceChanges(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.registrations = new TableRegistrations(table);
    this.journal = new TableRosterJournal(table);
    this.roundJournal = new TableRoundJournal(table);
    this.rosters = TableRosters.readOnly(table);
    this.messages = new TableMessages(table);
    this.mails = new TableMails(table);
    this.outbox = new TableOutbox(table);
    this.calendar = SchoolCalendar.published();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    EventBridge.receive(
        in,
        context,
        event -> {
          if (SeatEvents.ROSTER_CHANGED.is(event)) {
            roster(SeatEvents.RosterChanged.of(event), context);
          } else if (MessageEvents.MESSAGE_WRITTEN.is(event)) {
            message(MessageEvents.Written.of(event), context);
          } else {
            round(RoundEvents.Changed.of(event), context);
          }
          outbox.done(event);
        });
  }

  private void roster(SeatEvents.RosterChanged changed, Context context) {
    var running = rounds.find(changed.round()).orElseThrow();
    var log = Log.of(context).tracing(changed.round());
    var history = rosters.history(running, changed.sector()).orElseThrow();
    var change = history.changes().get(changed.version() - 1);
    announce(running.round(), history.before(changed.version()), change, log);
    warnOfUnknownDays(change, log);
  }

  private void round(RoundEvents.Changed changed, Context context) {
    var running = rounds.find(changed.round()).orElseThrow();
    var change = roundJournal.find(changed.round(), changed.version()).orElseThrow();
    var unreadable = new ArrayList<UnreadableItem>();
    var queued =
        RoundNews.of(
            running,
            change,
            round -> {
              var read = registrations.read(round);
              unreadable.addAll(read.unreadable());
              return read.values();
            });
    mails.queue(running.round().retention(), queued);
    Log.of(context)
        .tracing(changed.round())
        .event(
            "RoundChangeAnnounced", Map.of("version", changed.version(), "mails", queued.size()));
    hold(unreadable);
  }

  /** Who gets a message was settled when it was written, so each run queues the same mails. */
  private void message(MessageEvents.Written written, Context context) {
    var round = rounds.find(written.round()).orElseThrow().round();
    var message = messages.find(written.round(), written.number()).orElseThrow();
    mails.queue(round.retention(), message.mails());
    Log.of(context)
        .tracing(written.round())
        .event(
            "MessageAnnounced",
            Map.of("number", message.number(), "mails", message.mails().size()));
  }

  private void announce(Round round, Roster before, RosterChange change, Log log) {
    var after = before.after(change);
    var states = new ArrayList<RosterJournal.Applied>();
    var unreadable = new ArrayList<UnreadableItem>();
    Notice.of(before, change)
        .forEach(
            (reference, notice) -> {
              try {
                states.add(state(after, reference, notice, change.version()));
              } catch (Unreadable e) {
                unreadable.add(e.item());
              }
            });
    journal.apply(round, change.version(), states);
    var news = news(round, change);
    mails.queue(round.retention(), news);
    log.event(
        "ChangeAnnounced",
        Map.of("version", change.version(), "told", states.size(), "facilitators", news.size()));
    hold(unreadable);
  }

  /** Whoever could be told has been told; the event waits for the others. */
  private static void hold(List<UnreadableItem> unreadable) {
    if (!unreadable.isEmpty()) {
      throw new Unreadable(unreadable.getFirst());
    }
  }

  private RosterJournal.Applied state(
      Roster after, Reference reference, Notice notice, int version) {
    var registration = registrations.find(reference).orElseThrow();
    return new RosterJournal.Applied(
        reference,
        after.entry(reference).orElseThrow().state(),
        registration.arrival().request(),
        Addressee.of(registration.submission().pair()).stream()
            .map(to -> SeatMails.notice(reference, to, notice, version))
            .toList());
  }

  private static List<Mail> news(Round round, RosterChange change) {
    return round.networks().stream()
        .filter(network -> change.networks().contains(network.id()))
        .flatMap(network -> SeatMails.news(round, network, change.version()).stream())
        .toList();
  }

  /** Warns about an offer whose last day is after the days for which school holidays are known. */
  private void warnOfUnknownDays(RosterChange change, Log log) {
    var known = calendar.knownUntil().plusDays(1).atStartOfDay(Amsterdam.ZONE).toInstant();
    for (var event : change.events()) {
      if (event instanceof RosterEvent.SeatOffered(var reference, _, var until)
          && until.isAfter(known)) {
        log.warning(
            "CalendarEnds", Map.of("reference", reference, "knownUntil", calendar.knownUntil()));
      }
    }
  }
}
