package nl.leernetwerk.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.Sha256;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Amending.Answer;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.Test;

/**
 * Random changes of a few registrations, before the deadline and after it, by both people of each
 * pair and by organisers. They act on what they last saw, which may be out of date. The test keeps
 * its own record of what each change must have done.
 */
class RandomAmendmentsTest {
  private static final int ROUNDS = 50;
  private static final int STEPS = 40;
  private static final Round ROUND = Sample.round();
  private static final Instant NEVER = Instant.parse("2999-01-01T00:00:00Z");

  /**
   * Only a few schools, so that two registrations often want the same one. The last two are one
   * school in two spellings.
   */
  private static final List<Participant> SCHOOLS =
      List.of(
          new Participant.Listed(new SchoolCode("99AA00")),
          new Participant.Listed(new SchoolCode("99AB00")),
          new Participant.Listed(new SchoolCode("99CA00")),
          new Participant.Unlisted("De Nieuwe Brug", "Almere"),
          new Participant.Unlisted("Sint-Jan", "Ede"),
          new Participant.Unlisted("SINT JAN", "ede"));

  private final Map<Seen, Integer> seen = new EnumMap<>(Seen.class);

  @Test
  void random_changes_by_two_people_lose_nothing_and_keep_every_promise() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      try {
        new Autumn(new Random(seed)).play();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    System.out.println("Random amendments: " + seen);
    for (var kind : Seen.values()) {
      assertTrue(seen.getOrDefault(kind, 0) >= 2, kind + ": " + seen.get(kind));
    }
  }

  /** What must happen often enough for the test to mean something. */
  private enum Seen {
    CHANGED,
    KEPT_ITS_TIME,
    TOOK_A_NEW_TIME,
    ORGANISER_KEPT_ITS_TIME,
    OVERTAKEN,
    TAKEN,
    INVALID,
    UNCHANGED,
    NOT_NOW,
    WITHDRAWN,
    RESTORED,
    NOT_RESTORED_FOR_A_SCHOOL_REGISTERED_ELSEWHERE,
    RESTORED_TOO_LATE,
    HANDED_OVER,
    FAREWELL,
    SHARED_ADDRESS,
    OWN_ADDRESS_KEPT_ITS_LINK,
    OTHERS_ADDRESS_LOST_ITS_LINK,
    CORRECTED_AFTER_THE_DEADLINE,
    REFUSED_AFTER_THE_DEADLINE,
    DECIDED_BEHIND_SOMEBODYS_BACK
  }

  /** The test's own record of a registration; it follows only from what was asked for. */
  private record Page(
      int version,
      Submission says,
      Arrival arrival,
      boolean withdrawn,
      Optional<Outcome> outcome,
      Map<PairRole, Integer> links,
      int journal) {
    boolean holds(String school) {
      return !withdrawn && says.schools().stream().anyMatch(it -> it.identity().equals(school));
    }
  }

  private record Screen(Actor whose, Reference of) {}

  private final class Autumn {
    private final Random random;
    private final Table table = LocalTable.create(Clock.systemUTC());
    private final Storage storage = LocalTable.storage(table);
    private final Amending amending = new Amending(storage.amendments(), storage.schools());
    private final Map<Reference, Page> book = new LinkedHashMap<>();

    /** The version that each person last saw. */
    private final Map<Screen, Registration> screens = new HashMap<>();

    private RunningRound running = new RunningRound(ROUND, new RoundProgress.Unclosed());
    private Instant now = ROUND.endsAt().minus(Duration.ofDays(12));
    private int requests;

    Autumn(Random random) {
      this.random = random;
      storage.schools().load(Sample.schools().values());
      storage.open(ROUND);
    }

    void play() {
      for (int step = 0; step < STEPS; step++) {
        now = now.plus(Duration.ofMinutes(random.nextInt(60 * 24)));
        switch (random.nextInt(book.isEmpty() ? 1 : 12)) {
          case 0 -> somebodyRegisters();
          case 1 -> timePasses();
          default -> somebodyActs();
        }
        agree();
      }
    }

    private void somebodyRegisters() {
      if (!Amending.open(running, arrival()) || book.size() == 4) {
        return;
      }
      var form =
          Sample.form()
              .number(book.size() + 1)
              .practitioner(person())
              .leader(person())
              .schools(SCHOOLS.get(random.nextInt(SCHOOLS.size())));
      var registration = form.register();
      var receipt =
          storage
              .registrations()
              .submit(
                  ROUND,
                  Registration.accepted(registration.reference(), arrival(), form.submission()),
                  Idempotency.of("key" + ++requests, "it"),
                  List.of());
      assertEquals(
          holders(form.submission().schools()).isEmpty(), receipt instanceof Receipt.Accepted);
      if (receipt instanceof Receipt.Accepted) {
        book.put(
            registration.reference(),
            new Page(
                1,
                form.submission(),
                arrival(),
                false,
                Optional.empty(),
                Map.of(PairRole.PRACTITIONER, 1, PairRole.LEADER, 1),
                0));
      }
    }

