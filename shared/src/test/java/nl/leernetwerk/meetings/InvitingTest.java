package nl.leernetwerk.meetings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.mailing.Mail;
import org.junit.jupiter.api.Test;

/** Each person's calendar, made from the mails that the person got, against who should come. */
class InvitingTest {
  private static final EmailAddress ORGANISER = new EmailAddress("vragen@example.org");
  private static final Instant START = Instant.parse("2024-10-10T10:00:00Z");
  private static final Place HOUSE = new Place("Het Huis", "Plein 1, Utrecht", Optional.empty());
  private static final Place SCHOOL =
      new Place("De School", "Laan 2, Amersfoort", Optional.empty());

  @Test
  void who_joins_gets_the_meetings_to_come_and_none_that_are_over() {
    var meetings = List.of(settled(1, "2024-10-09"), settled(2, "2024-11-26"));
    var steps =
        Inviting.steps(ORGANISER, List.of(), meetings, List.of(guest("a-leader", "a")), START);
    assertEquals(List.of(2), steps.stream().map(it -> it.after().meeting()).toList());
  }

  @Test
  void who_hands_a_place_over_is_told_before_who_gets_it() {
    var meetings = List.of(settled(1, "2024-11-26"));
    var first =
        Inviting.steps(ORGANISER, List.of(), meetings, List.of(guest("a-leader", "a")), START);
    var told = List.of(first.getFirst().after());
    var steps = Inviting.steps(ORGANISER, told, meetings, List.of(guest("a-leader", "b")), START);
    assertEquals(
        List.of("a@example.org true 1", "b@example.org false 2"),
        steps.stream()
            .map(Inviting.Step::after)
            .map(it -> "%s %s %d".formatted(it.address(), it.cancelled(), it.sequence()))
            .toList());
  }

  @Test
  void who_was_told_how_it_is_now_is_told_nothing() {
    var meetings = List.of(settled(1, "2024-11-26"));
    var guests = List.of(guest("a-leader", "a"), guest("a-practitioner", "b"));
    var told =
        Inviting.steps(ORGANISER, List.of(), meetings, guests, START).stream()
            .map(Inviting.Step::after)
            .toList();
    assertEquals(List.of(), Inviting.steps(ORGANISER, told, meetings, guests, START));
  }

  @Test
  void whatever_happens_every_calendar_ends_up_with_the_meetings_that_its_owner_should_attend() {
    for (int seed = 0; seed < 3000; seed++) {
      var played = new Play(new Random(seed), true, true);
      played.year();
      assertEquals(played.wanted(), played.calendars(), "seed " + seed);
    }
  }

  @Test
  void without_a_condition_on_the_plan_a_slow_run_tells_of_an_older_one() {
    assertTrue(wrong(false, true) > 0);
  }

  @Test
  void without_a_higher_sequence_a_calendar_ends_up_wrong() {
    assertTrue(wrong(true, false) > 0);
  }

  private static int wrong(boolean checked, boolean sequences) {
    int wrong = 0;
    for (int seed = 0; seed < 500; seed++) {
      var played = new Play(new Random(seed), checked, sequences);
      played.year();
      wrong += played.wanted().equals(played.calendars()) ? 0 : 1;
    }
    return wrong;
  }

  /** A network's year: people and meetings change, runs die halfway, mails overtake each other. */
  private static final class Play {
    private final Random random;
    private final boolean checked;
    private final boolean sequences;
    private final Map<String, String> places = new LinkedHashMap<>();
    private final Map<Integer, Meeting> meetings = new TreeMap<>();
    private final Map<String, Invitation> stored = new LinkedHashMap<>();
    private final Map<Mail, Optional<EmailAddress>> waiting = new LinkedHashMap<>();
    private final Map<String, CalendarEntry> calendars = new HashMap<>();

    /** A run that has read what was told, and then was slow. */
    private Optional<Slow> slow = Optional.empty();

    private Instant now = START;
    private int people;
    private int version;

    private record Slow(
        int version, List<Invitation> told, List<Meeting> meetings, List<Guest> guests) {}

    Play(Random random, boolean checked, boolean sequences) {
      this.random = random;
      this.checked = checked;
      this.sequences = sequences;
      for (int number = 1; number <= 3; number++) {
        meetings.put(number, Meeting.planned(number));
      }
    }

    void year() {
      for (int step = 0; step < 40; step++) {
        switch (random.nextInt(10)) {
          case 0 -> places.put(place(), "person" + ++people);
          case 1 -> places.remove(place());
          case 2, 3 -> settle();
          case 4 -> cancel();
          case 5 -> now = now.plusSeconds(random.nextInt(40) * 86_400L);
          case 6 -> deliver(random.nextInt(4));
          case 7 -> beSlow();
          default -> run(random.nextInt(6));
        }
      }
      // People may change while a run is under way; the run of the next hour sees them.
      run(Integer.MAX_VALUE);
      settle();
      cancel();
      run(Integer.MAX_VALUE);
      slow.filter(it -> it.guests().equals(guests())).ifPresent(it -> end(it, Integer.MAX_VALUE));
      deliver(Integer.MAX_VALUE);
    }

