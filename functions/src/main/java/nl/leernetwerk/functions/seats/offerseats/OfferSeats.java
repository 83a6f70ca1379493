package nl.leernetwerk.functions.seats.offerseats;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.EventBridge;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.schools.SchoolCalendar;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.seats.RosterCommand;
import nl.leernetwerk.seats.RosterHistory;
import nl.leernetwerk.seats.Rosters;
import nl.leernetwerk.seats.SchoolDayTerm;
import nl.leernetwerk.seats.SeatMails;
import nl.leernetwerk.seats.table.TableRosters;

/**
 * Every hour: does what time has made due in each roster. Offers that nobody answered expire, their
 * seats are offered to the next initiative, and after the last offer day the list closes. Whoever
 * has an open offer is reminded of it twice; a reminder is a mail of which there is one. A missed
 * or doubled run does no harm: the time of receipt has already decided which answers were in time.
 */
public final class OfferSeats implements RequestStreamHandler {
  private final Rounds rounds;
  private final Rosters rosters;
  private final Registrations registrations;
  private final Schools schools;
  private final SchoolCalendar calendar;
  private final Mails mails;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public OfferSeats() {
    this(Surroundings.ofLambda());
  }

  public OfferSeats(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.rosters = TableRosters.of(table);
    this.registrations = new TableRegistrations(table);
    this.schools = new TableSchools(table);
    this.calendar = SchoolCalendar.published();
    this.mails = new TableMails(table);
    this.clock = surroundings.clock();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) {
    EventBridge.guarded(context, () -> passTime(Log.of(context)));
  }

  private int passTime(Log log) {
    var lists =
        rounds.all().stream()
            .filter(running -> running.progress() instanceof RoundProgress.Allocated)
            .filter(running -> kept(running.round()))
            .flatMap(
                running ->
                    Arrays.stream(Sector.values()).map(sector -> new OneList(running, sector)))
            .toList();
    return EventBridge.each(
        lists,
        list -> log.tracing(list.running().round().id()),
        list -> {
          boolean changed = passTime(list.running(), list.sector(), log);
          remind(list.running(), list.sector(), log);
          return changed;
        });
  }

  /** The roster of one sector of a round. */
  private record OneList(RunningRound running, Sector sector) {}

  /** After the round's date of deletion, nobody is left to tell anything. */
  private boolean kept(Round round) {
    return clock.instant().atZone(Amsterdam.ZONE).toLocalDate().isBefore(round.retentionUntil());
  }

  private boolean passTime(RunningRound running, Sector sector, Log log) {
    var answer =
        rosters.change(
            running,
            sector,
            new RosterCommand.PassTime(),
            new Actor.Automatic(),
            clock.instant(),
            Optional.empty());
    return switch (answer) {
      case Rosters.Answer.Changed(var change, _) -> {
        log.tracing(running.round().id())
            .event(
                "RosterChanged",
                Map.of(
                    "round", running.round().id(), "sector", sector, "version", change.version()));
        yield true;
      }
      case Rosters.Answer.Unchanged _ -> false;
      case Rosters.Answer.Refused _, Rosters.Answer.Overtaken _, Rosters.Answer.Busy _ ->
          throw new IllegalStateException("time could not pass in " + running.round().id());
    };
  }

  /** After what time has changed, so that a reminder that fails holds nothing back. */
  private void remind(RunningRound running, Sector sector, Log log) {
    var round = running.round();
    var term = new SchoolDayTerm(round, registrations, schools, calendar);
    rosters
        .history(running, sector)
        .ifPresent(
            history ->
                EventBridge.each(
                    history.openOffers(),
                    _ -> log.tracing(round.id()),
                    offer -> remind(round, term, offer)));
  }

  /** Whether there was something to remind of. */
  private boolean remind(Round round, SchoolDayTerm term, RosterHistory.OpenOffer offer) {
    var who = offer.event().reference();
    var reminder = term.reminder(who, offer.change().at(), offer.event().until(), clock.instant());
    reminder.ifPresent(
        it ->
            mails.queue(
                round.retention(),
                Addressee.of(registrations.find(who).orElseThrow().submission().pair()).stream()
                    .map(to -> SeatMails.reminder(who, to, it, offer.change().version()))
                    .toList()));
    return reminder.isPresent();
  }
}