    /** Closes the round, or allocates its seats. */
    private void timePasses() {
      if (!now.isBefore(ROUND.endsAt().plus(Round.GRACE))
          && running.progress() instanceof RoundProgress.Unclosed) {
        running = new RunningRound(ROUND, new RoundProgress.Closed(now, Sample.SEED));
      } else if (running.progress() instanceof RoundProgress.Closed closed) {
        running = new RunningRound(ROUND, new RoundProgress.Allocated(closed, now));
        book.replaceAll(
            (reference, page) -> {
              if (page.withdrawn()) {
                return page;
              }
              var outcome = new Outcome.Waiting(reference, 1, page.says().schools().size(), 1, 0);
              storage
                  .allocations()
                  .apply(ROUND, List.of(new Allocations.Applied(outcome, "", List.of())));
              return new Page(
                  page.version(),
                  page.says(),
                  page.arrival(),
                  false,
                  Optional.of(outcome),
                  page.links(),
                  page.journal());
            });
      }
    }

    private void somebodyActs() {
      var reference = any(List.copyOf(book.keySet()));
      var by = somebody(reference);
      var screen = new Screen(by, reference);
      if (random.nextBoolean()) {
        screens.put(screen, stored(reference));
      }
      var sees = screens.computeIfAbsent(screen, _ -> stored(reference));
      var asked = new Amending.Asked(by, arrival(), Optional.empty());
      var was = stored(reference);
      var page = book.get(reference);
      switch (random.nextInt(6)) {
        case 0 -> withdraw(sees, asked, page);
        case 1 -> restore(sees, asked, page);
        case 2 -> handOver(sees, asked, page);
        default -> change(sees, asked, page);
      }
      if (book.get(reference).equals(page)) {
        assertEquals(was, stored(reference), "it changed, though nobody was told so");
        assertEquals(Set.of(), mails(), "mails about nothing");
      }
      if (random.nextBoolean()) {
        screens.put(screen, stored(reference));
      }
    }

    private void withdraw(Registration sees, Amending.Asked asked, Page page) {
      var answer = amending.withdraw(running, sees, asked);
      var expected =
          isWithdrawn(sees)
              ? Answer.Unchanged.class
              : isOpen() ? written(sees, page) : Answer.NotNow.class;
      assertEquals(expected, saw(answer));
      if (answer instanceof Answer.Changed(var after, _)) {
        saw(Seen.WITHDRAWN);
        write(
            after,
            asked,
            new Page(
                page.version() + 1,
                page.says(),
                page.arrival(),
                true,
                page.outcome(),
                page.links(),
                page.journal() + 1));
      }
    }

    /** Undoing a withdrawal restores exactly what was withdrawn, its time of arrival included. */
    private void restore(Registration sees, Amending.Asked asked, Page page) {
      var answer = amending.restore(running, sees, asked);
      boolean late = !isOpen() || sees.outcome().isPresent();
      var elsewhere = holders(sees.submission().schools());
      elsewhere.remove(sees.reference());
      var expected =
          late
              ? Answer.NotNow.class
              : isWithdrawn(sees)
                  ? elsewhere.isEmpty() || stale(sees, page)
                      ? written(sees, page)
                      : Answer.Taken.class
                  : Answer.Unchanged.class;
      assertEquals(expected, saw(answer));
      if (late && isWithdrawn(sees)) {
        saw(Seen.RESTORED_TOO_LATE);
      }
      if (answer instanceof Answer.Taken) {
        saw(Seen.NOT_RESTORED_FOR_A_SCHOOL_REGISTERED_ELSEWHERE);
      }
      if (answer instanceof Answer.Changed(var after, _)) {
        saw(Seen.RESTORED);
        write(
            after,
            asked,
            new Page(
                page.version() + 1,
                page.says(),
                page.arrival(),
                false,
                page.outcome(),
                page.links(),
                page.journal() + 1));
      }
    }

