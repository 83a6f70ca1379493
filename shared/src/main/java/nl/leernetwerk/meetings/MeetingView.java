package nl.leernetwerk.meetings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.PlannedMeeting;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.schools.HolidayRegion;
import nl.leernetwerk.schools.SchoolCalendar;
import nl.leernetwerk.schools.SchoolCalendar.Holiday;

/**
 * The meetings of a network as a facilitator sees them.
 *
 * @param version 0 as long as nobody saved anything
 * @param regions where the schools of the network are; a school whose region nobody knows is in all
 * @param taken days on which a facilitator of this network has another meeting, or a place is taken
 */
public record MeetingView(
    Round round,
    Network network,
    int version,
    List<Meeting> meetings,
    SchoolCalendar calendar,
    Set<HolidayRegion> regions,
    List<Taken> taken) {
  public MeetingView {
    meetings = List.copyOf(meetings);
    regions = Set.copyOf(regions);
    taken = List.copyOf(taken);
  }

  /**
   * A meeting of another network of the round.
   *
   * @param facilitator whether a facilitator of this network is there too
   */
  public record Taken(LocalDate day, String network, String place, boolean facilitator) {}

  /**
   * The view of a network.
   *
   * @param own what was saved for it
   * @param plans what was saved for each network of the round, as far as it can be read
   */
  public static MeetingView of(
      Round round,
      Network network,
      Optional<MeetingPlan> own,
      Map<String, MeetingPlan> plans,
      SchoolCalendar calendar,
      Set<HolidayRegion> regions) {
    return new MeetingView(
        round,
        network,
        own.map(MeetingPlan::version).orElse(0),
        MeetingPlan.all(round, own),
        calendar,
        regions,
        round.networks().stream()
            .filter(it -> !it.id().equals(network.id()) && plans.containsKey(it.id()))
            .flatMap(it -> taken(network, it, plans.get(it.id())))
            .toList());
  }

  private static Stream<Taken> taken(Network own, Network other, MeetingPlan plan) {
    var guides = own.facilitators().stream().map(Contact::email).toList();
    boolean shared = other.facilitators().stream().map(Contact::email).anyMatch(guides::contains);
    return plan.meetings().stream()
        .flatMap(it -> it.appointment().stream())
        .map(it -> new Taken(it.day(), other.id(), it.place().name(), shared));
  }

  /** What the round announces about a meeting. */
  public Optional<PlannedMeeting> planned(int number) {
    return number <= round.planned().size()
        ? Optional.of(round.planned().get(number - 1))
        : Optional.empty();
  }

  /** The holidays of the network's schools around the days of its meetings. */
  public List<Holiday> closed() {
    var days =
        Stream.concat(
                round.planned().stream()
                    .flatMap(it -> it.period().stream())
                    .flatMap(it -> Stream.of(it.first(), it.last())),
                meetings.stream().flatMap(it -> it.appointment().stream()).map(Appointment::day))
            .sorted()
            .toList();
    return days.isEmpty()
        ? List.of()
        : calendar.holidays(days.getFirst().minusMonths(1), days.getLast().plusMonths(1), regions);
  }

  /**
   * Why a day or place may not suit, in Dutch sentences. They warn and forbid nothing (the brief:
   * meeting dates avoid weekends and holidays).
   */
  public List<String> warnings(int number, Appointment appointment) {
    var day = appointment.day();
    var warnings = new ArrayList<String>();
    planned(number)
        .flatMap(PlannedMeeting::period)
        .filter(it -> !it.holds(day))
        .ifPresent(_ -> warnings.add("Deze dag valt buiten de periode die de ronde noemt."));
    if (EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek())) {
      warnings.add("Deze dag valt in een weekend.");
    }
    if (!calendar.knows(day)) {
      warnings.add("Van deze dag zijn de vakanties nog niet bekend.");
    }
    calendar.holidays(day, day, regions).stream().map(MeetingView::holiday).forEach(warnings::add);
    taken.stream()
        .filter(it -> it.day().equals(day))
        .forEach(
            it -> {
              if (it.facilitator()) {
                warnings.add(
                    "Een procesbegeleider heeft die dag al een bijeenkomst van leernetwerk %s."
                        .formatted(it.network()));
              }
              if (it.place().equalsIgnoreCase(appointment.place().name())) {
                warnings.add(
                    "Deze plaats is die dag al bezet door leernetwerk %s.".formatted(it.network()));
              }
            });
    return warnings;
  }

  private static String holiday(Holiday holiday) {
    var where =
        holiday.regions().size() == HolidayRegion.values().length
            ? ""
            : " in regio "
                + String.join(
                    " en ",
                    holiday.regions().stream()
                        .sorted()
                        .map(it -> it.name().toLowerCase(Locale.ROOT))
                        .toList());
    return "Op deze dag is het %s%s.".formatted(holiday.name(), where);
  }
}
