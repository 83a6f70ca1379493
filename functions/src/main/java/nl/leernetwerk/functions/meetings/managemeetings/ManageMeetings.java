package nl.leernetwerk.functions.meetings.managemeetings;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.IfMatch;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.kernel.http.RequestBody;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.meetings.Meeting;
import nl.leernetwerk.meetings.Meeting.State;
import nl.leernetwerk.meetings.MeetingPlan;
import nl.leernetwerk.meetings.MeetingView;
import nl.leernetwerk.meetings.Meetings;
import nl.leernetwerk.meetings.json.MeetingJson;
import nl.leernetwerk.meetings.json.MeetingJson.Settling;
import nl.leernetwerk.meetings.table.TableMeetings;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.rounds.table.TableStaff;
import nl.leernetwerk.schools.HolidayRegion;
import nl.leernetwerk.schools.SchoolCalendar;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.workplace.http.NetworkGuard;

/**
 * {@code /api/rounds/{round}/networks/{network}/meetings}, for the facilitators of that network and
 * for organisers: shows the meetings, settles and moves one, and cancels one. Each change is made
 * if the meetings that the sender saw are still the last.
 */
public final class ManageMeetings implements HttpFunction {
  private static final String WHAT = "de bijeenkomsten";

  private static final Problem NO_MEETING =
      new Problem(
          404,
          "no-meeting",
          "Deze bijeenkomst kennen we niet",
          "Dit leernetwerk heeft geen bijeenkomst met dit nummer. Kies er een uit de lijst.");

  private static final Problem OVER =
      new Problem(
          409,
          "meeting-over",
          "Deze bijeenkomst is geweest",
          "De bijeenkomst is al geweest. De dag, de tijd en de plaats liggen vast; het programma"
              + " kun je nog aanvullen.");

  private final NetworkGuard guard;
  private final Registrations registrations;
  private final Schools schools;
  private final Meetings meetings;
  private final TableStaff staff;
  private final SchoolCalendar calendar;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public ManageMeetings() {
    this(Surroundings.ofLambda());
  }

  public ManageMeetings(Surroundings surroundings) {
    var table = surroundings.table();
    this.guard = new NetworkGuard(new TableRounds(table));
    this.registrations = new TableRegistrations(table);
    this.schools = new TableSchools(table);
    this.meetings = new TableMeetings(table);
    this.staff = new TableStaff(table);
    this.calendar = SchoolCalendar.published();
    this.clock = surroundings.clock();
  }

  @Override
  public Routes routes() {
    var all = "/api/rounds/{round}/networks/{network}/meetings";
    return new Routes(
        Map.of(
            "GET " + all,
            (request, _) ->
                guard.about(request, (running, network) -> shown(running.round(), network)),
            "PUT " + all + "/{meeting}",
            (request, log) ->
                guard.about(
                    request,
                    (running, network) ->
                        RequestBody.read(
                            request,
                            MeetingJson::read,
                            it -> settle(running.round(), network, it, request, log))),
            "POST " + all + "/{meeting}/cancellation",
            (request, log) ->
                guard.about(
                    request,
                    (running, network) -> cancel(running.round(), network, request, log))));
  }

  private HttpResponse shown(Round round, Network network) {
    // Without its own plan a network would look as if nothing had been settled.
    var own = meetings.find(round.id(), network.id());
    var view =
        MeetingView.of(
            round, network, own, meetings.ofRound(round.id()), calendar, regions(round, network));
    return HttpResponse.json(200, MeetingJson.write(view, clock.instant()))
        .with("etag", tag(view.version()));
  }

  private HttpResponse settle(
      Round round, Network network, Settling settling, HttpRequest request, Log log) {
    return change(
        round,
        network,
        request,
        log,
        meeting -> {
          var after =
              new Meeting(
                  meeting.number(),
                  settling.appointment().<State>map(State.Settled::new).orElse(meeting.state()),
                  settling.programme());
          return isOver(meeting) && !after.state().equals(meeting.state())
              ? Optional.empty()
              : Optional.of(after);
        });
  }

  private HttpResponse cancel(Round round, Network network, HttpRequest request, Log log) {
    return RequestBody.unread(
        request,
        () ->
            change(
                round,
                network,
                request,
                log,
                meeting ->
                    isOver(meeting)
                        ? Optional.empty()
                        : Optional.of(meeting.in(new State.Cancelled()))));
  }

  private boolean isOver(Meeting meeting) {
    return meeting.appointment().filter(it -> !clock.instant().isBefore(it.over())).isPresent();
  }

  /**
   * Changes the meeting that the path names.
   *
   * @param to the meeting as it is to be; empty when that cannot be any more
   */
  private HttpResponse change(
      Round round,
      Network network,
      HttpRequest request,
      Log log,
      Function<Meeting, Optional<Meeting>> to) {
    return IfMatch.required(
        request,
        tag -> {
          var saved = meetings.find(round.id(), network.id());
          var all = MeetingPlan.all(round, saved);
          var before =
              all.stream()
                  .filter(it -> named(it, request.path().getOrDefault("meeting", "")))
                  .findFirst();
          if (before.isEmpty()) {
            return NO_MEETING.response();
          }
          var after = to.apply(before.get());
          if (after.filter(before.get()::equals).isPresent()) {
            // The same once more, for instance because an answer was lost on its way.
            return shown(round, network);
          }
          int version = saved.map(MeetingPlan::version).orElse(0);
          if (!tag.equals(tag(version))) {
            return IfMatch.overtaken(WHAT, tag(version));
          }
          if (after.isEmpty()) {
            return OVER.response();
          }
          var next =
              new MeetingPlan(
                  version + 1,
                  staff.acting(round, request.caller()),
                  request.arrival().at(),
                  MeetingPlan.with(all, after.get()));
          if (!meetings.save(round, network.id(), next, request.arrival())) {
            return IfMatch.overtaken(WHAT);
          }
          log.event(
              "MeetingsSaved",
              Map.of("round", round.id(), "network", network.id(), "version", next.version()));
          return shown(round, network);
        });
  }

  private static boolean named(Meeting meeting, String number) {
    return Integer.toString(meeting.number()).equals(number);
  }

  private static String tag(int version) {
    return "\"meetings-%d\"".formatted(version);
  }

  /**
   * A school whose region nobody knows has the holidays of all regions: that warns too often, and
   * never too little.
   */
  private Set<HolidayRegion> regions(Round round, Network network) {
    var members =
        registrations.read(round.id()).values().stream()
            .filter(it -> it.state().network().filter(network.id()::equals).isPresent())
            .map(Registration::submission)
            .toList();
    var listed =
        schools.named(members.stream().flatMap(it -> it.codes().stream()).toList()).values();
    int all = members.stream().mapToInt(it -> it.schools().size()).sum();
    var regions = listed.stream().flatMap(it -> it.region().stream()).collect(Collectors.toSet());
    boolean known =
        all > 0 && listed.size() == all && listed.stream().allMatch(it -> it.region().isPresent());
    return known ? regions : EnumSet.allOf(HolidayRegion.class);
  }
}