    private void handOver(Registration sees, Amending.Asked asked, Page page) {
      var place = place(asked.by()).orElse(PairRole.LEADER);
      var to = person();
      var answer = amending.handOver(running, sees, place, to, asked);
      assertEquals(isWithdrawn(sees) ? Answer.NotNow.class : written(sees, page), saw(answer));
      if (answer instanceof Answer.Changed(var after, _)) {
        saw(Seen.HANDED_OVER);
        var links = new EnumMap<>(page.links());
        links.merge(place, 1, Integer::sum);
        var pair = page.says().pair().with(place, to);
        write(
            after,
            asked,
            new Page(
                page.version() + 1,
                page.says().with(pair, said(page.says().submittedBy(), place)),
                page.arrival(),
                false,
                page.outcome(),
                links,
                page.journal() + 1));
      }
    }

    /** The new person did not fill in the form. */
    private static SubmittedBy said(SubmittedBy before, PairRole place) {
      return before.name().equals(place.name()) ? SubmittedBy.OTHER : before;
    }

    private void change(Registration sees, Amending.Asked asked, Page page) {
      var wanted = wanted(sees.submission());
      var answer = amending.change(running, sees, wanted, asked);
      boolean nothing = same(sees.submission(), wanted);
      boolean people = same(sees.submission().with(wanted.pair(), wanted.submittedBy()), wanted);
      boolean schools =
          !sees.submission().schools().equals(wanted.schools())
              || sees.submission().network() != wanted.network();
      boolean refused = !isOpen() && !people && !mayStill(asked, sees.submission(), wanted);
      boolean wrong =
          schools && wanted.network() == Sector.VO && wanted.schools().stream().allMatch(this::po);
      // After the allocation, an initiative keeps its number of schools.
      boolean otherSeats =
          !isOpen() && sees.submission().schools().size() != wanted.schools().size();
      var elsewhere = holders(wanted.schools());
      elsewhere.remove(sees.reference());
      var expected =
          isWithdrawn(sees)
              ? Answer.NotNow.class
              : nothing
                  ? Answer.Unchanged.class
                  : refused || wrong || otherSeats
                      ? Answer.Invalid.class
                      : elsewhere.isEmpty() || stale(sees, page)
                          ? written(sees, page)
                          : Answer.Taken.class;
      assertEquals(expected, saw(answer));
      if (refused && expected == Answer.Invalid.class) {
        saw(Seen.REFUSED_AFTER_THE_DEADLINE);
      }
      if (answer instanceof Answer.Changed(var after, _)) {
        saw(isOpen() ? Seen.CHANGED : Seen.CORRECTED_AFTER_THE_DEADLINE);
        var pair = place(asked.by());
        boolean more = more(page.says(), wanted);
        boolean anew = pair.isPresent() && more;
        var line = storage.amendments().find(sees.reference(), page.version() + 1).orElseThrow();
        assertEquals(
            anew ? Optional.of(page.arrival().at()) : Optional.empty(),
            ((AmendmentAction.Changed) line.action()).arrivedBefore());
        saw(anew ? Seen.TOOK_A_NEW_TIME : more ? Seen.ORGANISER_KEPT_ITS_TIME : Seen.KEPT_ITS_TIME);
        var links = new EnumMap<>(page.links());
        for (var place : PairRole.values()) {
          if (!address(page.says().pair(), place).equals(address(wanted.pair(), place))) {
            boolean own = pair.filter(place::equals).isPresent();
            saw(own ? Seen.OWN_ADDRESS_KEPT_ITS_LINK : Seen.OTHERS_ADDRESS_LOST_ITS_LINK);
            links.merge(place, own ? 0 : 1, Integer::sum);
          }
        }
        write(
            after,
            asked,
            new Page(
                page.version() + 1,
                wanted.with(wanted.pair(), page.says().submittedBy()),
                anew ? asked.arrival() : page.arrival(),
                false,
                page.outcome(),
                links,
                page.journal() + 1));
      }
    }

    /**
     * What was not asked for stays as it was, so that nothing that another person changed is
     * undone.
     */
    private void write(Registration after, Amending.Asked asked, Page next) {
      var reference = after.reference();
      assertEquals(
          next.version() - 1, book.get(reference).version(), "what another changed is lost");
      assertEquals(after, stored(reference), "something else was stored than was told");
      told(book.get(reference).says().pair(), next, reference);
      var line = storage.amendments().find(reference, next.version()).orElseThrow();
      assertEquals(asked.by(), line.by());
      assertEquals(asked.arrival().at(), line.at());
      book.put(reference, next);
    }