    private String place() {
      return "s" + random.nextInt(3) + (random.nextBoolean() ? "-leader" : "-practitioner");
    }

    private void settle() {
      int number = 1 + random.nextInt(3);
      var before = meetings.get(number);
      if (before.appointment().isEmpty() || before.ahead(now).isPresent()) {
        var day =
            LocalDate.ofInstant(now, java.time.ZoneOffset.UTC).plusDays(1 + random.nextInt(60));
        version++;
        meetings.put(
            number,
            before.in(new Meeting.State.Settled(when(day, random.nextBoolean() ? HOUSE : SCHOOL))));
      }
    }

    private void cancel() {
      int number = 1 + random.nextInt(3);
      if (meetings.get(number).ahead(now).isPresent()) {
        version++;
        meetings.put(number, meetings.get(number).in(new Meeting.State.Cancelled()));
      }
    }

    private List<Guest> guests() {
      return places.entrySet().stream().map(it -> guest(it.getKey(), it.getValue())).toList();
    }

    private void run(int most) {
      end(read(), most);
    }

    private Slow read() {
      return new Slow(
          version, List.copyOf(stored.values()), List.copyOf(meetings.values()), guests());
    }

    private void beSlow() {
      if (slow.isEmpty()) {
        slow = Optional.of(read());
      } else {
        end(slow.get(), random.nextInt(4));
        slow = Optional.empty();
      }
    }

    private void end(Slow run, int most) {
      if (run.version() == version || !checked) {
        take(Inviting.steps(ORGANISER, run.told(), run.meetings(), run.guests(), now), most);
      }
    }

    /** The run dies after so many steps. */
    private void take(List<Inviting.Step> steps, int most) {
      int taken = 0;
      for (var step : steps) {
        if (taken++ == most) {
          return;
        }
        var after = step.after();
        var key = after.meeting() + after.guest();
        if (step.before().equals(Optional.ofNullable(stored.get(key)))) {
          stored.put(key, after);
          waiting.put(
              MeetingMails.of("2024-2025", "PO", after),
              after.cancelled() ? Optional.of(after.address()) : Optional.empty());
        }
      }
    }

    /** Sends some of the mails that wait, in any order; one now and then twice. */
    private void deliver(int most) {
      for (int sent = 0; sent < most && !waiting.isEmpty(); sent++) {
        var all = new ArrayList<>(waiting.keySet());
        var mail = all.get(random.nextInt(all.size()));
        send(mail, waiting.get(mail));
        if (random.nextInt(8) > 0) {
          waiting.remove(mail);
        }
      }
    }

    /** As the writers of the mails do. */
    private void send(Mail mail, Optional<EmailAddress> former) {
      var about = MeetingMails.About.of(mail).orElseThrow();
      var last = stored.get(about.meeting() + mail.to());
      if (former.isPresent()) {
        arrives(last.withdrawn(former.get(), mail.version() - 1));
      } else if (MeetingMails.of("2024-2025", "PO", last).equals(mail)) {
        arrives(last);
      }
    }

    /** As a calendar does: the entry with the highest sequence counts. */
    private void arrives(Invitation told) {
      var entry = told.entry("2024-2025", "PO", "Bijeenkomst", "", "Leernetwerk");
      calendars.merge(
          entry.attendee().address() + " " + entry.uid(),
          entry,
          (before, after) ->
              (sequences ? after.sequence() : 0) >= (sequences ? before.sequence() : 1)
                  ? after
                  : before);
    }

    /** What stands in the calendars of what is still to come. */
    Set<String> calendars() {
      var seen = new TreeSet<String>();
      calendars.values().stream()
          .filter(it -> !it.cancelled() && now.isBefore(when(it.day(), HOUSE).over()))
          .forEach(
              it ->
                  seen.add(
                      said(
                          it.attendee().address(),
                          it.uid().split("\\.", 4)[2],
                          it.day(),
                          it.location().orElseThrow())));
      return seen;
    }

    Set<String> wanted() {
      var wanted = new TreeSet<String>();
      for (var meeting : meetings.values()) {
        meeting
            .ahead(now)
            .ifPresent(
                it ->
                    guests()
                        .forEach(
                            guest ->
                                wanted.add(
                                    said(
                                        guest.address(),
                                        "" + meeting.number(),
                                        it.day(),
                                        it.place().line()))));
      }
      return wanted;
    }

    private static String said(EmailAddress who, String meeting, LocalDate day, String place) {
      return "%s %s %s %s".formatted(who, meeting, day, place);
    }
  }

  private static Meeting settled(int number, String day) {
    return Meeting.planned(number).in(new Meeting.State.Settled(when(LocalDate.parse(day), HOUSE)));
  }

  private static Appointment when(LocalDate day, Place place) {
    return new Appointment(day, LocalTime.of(12, 0), LocalTime.of(16, 0), place);
  }

  private static Guest guest(String id, String name) {
    return new Guest(id, name, new EmailAddress(name + "@example.org"));
  }
}