    /**
     * One mail to each person of the pair, and one to each address that has left the registration.
     */
    private void told(Pair was, Page next, Reference reference) {
      var is = next.says().pair();
      boolean shared = address(is, PairRole.PRACTITIONER).equals(address(is, PairRole.LEADER));
      var to = shared ? List.of(Addressee.PAIR) : List.of(Addressee.PRACTITIONER, Addressee.LEADER);
      var expected = new HashSet<Mail>();
      to.forEach(it -> expected.add(RegistrationMails.amended(reference, it, next.version())));
      var here = Stream.of(PairRole.values()).map(it -> address(is, it)).toList();
      var gone =
          Stream.of(PairRole.values())
              .map(it -> address(was, it))
              .filter(it -> !here.contains(it))
              .collect(Collectors.toCollection(HashSet::new));
      for (var place : PairRole.values()) {
        if (gone.remove(address(was, place))) {
          var farewell = RegistrationMails.farewell(reference, place, next.version());
          expected.add(farewell);
          assertEquals(
              Optional.of(was.person(place).email()), storage.mails().formerAddress(farewell));
          saw(Seen.FAREWELL);
        }
      }
      assertEquals(expected, mails());
      if (shared) {
        saw(Seen.SHARED_ADDRESS);
      }
    }

    /**
     * The store agrees with the test's record, and each school is claimed by its own registration
     * only.
     */
    private void agree() {
      var claims = new HashMap<String, String>();
      book.forEach(
          (reference, page) -> {
            var stored = stored(reference);
            assertEquals(page.version(), stored.revision().version());
            assertEquals(page.says(), stored.submission());
            assertEquals(page.arrival(), stored.arrival());
            assertEquals(page.withdrawn(), stored.leftEarly());
            assertEquals(page.outcome(), stored.outcome());
            page.links()
                .forEach(
                    (place, link) ->
                        assertEquals(link, stored.revision().membership(place).link()));
            var versions =
                storage.amendments().of(reference).stream().map(Amendment::version).toList();
            assertEquals(page.journal(), versions.size());
            assertEquals(page.version(), versions.isEmpty() ? 1 : versions.getLast());
            if (!page.withdrawn()) {
              page.says()
                  .schools()
                  .forEach(
                      school -> assertEquals(null, claims.put(claim(school), reference.text())));
            }
          });
      assertEquals(claims, claims());
    }

    /** Which registration claims which school, as stored. */
    private Map<String, String> claims() {
      return LocalTable.items(table).stream()
          .filter(item -> item.get("pk").s().startsWith("CLAIM#"))
          .collect(
              Collectors.toMap(
                  item -> item.get("pk").s().split("#", 3)[2], item -> item.get("reference").s()));
    }

    /** What a school's claim is called; keys hold no text that people typed. */
    private static String claim(Participant school) {
      return switch (school) {
        case Participant.Listed(var code) -> code.value();
        case Participant.Unlisted unlisted ->
            Sha256.hex(unlisted.identity().getBytes(StandardCharsets.UTF_8));
      };
    }

    // ---- What must happen

    private boolean isOpen() {
      return now.isBefore(ROUND.endsAt()) && running.progress() instanceof RoundProgress.Unclosed;
    }

    /** Only a sender who saw the last version may write. */
    private Class<? extends Answer> written(Registration sees, Page page) {
      if (sees.outcome().isPresent() != page.outcome().isPresent()) {
        saw(Seen.DECIDED_BEHIND_SOMEBODYS_BACK);
      }
      return stale(sees, page) ? Answer.Overtaken.class : Answer.Changed.class;
    }

    private static boolean stale(Registration sees, Page page) {
      return sees.revision().version() != page.version()
          || sees.outcome().isPresent() != page.outcome().isPresent();
    }

    private static boolean isWithdrawn(Registration registration) {
      return registration.state() instanceof RegistrationState.Withdrawn;
    }

    /** An organiser may correct all but the network, and schools once the seats are allocated. */
    private boolean mayStill(Amending.Asked asked, Submission now, Submission wanted) {
      return place(asked.by()).isEmpty()
          && now.network() == wanted.network()
          && (now.schools().equals(wanted.schools())
              || running.progress() instanceof RoundProgress.Allocated);
    }

    private boolean po(Participant school) {
      return SCHOOLS.indexOf(school) < 2;
    }

    private static boolean more(Submission before, Submission after) {
      return before.network() != after.network()
          || !identities(before).containsAll(identities(after));
    }

    private static Set<String> identities(Submission submission) {
      return submission.schools().stream().map(Participant::identity).collect(Collectors.toSet());
    }

    private static boolean same(Submission one, Submission other) {
      return one.with(one.pair(), other.submittedBy()).equals(other)
          && Stream.of(PairRole.values())
              .allMatch(
                  it ->
                      Objects.equals(
                          one.pair().person(it).email().value(),
                          other.pair().person(it).email().value()));
    }

    private Set<Reference> holders(Collection<Participant> schools) {
      return book.entrySet().stream()
          .filter(it -> schools.stream().anyMatch(s -> it.getValue().holds(s.identity())))
          .map(Map.Entry::getKey)
          .collect(Collectors.toCollection(HashSet::new));
    }

    // ---- Random people and values

    private Actor somebody(Reference reference) {
      return switch (random.nextInt(5)) {
        case 0 -> new Actor.Organiser("noor");
        case 1, 2 -> new Actor.Participant(reference, PairRole.LEADER);
        default -> new Actor.Participant(reference, PairRole.PRACTITIONER);
      };
    }

    private static Optional<PairRole> place(Actor actor) {
      return actor instanceof Actor.Participant(_, var role) ? Optional.of(role) : Optional.empty();
    }

    /**
     * One of a few addresses, so that both people of a pair sometimes share one; sometimes in upper
     * case.
     */
    private Person person() {
      var name = "docent" + random.nextInt(5) + "@example.org";
      return new Person(
          "Docent " + random.nextInt(3),
          new EmailAddress(random.nextInt(5) == 0 ? name.toUpperCase(Locale.ROOT) : name),
          "leerkracht",
          random.nextBoolean() ? Optional.empty() : Optional.of("010-1234567"));
    }

    private Submission wanted(Submission now) {
      var next = now;
      for (int i = 0; i <= random.nextInt(3); i++) {
        next = changed(next);
      }
      // The person who sent the registration in stays the same, whatever the change says.
      return next.with(next.pair(), any(List.of(SubmittedBy.values())));
    }

    private Submission changed(Submission now) {
      var pair = now.pair();
      return switch (random.nextInt(7)) {
        case 0 -> with(now, now.network() == Sector.PO ? Sector.VO : Sector.PO, now.schools());
        case 1, 2 -> with(now, now.network(), schools(now.schools()));
        case 3 -> now.with(pair.with(PairRole.LEADER, person()), now.submittedBy());
        case 4 -> now.with(pair.with(PairRole.PRACTITIONER, person()), now.submittedBy());
        default ->
            new Submission(
                now.network(),
                now.initiative(),
                now.schools(),
                pair,
                now.submittedBy(),
                List.of("Vraag " + random.nextInt(3)),
                "Verwachting " + random.nextInt(3),
                random.nextBoolean() ? Map.of() : Map.of(OptionalText.CONTRIBUTION, "Ervaring"),
                now.seeks());
      };
    }

    /** One school more, or one less, or others. */
    private List<Participant> schools(List<Participant> now) {
      var some = new ArrayList<>(now);
      if (some.size() > 1 && random.nextBoolean()) {
        some.remove(random.nextInt(some.size()));
      } else {
        var one = any(SCHOOLS);
        some.removeIf(it -> it.identity().equals(one.identity()));
        some.add(one);
      }
      return some;
    }

    private static Submission with(Submission now, Sector network, List<Participant> schools) {
      return new Submission(
          network,
          now.initiative(),
          schools,
          now.pair(),
          now.submittedBy(),
          now.learningQuestions(),
          now.expectations(),
          now.texts(),
          now.seeks());
    }

    private static String address(Pair pair, PairRole place) {
      return pair.person(place).email().value().toLowerCase(Locale.ROOT);
    }

    private Registration stored(Reference reference) {
      return storage.registrations().find(reference).orElseThrow();
    }

    /**
     * The mails since the last check; a mail that was queued a second time would be missing here.
     */
    private Set<Mail> mails() {
      var mails = new HashSet<Mail>();
      for (var event : storage.outbox().waitingSince(NEVER)) {
        var mail = Mail.of(event);
        assertTrue(mails.add(mail));
        storage.mails().sent(mail, "message", now);
      }
      return mails;
    }

    private Arrival arrival() {
      return new Arrival(now, "request-" + now.getEpochSecond());
    }

    private <T> T any(List<T> some) {
      return some.get(random.nextInt(some.size()));
    }

    private Class<? extends Answer> saw(Answer answer) {
      switch (answer) {
        case Answer.Overtaken _ -> saw(Seen.OVERTAKEN);
        case Answer.Taken _ -> saw(Seen.TAKEN);
        case Answer.Invalid _ -> saw(Seen.INVALID);
        case Answer.Unchanged _ -> saw(Seen.UNCHANGED);
        case Answer.NotNow _ -> saw(Seen.NOT_NOW);
        case Answer.Changed _, Answer.Busy _ -> {}
      }
      return answer.getClass();
    }

    private void saw(Seen what) {
      seen.merge(what, 1, Integer::sum);
    }
  }
}
